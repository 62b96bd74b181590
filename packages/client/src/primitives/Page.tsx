import { type ReactNode, useEffect } from "react";
import { classes } from "./classes.ts";
import styles from "./Page.module.css";

interface PageProps {
  /** The heading, and the document's title. */
  title: string;
  /** One line under the heading. */
  lead?: ReactNode;
  /** Buttons at the heading's right. */
  actions?: ReactNode;
  /** `wide` for screens of several columns. */
  width?: "text" | "wide";
  children: ReactNode;
}

/** A page that scrolls: heading, lead, content. Screens that fill the window (realm, battle) do without. */
export function Page({ title, lead, actions, width = "wide", children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Cogwright`;
  }, [title]);
  return (
    <div className={classes(styles.page, styles[width])}>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
