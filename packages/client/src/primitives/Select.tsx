import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { useId } from "react";
import styles from "./Select.module.css";

interface SelectProps<Value extends string> {
  label: string;
  hideLabel?: boolean;
  value: Value;
  options: readonly { value: NoInfer<Value>; label: string }[];
  onChange(value: NoInfer<Value>): void;
  disabled?: boolean;
  /** Stands where nothing is chosen: `value` is then no option. */
  placeholder?: string;
}

/** One of a few. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  disabled = false,
  placeholder,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <div className={styles.select}>
      <label htmlFor={id} className={hideLabel ? "unseen" : styles.label}>
        {label}
      </label>
      <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} disabled={disabled}>
        <Radix.Trigger id={id} className={styles.trigger}>
          <Radix.Value placeholder={placeholder} />
          <Radix.Icon asChild>
            <ChevronDown aria-hidden="true" size={16} />
          </Radix.Icon>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className={styles.content} position="popper" sideOffset={4} collisionPadding={8}>
            <Radix.Viewport>
              {options.map((option) => (
                <Radix.Item key={option.value} value={option.value} className={styles.item}>
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  <Radix.ItemIndicator>
                    <Check aria-hidden="true" size={15} />
                  </Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  );
}
