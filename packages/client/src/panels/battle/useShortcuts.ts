import { useEffect } from "react";
import type { Playback } from "./playback.ts";

/** What the keys do, for the keys themselves and for the list of them. */
export const SHORTCUTS: readonly {
  keys: readonly string[];
  shown: string;
  does: string;
  press: (playback: Playback) => void;
}[] = [
  { keys: [" ", "k"], shown: "Space", does: "play or pause", press: (playback) => playback.toggle() },
  { keys: ["ArrowRight", "."], shown: "→", does: "one turn on", press: (playback) => playback.step(1) },
  { keys: ["ArrowLeft", ","], shown: "←", does: "one turn back", press: (playback) => playback.step(-1) },
  { keys: ["ArrowUp", "]"], shown: "↑", does: "faster", press: (playback) => playback.shiftSpeed(1) },
  { keys: ["ArrowDown", "["], shown: "↓", does: "slower", press: (playback) => playback.shiftSpeed(-1) },
  { keys: ["Home"], shown: "Home", does: "to the start", press: (playback) => playback.seek(0) },
  { keys: ["End"], shown: "End", does: "to the end", press: (playback) => playback.seek(Infinity) },
];

/** Whether a key pressed on `target` belongs to it and not to the player. */
export function keyIsTaken(target: Element | null, key: string): boolean {
  if (!target) return false;
  if (target.closest("[data-scrubber]")) return false;
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=listbox]"))
    return true;
  if (target.closest("[role=slider], [role=tab]")) return true;
  return key === " " && target.closest("button, a, [role=button], [role=switch], summary") !== null;
}

/** Plays one key's part. @returns whether the key means something. */
export function pressKey(playback: Playback, key: string): boolean {
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(key));
  shortcut?.press(playback);
  return shortcut !== undefined;
}

/** Listens for the player's keys on the whole page, except where they are typed or mean something else. */
export function useShortcuts(playback: Playback): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (keyIsTaken(event.target instanceof Element ? event.target : null, event.key)) return;
      if (!pressKey(playback, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [playback]);
}
