import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classes } from "./classes.ts";
import styles from "./Field.module.css";

interface FieldLabels {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong with the value and what to do. */
  error?: ReactNode;
  /** Stands at the end of the box: a unit, a small button. */
  after?: ReactNode;
}

type FieldProps = FieldLabels &
  (
    | ({ lines?: undefined } & ComponentProps<"input">)
    | ({ /** Rows of a text of several lines. */ lines: number } & ComponentProps<"textarea">)
  );

/** A labelled box to write in: one line, or several with `lines`. */
export function Field(props: FieldProps) {
  const id = useId();
  const { label, hideLabel, hint, error, after, lines, className, ...rest } = props;
  const shared = {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": hint || error ? `${id}-note` : undefined,
  };
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? "unseen" : styles.label}>
        {label}
      </label>
      <div className={classes(styles.box, Boolean(error) && styles.wrong)}>
        {lines === undefined ? (
          <input {...(rest as ComponentProps<"input">)} {...shared} />
        ) : (
          <textarea rows={lines} {...(rest as ComponentProps<"textarea">)} {...shared} />
        )}
        {after ? <span className={styles.after}>{after}</span> : null}
      </div>
      {error ? (
        <p id={`${id}-note`} className={styles.error} role="alert">
          <CircleAlert aria-hidden="true" size={15} /> {error}
        </p>
      ) : hint ? (
        <p id={`${id}-note`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
