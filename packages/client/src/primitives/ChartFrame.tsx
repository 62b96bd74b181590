import type { ReactNode } from "react";
import styles from "./ChartFrame.module.css";

interface ChartFrameProps {
  title: string;
  /** The chart in one sentence, for those who do not see it. */
  summary: string;
  /** Name of the vertical axis with its unit. */
  unit?: string;
  legend?: ReactNode;
  children: ReactNode;
}

/** A dial's housing: title, unit, legend, and the drawing inside. */
export function ChartFrame({ title, summary, unit, legend, children }: ChartFrameProps) {
  return (
    <figure className={styles.frame}>
      <figcaption className={styles.head}>
        <strong>{title}</strong>
        {unit ? <span className={styles.unit}>{unit}</span> : null}
        <span className="unseen">{summary}</span>
      </figcaption>
      <div className={styles.dial} aria-hidden="true">
        {children}
      </div>
      {legend ? <div className={styles.legend}>{legend}</div> : null}
    </figure>
  );
}
