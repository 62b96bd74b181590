import type { Hex } from "viem";
import type { SentBlock } from "../operator/tickBlocks.ts";
import { encodeRegion, type RegionRecord } from "../region/record.ts";
import { pathOf } from "./seal.ts";

/** What a tick saw and did in one region, as `npc__challenge` takes it. */
export interface Testimony {
  bodies: Hex;
  minds: Hex;
  sent: Hex;
  index: bigint;
  count: bigint;
  path: readonly Hex[];
}

/**
 * The testimony about one block of a tick.
 * @param found the region's record as the tick before left it
 * @param leaves of all blocks of that tick that were applied, in order
 * @param index the block's place among them
 */
export const testimonyOf = (
  { sent }: SentBlock,
  found: RegionRecord,
  leaves: readonly Hex[],
  index: number,
): Testimony => ({
  ...encodeRegion(found),
  sent,
  index: BigInt(index),
  count: BigInt(leaves.length),
  path: pathOf(leaves, index),
});
