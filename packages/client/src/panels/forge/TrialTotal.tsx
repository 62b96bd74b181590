import { MoveDown, MoveUp } from "lucide-react";
import type { CSSProperties } from "react";
import { classes } from "../../primitives/classes.ts";
import styles from "./TrialTotal.module.css";
import type { Trial } from "./trial.ts";

interface TrialTotalProps {
  /** All chosen opponents together; `undefined` while they are played. */
  total: Trial | undefined;
  /** The same of the bot before its last change. */
  before: Trial | undefined;
  opponents: number;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The figure a change is judged by: how much of all trial battles is won, how sure that is, and what it was before. */
export function TrialTotal({ total, before, opponents }: TrialTotalProps) {
  const change = total && before ? Math.round(total.share * 100) - Math.round(before.share * 100) : 0;
  // Where the intervals overlap the difference may be luck, and is shown without praise or blame.
  const sure = total && before ? total.low > before.high || total.high < before.low : false;
  const { share, low, high } = total ?? { share: 0.5, low: 0, high: 1 };
  return (
    <div className={styles.total} role="status" aria-busy={!total}>
      <p className={styles.figure}>
        <strong>{total ? percent(share) : "…"}</strong>
        <span>
          won of {((total?.battles ?? 200 * opponents) || 0).toLocaleString("en")} battles
          <br />
          {total ? (
            <>
              {percent(low)} to {percent(high)}, 95% sure
            </>
          ) : (
            "being played…"
          )}
        </span>
        {change !== 0 ? (
          <span className={classes(styles.change, sure && (change > 0 ? styles.up : styles.down))}>
            <span>
              {change > 0 ? (
                <MoveUp aria-hidden="true" size={16} />
              ) : (
                <MoveDown aria-hidden="true" size={16} />
              )}
              {change > 0 ? "+" : "−"}
              {Math.abs(change)}
            </span>
            <small>{sure ? "by the last change" : "may be luck"}</small>
          </span>
        ) : null}
      </p>
      <span
        className={classes(styles.rule, !total && styles.waiting)}
        aria-hidden="true"
        style={
          {
            "--low": low,
            "--high": high,
            "--share": share,
            "--was": before?.share ?? share,
          } as CSSProperties
        }
      />
    </div>
  );
}
