import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classes } from "./classes.ts";

interface BadgeProps {
  tone?: "plain" | "brass" | "good" | "warn" | "bad";
  icon?: ReactNode;
  children: ReactNode;
}

/** A short state in a word or two. Give an icon as well when its tone means something. */
export function Badge({ tone = "plain", icon, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
