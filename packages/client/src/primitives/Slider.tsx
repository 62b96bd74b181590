import { Slider as Radix } from "radix-ui";
import { useId } from "react";
import styles from "./Slider.module.css";

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange(value: number): void;
  /** How the value reads: `30 %`, `2.5 coins`. */
  format?(value: number): string;
  disabled?: boolean;
}

/** A brass knob on a graduated rule. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  onChange,
  format = String,
  disabled = false,
}: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <span className={styles.head}>
        <span id={id}>{label}</span>
        <output>{format(value)}</output>
      </span>
      <Radix.Root
        className={styles.root}
        value={[value]}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onValueChange={([next]) => next !== undefined && onChange(next)}
      >
        <Radix.Track className={styles.track}>
          <Radix.Range className={styles.range} />
        </Radix.Track>
        <Radix.Thumb className={styles.thumb} aria-labelledby={id} aria-valuetext={format(value)} />
      </Radix.Root>
    </div>
  );
}
