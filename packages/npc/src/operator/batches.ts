import { npcRules } from "@cogwright/contracts/rules/npc";
import { columnOf, type RegionId, rowOf } from "../region/geometry.ts";

/** The batch that a region is leased with; the same as `Batches.sol`. */
export const batchOf = (region: RegionId): number =>
  Math.floor(rowOf(region) / npcRules.batchSide) * npcRules.batchColumns +
  Math.floor(columnOf(region) / npcRules.batchSide);

/** The batches in a lease's bits. */
export function batchesIn(bits: bigint): number[] {
  const batches: number[] = [];
  for (let batch = 0; bits >> BigInt(batch) !== 0n; batch++)
    if ((bits >> BigInt(batch)) & 1n) batches.push(batch);
  return batches;
}
