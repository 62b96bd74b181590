import { bytesToHex, concatHex, type Hex, numberToHex } from "viem";
import { type Decision, encodeList, isKept } from "../brain/decision.ts";
import { noiseOf } from "../brain/observation.ts";
import type { RegionId } from "../region/geometry.ts";
import type { RegionRecord } from "../region/record.ts";
import { STRIKE } from "../region/tickList.ts";

/** One region's part of a packed tick. */
export interface TickBlock {
  region: RegionId;
  /** The region's last tick plus one. */
  tick: number;
  /** Noise of the record it was made on (`noiseOf`): the chain skips a block that meets another record. */
  noise: number;
  /** Whether there are strikes in it. */
  withMinds: boolean;
  list: Uint8Array;
  /** How many NPCs decided to do something else, and how many to go on. */
  changed: number;
  kept: number;
}

/** The block of a region's decisions: those that keep the NPC's intent cost nothing and are left out. */
export function blockOf(record: RegionRecord, decisions: readonly Decision[]): TickBlock {
  const changed = decisions.filter((decision) => !isKept(record, decision)).sort((a, b) => a.slot - b.slot);
  return {
    region: record.id,
    tick: record.tick + 1,
    noise: noiseOf(record),
    withMinds: changed.some(({ action }) => action === STRIKE),
    list: encodeList(changed),
    changed: changed.length,
    kept: decisions.length - changed.length,
  };
}

/**
 * The argument of `npc__tick`, the same as `TickBlock.sol` reads: region (2 bytes), tick (4), noise (4), flags (1), length
 * (2), list; block after block.
 */
export const packBlocks = (blocks: readonly TickBlock[]): Hex =>
  concatHex(
    blocks.flatMap(({ region, tick, noise, withMinds, list }) => [
      numberToHex(region, { size: 2 }),
      numberToHex(tick, { size: 4 }),
      numberToHex(noise, { size: 4 }),
      numberToHex(withMinds ? 1 : 0, { size: 1 }),
      numberToHex(list.length, { size: 2 }),
      bytesToHex(list),
    ]),
  );
