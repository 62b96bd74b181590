import type { ReactNode } from "react";
import { Link } from "wouter";
import { Coins } from "../../primitives/Coins.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { Table } from "../../primitives/Table.tsx";
import { type MatchView, resultOf } from "../arena/matchView.ts";
import styles from "./HistoryTable.module.css";

/** One more column, the last before the links. */
export interface ExtraColumn {
  readonly title: string;
  readonly cell: (view: MatchView) => ReactNode;
}

interface HistoryTableProps {
  /** What the table lists. */
  caption: string;
  views: readonly MatchView[];
  extra?: ExtraColumn;
}

/** Matches, one a row: who fought, who won, what was in the pots, and the way to each. */
export function HistoryTable({ caption, views, extra }: HistoryTableProps) {
  return (
    <Table caption={caption} hideCaption className={styles.table ?? ""}>
      <thead>
        <tr>
          <th scope="col">Match</th>
          <th scope="col">Bots</th>
          <th scope="col">Result</th>
          <th scope="col" data-number>
            Stakes
          </th>
          <th scope="col" data-number>
            Bets
          </th>
          {extra ? <th scope="col">{extra.title}</th> : null}
          <th scope="col">
            <span className="unseen">Replay</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <tr key={view.id}>
            <th scope="row" className={styles.id}>
              <Link href={`/match/${view.id}`}>{view.id}</Link>
            </th>
            <td className={styles.bots}>
              <BotLink side={view.sides.a} />
              {view.sides.b ? (
                <>
                  {" "}
                  against <BotLink side={view.sides.b} />
                </>
              ) : null}
            </td>
            <td className={styles.result}>
              {view.phase === "fought" || view.phase === "void" ? resultOf(view) : view.headline}
            </td>
            <td data-number data-label="Stakes" className={styles.stakes}>
              <Coins wei={view.sides.b ? 2n * view.stake : view.stake} />
            </td>
            <td data-number data-label="Bets" className={styles.bets}>
              <Coins wei={view.sides.a.pool + (view.sides.b?.pool ?? 0n)} />
            </td>
            {extra ? <td className={styles.extra}>{extra.cell(view)}</td> : null}
            <td className={styles.replay}>
              {view.battle ? <Link href={`/battle/${view.id}`}>Replay</Link> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function BotLink({ side }: { side: MatchView["sides"]["a"] }) {
  return (
    <>
      <SideBadge side={side.side} /> <Link href={`/bot/${side.bot}`}>{side.name}</Link>
    </>
  );
}
