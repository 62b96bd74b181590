import type { Address } from "viem";
import { readBlocks } from "../operator/tickBlocks.ts";
import type { SentTick } from "./ticks.ts";
import type { Verdict } from "./verdicts.ts";

/** What events tell of an operator. */
export interface Reputation {
  operator: Address;
  ticks: number;
  /** Regions of all ticks together. */
  regions: number;
  /** Challenges that it won, and lost. */
  won: number;
  lost: number;
  /** Decisions that the beacon drew and the chain found right. */
  checked: number;
  /** Of the seconds between its first and last tick, the part at most `GAP` seconds after one; 1 with a single tick. */
  uptime: number;
}

/** A tick within so many seconds counts as being at work. */
const GAP = 10;

/** What ticks, verdicts and spot checks, in order, say about each operator, the busiest first. */
export function reputationOf(
  ticks: readonly SentTick[],
  verdicts: readonly Verdict[],
  checks: readonly { operator: Address; right: number }[],
): Reputation[] {
  const all = new Map<Address, Reputation & { first: number; last: number; covered: number }>();
  const of = (operator: Address, time: number) => {
    const known = all.get(operator) ?? {
      ...{ operator, ticks: 0, regions: 0, won: 0, lost: 0, checked: 0, uptime: 1 },
      ...{ first: time, last: time, covered: 0 },
    };
    all.set(operator, known);
    return known;
  };
  for (const { operator, packed, time } of ticks) {
    const one = of(operator, time);
    one.ticks++;
    one.regions += readBlocks(packed).length;
    one.covered += Math.min(GAP, time - one.last);
    one.last = time;
  }
  for (const { operator, right } of verdicts) of(operator, 0)[right ? "won" : "lost"]++;
  for (const { operator, right } of checks) of(operator, 0).checked += right;
  return [...all.values()]
    .map(({ first, last, covered, ...one }) => ({
      ...one,
      uptime: last > first ? covered / (last - first) : 1,
    }))
    .sort((a, b) => b.ticks - a.ticks || (a.operator < b.operator ? -1 : 1));
}
