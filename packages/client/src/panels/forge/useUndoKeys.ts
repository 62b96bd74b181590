import { useEffect } from "react";
import { bench } from "./bench.ts";

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) for the bench; in boxes to write in they stay the browser's. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, textarea, [role=dialog]")) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) bench.undo();
      else if (key === "y" || key === "z") bench.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
