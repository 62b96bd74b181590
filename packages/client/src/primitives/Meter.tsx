import type { CSSProperties } from "react";
import type { ColourName } from "../theme/colours.ts";
import styles from "./Meter.module.css";

interface MeterProps {
  label: string;
  hideLabel?: boolean;
  value: number;
  max: number;
  colour?: ColourName;
  /** How the value reads; `72 of 100` when not given. */
  text?: string;
}

/** A gauge: how much of something there is. */
export function Meter({ label, hideLabel = false, value, max, colour = "brass", text }: MeterProps) {
  const shown = text ?? `${value} of ${max}`;
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={styles.meter}>
      {hideLabel ? null : (
        <span className={styles.head}>
          <span>{label}</span>
          <span className="number">{shown}</span>
        </span>
      )}
      <meter className="unseen" aria-label={label} value={value} min={0} max={max} aria-valuetext={shown} />
      <div
        aria-hidden="true"
        className={styles.track}
        style={{ "--part": part, "--fill": `var(--${colour})` } as CSSProperties}
      />
    </div>
  );
}
