type Close = () => void;

const opened: Close[] = [];

/** Remembers how an open dialog is closed. @returns what forgets it again */
export function whileOpen(close: Close): () => void {
  opened.push(close);
  return () => {
    opened.splice(opened.indexOf(close), 1);
  };
}

/** Closes the dialog that was opened last. @returns whether there was one */
export function closeTopmost(): boolean {
  const close = opened.at(-1);
  close?.();
  return close !== undefined;
}
