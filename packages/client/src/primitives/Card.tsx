import type { ComponentProps, ReactNode } from "react";
import styles from "./Card.module.css";
import { classes } from "./classes.ts";

export interface CardProps extends Omit<ComponentProps<"section">, "title"> {
  /** `plate` is the dark panel; `paper` a thick sheet; `loom` a sheet with a punched edge, for rules. */
  look?: "plate" | "paper" | "loom";
  title?: ReactNode;
  /** Small controls at the title's right. */
  actions?: ReactNode;
  flush?: boolean;
}

/** A thing that lies on the bench. */
export function Card({
  look = "plate",
  title,
  actions,
  flush = false,
  className,
  children,
  ...rest
}: CardProps) {
  return (
    <section {...rest} className={classes(styles.card, styles[look], flush && styles.flush, className)}>
      {title || actions ? (
        <header className={styles.head}>
          {title ? <h3>{title}</h3> : <span />}
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}
