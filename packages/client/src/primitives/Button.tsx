import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `brass` is the one main action of a view; `steel` every other; `quiet` stands inside other things; `danger` destroys. */
  look?: "brass" | "steel" | "quiet" | "danger";
  size?: "small" | "normal" | "large";
  /** A control's icon, before the words. */
  icon?: ReactNode;
  /** The action is under way: the button keeps its place and cannot be pressed again. */
  busy?: boolean;
}

/** A pressed plate. With an icon alone, give `aria-label`. */
export function Button({
  look = "steel",
  size = "normal",
  icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], styles[size], !children && styles.bare, className)}
      disabled={disabled === true || busy}
      aria-busy={busy}
    >
      {busy ? <span className={styles.wind} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
