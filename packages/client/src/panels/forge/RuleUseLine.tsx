import { TriangleAlert } from "lucide-react";
import type { CSSProperties } from "react";
import { classes } from "../../primitives/classes.ts";
import styles from "./RuleUseLine.module.css";
import { type TriedRule, whyNever } from "./trial.ts";

interface RuleUseLineProps {
  tried: readonly TriedRule[];
  index: number;
  turns: number;
}

/** How often a rule was taken in the trial battles; when never, why. */
export function RuleUseLine({ tried, index, turns }: RuleUseLineProps) {
  const rule = tried[index];
  if (!rule || turns === 0) return <span className={styles.use}>trying it…</span>;
  const { fired } = rule.use;
  if (fired === 0)
    return (
      <span className={classes(styles.use, styles.never)}>
        <TriangleAlert aria-hidden="true" size={14} /> never taken: {whyNever(tried, index)}
      </span>
    );
  const share = (100 * fired) / turns;
  const shown = share < 1 ? "under 1%" : `${Math.round(share)}%`;
  return (
    <span
      className={styles.use}
      title={`${fired.toLocaleString("en")} of ${turns.toLocaleString("en")} turns`}
    >
      <span className={styles.bar} aria-hidden="true" style={{ "--part": `${share}%` } as CSSProperties} />
      taken in {shown} of turns
    </span>
  );
}
