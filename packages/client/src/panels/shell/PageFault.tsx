import { errorLine } from "@cogwright/contracts/errors";
import { Component, type ReactNode } from "react";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";

interface PageFaultState {
  error: unknown;
}

/** Catches what a page throws while drawing, and says so in its place; the rest of the house stands. */
export class PageFault extends Component<{ children: ReactNode }, PageFaultState> {
  override state: PageFaultState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PageFaultState {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Notice
        tone="bad"
        title="A wheel has come off."
        actions={<Button onClick={() => window.location.reload()}>Reload the page</Button>}
      >
        <p>{errorLine(error)}</p>
        <p>Nothing is lost: everything that counts stands on the chain.</p>
      </Notice>
    );
  }
}
