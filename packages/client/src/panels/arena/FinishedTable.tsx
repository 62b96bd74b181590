import { Link } from "wouter";
import { HistoryTable } from "../history/HistoryTable.tsx";
import { type MatchView, myResult } from "./matchView.ts";

interface FinishedTableProps {
  views: readonly MatchView[];
}

/** Battles that were: who won, what was in the pots, and the way to the replay. */
export function FinishedTable({ views }: FinishedTableProps) {
  if (views.length === 0) return null;
  return (
    <section aria-label="Finished matches">
      <h2>Finished</h2>
      <HistoryTable
        caption="Finished matches, newest first"
        views={views}
        extra={{ title: "You", cell: myResult }}
      />
      <p>
        <Link href="/history">All battles that were</Link>
      </p>
    </section>
  );
}
