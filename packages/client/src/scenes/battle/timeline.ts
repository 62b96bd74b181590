import type { TurnTrace } from "@cogwright/botbuilder/battle/trace";
import { span } from "./easing.ts";

/**
 * When things happen within a turn, 0..1, in the order the arena resolves them: guard, moves, attacks, repair and
 * recharge, mines, pickups, storm.
 */
export const BEATS = {
  guard: 0.08,
  lift: 0.12,
  land: 0.4,
  wind: 0.36,
  impact: 0.56,
  recover: 0.74,
  mend: 0.68,
  mine: 0.8,
  pickup: 0.88,
  storm: 0.95,
} as const;

/** The share of a turn's time for which a hit stops the picture. */
const HIT_STOP = 0.12;
/** How far sparks and flashes go on while the picture stands still. */
const BURST = 0.1;

export function hasHit(turn: TurnTrace): boolean {
  return turn.a.damageDealt > 0 || turn.b.damageDealt > 0;
}

/**
 * Where a turn's action stands after `share` (0..1) of its time: even, but for a breath at the moment of a hit.
 * `stopped` is 0..1 within that breath and 0 outside it; `burst` is the time of sparks and flashes, which go on through it.
 */
export function momentOf(
  turn: TurnTrace,
  share: number,
  calm: boolean,
): { at: number; burst: number; stopped: number } {
  if (calm || !hasHit(turn)) return { at: share, burst: share, stopped: 0 };
  const from = BEATS.impact * (1 - HIT_STOP);
  if (share < from) {
    const at = (share / from) * BEATS.impact;
    return { at, burst: at, stopped: 0 };
  }
  if (share < from + HIT_STOP) {
    const stopped = Math.max(0.001, span(share, from, from + HIT_STOP));
    return { at: BEATS.impact, burst: BEATS.impact + BURST * stopped, stopped };
  }
  const rest = span(share, from + HIT_STOP, 1);
  const at = BEATS.impact + rest * (1 - BEATS.impact);
  return { at, burst: at + BURST * (1 - rest), stopped: 0 };
}

/** The turn that a position of the playback lies in: 0 before the first, `n` from just after turn n − 1 to its end. */
export function turnAt(position: number): number {
  return Math.ceil(position - 1e-9);
}
