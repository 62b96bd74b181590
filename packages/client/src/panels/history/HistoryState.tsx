import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import type { History } from "./useHistory.ts";

/** How far a history has been read: the spring while it is read, what is wrong, and the way to older matches. */
export function HistoryState({ history }: { history: History }) {
  const { state, problem, matches, total, older } = history;
  if (state === "failed") {
    return (
      <Notice tone="bad" title="The matches cannot be read.">
        {problem} The page tries again when the chain answers.
      </Notice>
    );
  }
  if (state === "loading") return <WindingSpring label="Reading matches from the chain…" />;
  if (!older) return null;
  return (
    <p>
      <Button onClick={older}>Read older matches</Button>{" "}
      <small>
        {matches.length} of {total} are here.
      </small>
    </p>
  );
}
