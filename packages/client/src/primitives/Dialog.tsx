import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { whileOpen } from "./openDialogs.ts";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** One sentence under the title; screen readers hear it on opening. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons at the foot. */
  actions?: ReactNode;
}

/** A sheet over everything else: from the middle on a desk, from below on a phone. */
export function Dialog({ open, onOpenChange, title, description, children, actions }: DialogProps) {
  const change = useRef(onOpenChange);
  change.current = onOpenChange;
  useEffect(() => (open ? whileOpen(() => change.current(false)) : undefined), [open]);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.content} {...(description ? {} : { "aria-describedby": undefined })}>
          <header className={styles.head}>
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" size="small" aria-label="Close" icon={<X aria-hidden="true" />} />
            </Radix.Close>
          </header>
          {description ? (
            <Radix.Description className={styles.description}>{description}</Radix.Description>
          ) : null}
          {children}
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
