import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Notice.module.css";

interface NoticeProps {
  tone?: "plain" | "warn" | "bad";
  /** What is so: "No battle is on.", "The chain does not answer.". */
  title: string;
  /** Why, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  /** A picture instead of the tone's icon. */
  picture?: ReactNode;
}

const icons = { plain: Info, warn: TriangleAlert, bad: CircleAlert };

/** An empty or a failed state, said in full: what, why, what to do. */
export function Notice({ tone = "plain", title, children, actions, picture }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={classes(styles.notice, styles[tone])} role={tone === "bad" ? "alert" : "note"}>
      <span className={styles.icon}>
        {picture ?? <Icon aria-hidden="true" size={30} strokeWidth={1.6} />}
      </span>
      <h3>{title}</h3>
      {children ? <div className={styles.body}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
