/** Where `value` stands between `from` and `to`, held to 0..1. */
export function span(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export function easeInOut(t: number): number {
  return t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2;
}

export function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

export function easeIn(t: number): number {
  return t * t * t;
}

/** Overshoots a little and settles, as a heavy thing set down does. */
export function settle(t: number): number {
  const overshoot = 1.4;
  return 1 + (overshoot + 1) * (t - 1) ** 3 + overshoot * (t - 1) ** 2;
}

/** Up and down again once: 0 at both ends, 1 in the middle. */
export function pulse(t: number): number {
  return Math.sin(Math.PI * Math.min(1, Math.max(0, t)));
}
