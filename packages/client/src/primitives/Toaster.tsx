import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import { closeTopmost } from "./openDialogs.ts";
import styles from "./Toaster.module.css";
import { type ToastTone, useToasts } from "./toasts.ts";

const icons: Record<ToastTone, typeof Info> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  plain: Info,
};

/** Shows what `showToast` was told, at the lower right; stands once, in the shell. */
export function Toaster() {
  const { toasts, dismiss } = useToasts();
  return (
    <Radix.Provider duration={7000} swipeDirection="right">
      {toasts.map((toast) => {
        const Icon = icons[toast.tone];
        return (
          <Radix.Root
            key={toast.id}
            className={classes(styles.toast, styles[toast.tone])}
            type={toast.tone === "bad" ? "foreground" : "background"}
            onOpenChange={(open) => !open && dismiss(toast.id)}
            onEscapeKeyDown={(event) => {
              // A toast that came while a dialog is open lies above it; who presses Escape means the dialog.
              if (closeTopmost()) event.preventDefault();
            }}
          >
            <Icon aria-hidden="true" size={18} className={styles.icon} />
            <div>
              <Radix.Title className={styles.title}>{toast.title}</Radix.Title>
              {toast.body ? (
                <Radix.Description className={styles.body}>{toast.body}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <Button look="quiet" size="small" aria-label="Dismiss" icon={<X aria-hidden="true" />} />
            </Radix.Close>
          </Radix.Root>
        );
      })}
      <Radix.Viewport className={styles.viewport} />
    </Radix.Provider>
  );
}
