import { columnOf, type RegionId, rowOf } from "../region/geometry.ts";

/** What a schedule is made from. */
export interface RegionNeed {
  id: RegionId;
  /** Living NPCs. */
  npcs: number;
  players: number;
  /** Rounds since the region was last ticked. */
  waited: number;
}

export interface ScheduleOptions {
  /** Gas that one round may spend. */
  gas: number;
  /** A region with nobody near is ticked every so many rounds. */
  quietEvery: number;
}

export type LeftOut =
  | { id: RegionId; reason: "nobody-near"; dueIn: number }
  | { id: RegionId; reason: "over-budget"; gas: number };

export interface Schedule {
  /** Regions to tick in this round, most urgent first. */
  due: RegionId[];
  leftOut: LeftOut[];
  /** Estimate for all of `due`. */
  gas: number;
}

/**
 * Measured (`npm run bench tickGas`), rounded up: a transaction, a region in it, an NPC in that; the mean over ticks, of
 * which one in NEEDS_PERIOD costs more for a region, at another time for each.
 */
export const GAS = { transaction: 70_000, region: 40_000, npc: 700 } as const;

/** What a region's block costs, all NPCs changing their minds. */
export const gasOf = ({ npcs }: { npcs: number }): number => GAS.region + GAS.npc * npcs;

const isNear = (a: RegionId, b: RegionId): boolean =>
  Math.abs(columnOf(a) - columnOf(b)) <= 1 && Math.abs(rowOf(a) - rowOf(b)) <= 1;

/**
 * Which regions think in this round: those with players first, then those next to players, then the rest when their turn
 * comes, the longest waiting first; as many as the budget holds. Everything else is named with the reason.
 */
export function schedule(needs: readonly RegionNeed[], { gas, quietEvery }: ScheduleOptions): Schedule {
  const peopled = needs.filter(({ players }) => players > 0);
  const urgency = (need: RegionNeed): number => {
    if (need.players > 0) return 2;
    return peopled.some(({ id }) => isNear(id, need.id)) ? 1 : 0;
  };
  const result: Schedule = { due: [], leftOut: [], gas: GAS.transaction };
  const ordered = needs
    .map((need) => ({ need, urgency: urgency(need) }))
    .sort((a, b) => b.urgency - a.urgency || b.need.waited - a.need.waited || a.need.id - b.need.id);
  for (const { need, urgency } of ordered) {
    const { id, waited } = need;
    const cost = gasOf(need);
    if (urgency === 0 && waited < quietEvery)
      result.leftOut.push({ id, reason: "nobody-near", dueIn: quietEvery - waited });
    else if (result.gas + cost > gas) result.leftOut.push({ id, reason: "over-budget", gas: cost });
    else {
      result.due.push(id);
      result.gas += cost;
    }
  }
  return result;
}
