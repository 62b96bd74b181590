import type { CSSProperties } from "react";
import { Coins } from "../../primitives/Coins.tsx";
import type { MatchView } from "./matchView.ts";
import styles from "./OddsBar.module.css";

interface OddsBarProps {
  view: MatchView;
}

/** Both pools against each other, each with what a coin on it would bring back. */
export function OddsBar({ view }: OddsBarProps) {
  const { a, b } = view.sides;
  if (!b) return null;
  const sides = [a, b];
  return (
    <section className={styles.odds} aria-label="Pools and odds">
      <div className={styles.bar} aria-hidden="true" style={{ "--part": a.part } as CSSProperties} />
      <dl className={styles.figures}>
        {sides.map((side) => (
          <div key={side.side} data-side={side.side}>
            <dt>
              <span className="unseen">{side.name}: </span>
              {Math.round(side.part * 100)}% of{" "}
              <Coins wei={side.pool + (side.side === "a" ? b.pool : a.pool)} />
            </dt>
            <dd>
              {side.odds === "–" ? "no bets" : `${side.odds}×`}
              <span className="unseen"> back for each coin</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
