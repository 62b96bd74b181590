import { realmRules } from "@cogwright/contracts/rules/realm";
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

/** A region's block as it was sent. */
export interface SentBlock {
  region: RegionId;
  tick: number;
  noise: number;
  /** Whether strikes are announced. */
  withMinds: boolean;
  list: Hex;
  /** Header and list. */
  sent: Hex;
}

const HEADER_BYTES = 13;
/** The longest list that the chain applies: which rows, the rows, three bytes for each slot. */
const LIST_MOST = 1 + 4 * realmRules.SLOTS;

/** Whether the chain would skip a block whole, whatever the record. */
export const isTooLong = ({ list }: SentBlock): boolean => (list.length - 2) / 2 > LIST_MOST;

/** Takes a packed tick apart; what is cut short at its end is left out, as the chain does. */
export function readBlocks(packed: Hex): SentBlock[] {
  const blocks: SentBlock[] = [];
  const digits = packed.slice(2);
  const number = (at: number, bytes: number): number =>
    Number.parseInt(digits.slice(2 * at, 2 * (at + bytes)), 16);
  for (let at = 0; 2 * (at + HEADER_BYTES) <= digits.length; ) {
    const list = at + HEADER_BYTES;
    const end = list + number(at + 11, 2);
    if (2 * end > digits.length) break;
    blocks.push({
      region: number(at, 2),
      tick: number(at + 2, 4),
      noise: number(at + 6, 4),
      withMinds: (number(at + 10, 1) & 1) === 1,
      list: `0x${digits.slice(2 * list, 2 * end)}`,
      sent: `0x${digits.slice(2 * at, 2 * end)}`,
    });
    at = end;
  }
  return blocks;
}
