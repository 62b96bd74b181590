import { Link } from "wouter";
import { Coins } from "../../primitives/Coins.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { Table } from "../../primitives/Table.tsx";
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
      <Table caption="Finished matches, newest first" hideCaption>
        <thead>
          <tr>
            <th scope="col">Match</th>
            <th scope="col">Bots</th>
            <th scope="col">Result</th>
            <th scope="col">Bets</th>
            <th scope="col">You</th>
            <th scope="col">
              <span className="unseen">Links</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => {
            const { a, b } = view.sides;
            return (
              <tr key={view.id}>
                <th scope="row">
                  <Link href={`/match/${view.id}`}>{view.id}</Link>
                </th>
                <td>
                  <SideBadge side="a" /> {a.name}
                  {b ? (
                    <>
                      {" "}
                      against <SideBadge side="b" /> {b.name}
                    </>
                  ) : null}
                </td>
                <td>{resultOf(view)}</td>
                <td data-number>
                  <Coins wei={a.pool + (b?.pool ?? 0n)} />
                </td>
                <td>{myResult(view)}</td>
                <td>{view.phase === "fought" ? <Link href={`/battle/${view.id}`}>Replay</Link> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

function resultOf(view: MatchView): string {
  if (view.phase === "void") return "void, all went back";
  if (view.winner === "draw") return "draw, all went back";
  const winner = view.winner === "b" ? view.sides.b : view.sides.a;
  return `${winner?.name ?? "?"} won`;
}
