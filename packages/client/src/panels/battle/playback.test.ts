import { describe, expect, it } from "vitest";
import { createPlayback, TURN_MS } from "./playback.ts";

const at = (playback: ReturnType<typeof createPlayback>) => playback.store.getState();

describe("playback", () => {
  it("plays one turn a beat and stops at the end", () => {
    const playback = createPlayback(3);
    playback.play();
    playback.advance(TURN_MS);
    expect(at(playback)).toMatchObject({ position: 1, playing: true });
    playback.advance(TURN_MS * 5);
    expect(at(playback)).toMatchObject({ position: 3, playing: false });
  });

  it("begins again when played from the end", () => {
    const playback = createPlayback(3, 3);
    playback.play();
    expect(at(playback)).toMatchObject({ position: 0, playing: true });
  });

  it("stands still while paused", () => {
    const playback = createPlayback(3, 1.5);
    playback.advance(10_000);
    expect(at(playback).position).toBe(1.5);
  });

  it("plays a step on to the end of the next turn and no further", () => {
    const playback = createPlayback(5, 2);
    playback.step(1);
    expect(at(playback).playing).toBe(true);
    playback.advance(TURN_MS * 3);
    expect(at(playback)).toMatchObject({ position: 3, playing: false });
  });

  it("takes quick steps one turn each", () => {
    const playback = createPlayback(9, 2);
    playback.step(1);
    playback.advance(100);
    playback.step(1);
    playback.step(1);
    playback.advance(TURN_MS * 3);
    expect(at(playback).position).toBe(5);
  });

  it("steps back from within a turn to its beginning, then turn by turn", () => {
    const playback = createPlayback(5, 2.4);
    playback.step(-1);
    expect(at(playback).position).toBe(2);
    playback.step(-1);
    playback.step(-1);
    playback.step(-1);
    expect(at(playback).position).toBe(0);
  });

  it("does not step beyond the end", () => {
    const playback = createPlayback(2, 2);
    playback.step(1);
    expect(at(playback)).toMatchObject({ position: 2, playing: false });
  });

  it("plays on to the very end after a step", () => {
    const playback = createPlayback(4);
    playback.step(1);
    playback.play();
    playback.advance(TURN_MS * 9);
    expect(at(playback).position).toBe(4);
  });

  it("holds an address's turn to the battle's turns", () => {
    expect(at(createPlayback(12, 40)).position).toBe(12);
    expect(at(createPlayback(12, -3)).position).toBe(0);
    expect(at(createPlayback(12, Number("nonsense"))).position).toBe(0);
  });

  it("runs faster and slower within its notches", () => {
    const playback = createPlayback(100);
    for (let notch = 0; notch < 9; notch++) playback.shiftSpeed(1);
    expect(at(playback).speed).toBe(16);
    for (let notch = 0; notch < 9; notch++) playback.shiftSpeed(-1);
    expect(at(playback).speed).toBe(0.5);
    playback.play();
    playback.advance(TURN_MS);
    expect(at(playback).position).toBe(0.5);
  });
});
