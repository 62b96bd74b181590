import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";

export default function ForgePage() {
  return (
    <Page title="The forge" lead="Say how your bot should fight.">
      <WindingSpring label="This bench is being set up…" />
    </Page>
  );
}
