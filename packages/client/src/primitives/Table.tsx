import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import styles from "./Table.module.css";

interface TableProps extends ComponentProps<"table"> {
  /** What the table lists. */
  caption: string;
  hideCaption?: boolean;
}

/** A ledger: put `<thead>` and `<tbody>` in it; `<td data-number>` sets figures in a right-hand column. */
export function Table({ caption, hideCaption = false, className, children, ...rest }: TableProps) {
  return (
    <div className={styles.frame}>
      <table {...rest} className={classes(styles.table, className)}>
        <caption className={hideCaption ? "unseen" : styles.caption}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
