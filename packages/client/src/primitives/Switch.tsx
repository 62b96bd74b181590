import { Switch as Radix } from "radix-ui";
import { useId } from "react";
import styles from "./Switch.module.css";

interface SwitchProps {
  label: string;
  hideLabel?: boolean;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
}

/** A lever with two positions. */
export function Switch({ label, hideLabel = false, checked, onChange, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <span className={styles.switch}>
      <Radix.Root
        id={id}
        className={styles.root}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
      >
        <Radix.Thumb className={styles.thumb} />
      </Radix.Root>
      <label htmlFor={id} className={hideLabel ? "unseen" : undefined}>
        {label}
      </label>
    </span>
  );
}
