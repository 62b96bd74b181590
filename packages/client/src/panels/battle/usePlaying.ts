import { useEffect } from "react";
import { useStore } from "zustand";
import type { Playback } from "./playback.ts";

/** Longest stretch one frame may play: a tab that slept goes on where it was. */
const LONGEST_FRAME_MS = 100;

/** Lets the page's frames drive a playback while it plays. */
export function usePlaying(playback: Playback): void {
  const playing = useStore(playback.store, (state) => state.playing);
  useEffect(() => {
    if (!playing) return undefined;
    let last = performance.now();
    let request = requestAnimationFrame(function frame(now) {
      playback.advance(Math.min(LONGEST_FRAME_MS, Math.max(0, now - last)));
      last = now;
      request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, playback]);
}
