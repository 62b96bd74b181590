import { classes } from "../../primitives/classes.ts";
import styles from "./Countdown.module.css";
import { clockText, type MatchView } from "./matchView.ts";

interface CountdownProps {
  countdown: NonNullable<MatchView["countdown"]>;
  /** Chain time, unix seconds. */
  now: number;
  size?: "normal" | "large";
}

/** The last seconds are marked. */
const SOON = 6;

/** Time left until something happens, and what. */
export function Countdown({ countdown, now, size = "normal" }: CountdownProps) {
  const left = countdown.until - now;
  return (
    <p
      className={classes(styles.countdown, styles[size], left <= SOON && styles.soon)}
      role="timer"
      aria-label={countdown.label}
    >
      <strong>{clockText(left)}</strong> <span>{countdown.label}</span>
    </p>
  );
}
