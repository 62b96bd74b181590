import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";

export default function ArenaPage() {
  return (
    <Page title="The arena" lead="Battles, odds and pools.">
      <WindingSpring label="This bench is being set up…" />
    </Page>
  );
}
