import { classes } from "./classes.ts";
import styles from "./SideBadge.module.css";

interface SideBadgeProps {
  side: "a" | "b";
  size?: "small" | "large";
}

/** Marks a side of a battle by colour, shape and letter: cobalt and round for A, ember and square for B. */
export function SideBadge({ side, size = "small" }: SideBadgeProps) {
  return (
    <span
      role="img"
      aria-label={`Side ${side.toUpperCase()}`}
      className={classes(styles.badge, styles[side], styles[size])}
    >
      {side.toUpperCase()}
    </span>
  );
}
