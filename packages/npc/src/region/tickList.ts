import { FACE, GRAZE, LANES_A_WORD, makeLane, NPC_BIT, REST, type RegionRecord, WALK } from "./record.ts";
import { canStrike, strike } from "./strikes.ts";
import { type Ground, isPasture } from "./terrain.ts";

/** Actions beside the intents REST, GRAZE, WALK + heading and RUN + heading. A strike is followed by its victim's slot. */
export const STRIKE = 2;
/** CROSS + side: 0 north, 1 east, 2 south, 3 west. */
export const CROSS = 4;

/** What became of a list; `crossing` names who is to cross where (the caller moves them, sides in order). */
export interface Outcome {
  applied: number;
  skipped: number;
  mindsChanged: boolean;
  crossing: { slot: number; side: number }[];
}

/** In a list's row: this slot does REST, WALK + heading or RUN + heading, the byte's other bits. */
export const ROW_BIT = 0x80;
const ROW = LANES_A_WORD;

const isGait = (action: number): boolean => action >= WALK && action < FACE;

/** Applies the rows. @returns where the entries begin, and the slots that had their say */
function applyRows(
  lanes: Uint16Array,
  list: Uint8Array,
  outcome: Outcome,
): { at: number; acted: Set<number> } {
  const acted = new Set<number>();
  let at = 1;
  for (let row = 0; row < 8; row++) {
    if ((((list[0] as number) >> row) & 1) === 0) continue;
    at += ROW;
    // A row beyond the record's end, or cut off.
    if (at > list.length || row * ROW >= lanes.length) {
      outcome.skipped++;
      continue;
    }
    for (let i = 0; i < ROW; i++) {
      const byte = list[at - ROW + i] as number;
      if ((byte & ROW_BIT) === 0) continue;
      const slot = row * ROW + i;
      acted.add(slot);
      const lane = lanes[slot] as number;
      const action = byte & 127;
      if ((lane & NPC_BIT) !== 0 && (action === REST || isGait(action))) {
        lanes[slot] = (lane & 0x83ff) | (action << 10);
        outcome.applied++;
      } else outcome.skipped++;
    }
  }
  return { at, acted };
}

/** Applies a list that is not empty, as far as the record allows. */
export function applyList(
  record: RegionRecord,
  ground: Ground,
  list: Uint8Array,
  withMinds: boolean,
  outcome: Outcome,
): void {
  const { lanes } = record;
  let { at, acted } = applyRows(lanes, list, outcome);
  let nextSlot = 0;
  while (at + 1 < list.length) {
    const slot = list[at] as number;
    const action = list[at + 1] as number;
    at += 2;
    if (action === STRIKE && ++at > list.length) break;
    const lane = slot < nextSlot || acted.has(slot) ? undefined : lanes[slot];
    const legal =
      lane !== undefined &&
      (lane & NPC_BIT) !== 0 &&
      act(record, ground, slot, action, withMinds ? (list[at - 1] as number) : -1, outcome);
    if (legal) {
      outcome.applied++;
      nextSlot = slot + 1;
    } else outcome.skipped++;
  }
  if (at !== list.length) outcome.skipped++;
  outcome.crossing.sort((a, b) => a.side - b.side || a.slot - b.slot);
}

/** @param victim the victim's slot; -1: strikes are not allowed. @returns whether it was legal */
function act(
  record: RegionRecord,
  ground: Ground,
  slot: number,
  action: number,
  victim: number,
  outcome: Outcome,
): boolean {
  const { lanes } = record;
  const lane = lanes[slot] as number;
  if (isGait(action)) {
    lanes[slot] = (lane & 0x83ff) | (action << 10);
    return true;
  }
  const tile = lane & 1023;
  let intent = REST;
  if (action === GRAZE) {
    if (!isPasture(ground[tile] as number)) return false;
    intent = GRAZE;
  } else if (action === STRIKE) {
    if (victim < 0 || !canStrike(record, ground, slot, victim)) return false;
    strike(record, slot, victim);
    outcome.mindsChanged = true;
  } else if (action >= CROSS && action < CROSS + 4) {
    if (!atBorder(tile, action - CROSS)) return false;
    outcome.crossing.push({ slot, side: action - CROSS });
  } else if (action !== REST) return false;
  lanes[slot] = makeLane(true, intent, tile);
  return true;
}

/** Whether a tile touches a side of its region: 0 north, 1 east, 2 south, 3 west. */
export function atBorder(tile: number, side: number): boolean {
  if (side === 0) return tile < 32;
  if (side === 1) return (tile & 31) === 31;
  if (side === 2) return tile >= 992;
  return (tile & 31) === 0;
}
