import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";

interface MatchPageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

export default function MatchPage({ id }: MatchPageProps) {
  return (
    <Page title={`Match ${id}`}>
      <WindingSpring label="This bench is being set up…" />
    </Page>
  );
}
