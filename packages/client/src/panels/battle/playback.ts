import { createStore, type StoreApi } from "zustand/vanilla";

/** Milliseconds a turn takes at speed 1. */
export const TURN_MS = 720;
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

export interface PlaybackState {
  /** Number of turns of the battle. */
  readonly turns: number;
  /** Turns shown so far: 0 is the start, `n` the end of turn n, fractions lie within a turn. */
  readonly position: number;
  readonly playing: boolean;
  /** Where playing stops by itself: the end, or the next turn after a step. */
  readonly until: number;
  readonly speed: Speed;
}

/** The player's clock: it only knows positions and time, nothing of what is shown. */
export interface Playback {
  readonly store: StoreApi<PlaybackState>;
  /** Goes on from here; from the end it begins again. */
  play(): void;
  pause(): void;
  toggle(): void;
  /** One whole turn on (played) or back (at once). */
  step(direction: 1 | -1): void;
  /** Goes to a position and stays there. Out of range is held to the ends; not a number is the start. */
  seek(position: number): void;
  setSpeed(speed: Speed): void;
  /** One notch faster or slower. */
  shiftSpeed(direction: 1 | -1): void;
  /** Lets `milliseconds` of the page's time pass. */
  advance(milliseconds: number): void;
  /** Takes another battle, from its start or from `position`. */
  load(turns: number, position?: number): void;
}

const held = (position: number, turns: number) =>
  Number.isNaN(position) ? 0 : Math.min(Math.max(position, 0), turns);

export function createPlayback(turns: number, position = 0): Playback {
  const store = createStore<PlaybackState>(() => ({
    turns,
    position: held(position, turns),
    playing: false,
    until: turns,
    speed: 1,
  }));
  const { getState: now, setState: set } = store;
  const play = () =>
    set(({ position: at, turns: all }) => ({ playing: all > 0, until: all, position: at >= all ? 0 : at }));
  const pause = () => set({ playing: false });
  return {
    store,
    play,
    pause,
    toggle: () => (now().playing ? pause() : play()),
    step: (direction) => {
      const { position: at, turns: all, playing, until } = now();
      if (direction === -1) return set({ playing: false, position: Math.max(0, Math.ceil(at - 1e-9) - 1) });
      // A second step while the first still plays ends the first at once.
      const from = playing && until < all ? until : at;
      const next = Math.min(all, Math.floor(from + 1e-9) + 1);
      return set({ position: Math.min(from, all), playing: next > from, until: next });
    },
    seek: (to) => set(({ turns: all }) => ({ position: held(to, all), playing: false })),
    setSpeed: (speed) => set({ speed }),
    shiftSpeed: (direction) =>
      set(({ speed }) => ({ speed: SPEEDS[SPEEDS.indexOf(speed) + direction] ?? speed })),
    advance: (milliseconds) => {
      const { playing, position: at, until, speed } = now();
      if (!playing) return;
      const next = at + (milliseconds / TURN_MS) * speed;
      set(next >= until ? { position: until, playing: false } : { position: next });
    },
    load: (all, at = 0) => set({ turns: all, position: held(at, all), playing: false, until: all }),
  };
}
