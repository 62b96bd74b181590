import { describe, expect, it } from "vitest";
import { createPlayback } from "./playback.ts";
import { pressKey } from "./useShortcuts.ts";

describe("pressKey", () => {
  it("plays, steps and jumps", () => {
    const playback = createPlayback(10);
    expect(pressKey(playback, " ")).toBe(true);
    expect(playback.store.getState().playing).toBe(true);
    pressKey(playback, "k");
    expect(playback.store.getState().playing).toBe(false);
    pressKey(playback, "End");
    expect(playback.store.getState().position).toBe(10);
    pressKey(playback, "ArrowLeft");
    expect(playback.store.getState().position).toBe(9);
    pressKey(playback, "Home");
    expect(playback.store.getState().position).toBe(0);
    pressKey(playback, "ArrowUp");
    expect(playback.store.getState().speed).toBe(2);
  });

  it("leaves other keys alone", () => {
    expect(pressKey(createPlayback(10), "x")).toBe(false);
  });
});
