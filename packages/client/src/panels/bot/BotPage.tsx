import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";

interface BotPageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

export default function BotPage({ id }: BotPageProps) {
  return (
    <Page title={`Bot ${id}`}>
      <WindingSpring label="This bench is being set up…" />
    </Page>
  );
}
