import { Link, useLocation } from "wouter";
import { Notice } from "../primitives/Notice.tsx";
import { Page } from "../primitives/Page.tsx";

export function NotFoundPage() {
  const [location] = useLocation();
  return (
    <Page title="Nothing here">
      <Notice title={`No page stands at ${location}.`} actions={<Link href="/">Back to the realm</Link>}>
        The address may be mistyped, or the thing it named is not in this world.
      </Notice>
    </Page>
  );
}
