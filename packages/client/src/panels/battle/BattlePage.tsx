import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";

interface BattlePageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

export default function BattlePage({ id }: BattlePageProps) {
  return (
    <Page title={`Battle ${id}`}>
      <WindingSpring label="This bench is being set up…" />
    </Page>
  );
}
