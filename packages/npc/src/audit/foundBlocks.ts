import type { Hex } from "viem";
import { noiseOf } from "../brain/observation.ts";
import { isTooLong, readBlocks, type SentBlock } from "../operator/tickBlocks.ts";
import type { RegionId } from "../region/geometry.ts";
import type { RegionRecord } from "../region/record.ts";
import { leafOf, sealOf } from "./seal.ts";
import type { SentTick } from "./ticks.ts";

/** A block that a tick applied, and what it decided on. */
export interface FoundBlock {
  block: SentBlock;
  /** The region's record as the tick before left it. */
  found: RegionRecord;
}

export interface FoundTick {
  /** The blocks that were applied, in order. */
  blocks: FoundBlock[];
  /** The leaves of the tick's evidence, one for each of them. */
  leaves: Hex[];
  /** Whether they give the evidence that the chain keeps. Where they do not, nothing can be said about the tick. */
  complete: boolean;
}

/** Leaves that one tick has at most; the chain skips what is beyond. */
const BLOCKS_MOST = 256;
const NOTHING: Hex = `0x${"0".repeat(64)}`;

/**
 * Which of a tick's blocks were applied, and what they decided on: those that name the noise of what the tick before left,
 * and that left something themselves; of each region the first.
 * @param leftBy a region's record as its tick of a number left it, as far back as the last before this call
 */
export function foundBlocks(
  tick: Pick<SentTick, "packed" | "evidence" | "time">,
  leftBy: (region: RegionId, tick: number) => RegionRecord | undefined,
): FoundTick {
  const blocks: FoundBlock[] = [];
  const played = new Set<RegionId>();
  for (const block of readBlocks(tick.packed)) {
    if (blocks.length === BLOCKS_MOST) break;
    if (played.has(block.region) || isTooLong(block) || !leftBy(block.region, block.tick)) continue;
    const found = leftBy(block.region, block.tick - 1);
    if (!found || noiseOf(found) !== block.noise) continue;
    played.add(block.region);
    blocks.push({ block, found });
  }
  const leaves = blocks.map(({ block, found }) => leafOf(found, block.sent));
  const evidence = leaves.length === 0 ? NOTHING : sealOf(leaves, tick.time);
  return { blocks, leaves, complete: evidence === tick.evidence };
}
