import {
  FACE,
  GRAZE,
  intentOf,
  LANES_A_WORD,
  REST,
  type RegionRecord,
  RUN,
  tileOfLane,
  WALK,
} from "../region/record.ts";
import { atBorder, CROSS, ROW_BIT, STRIKE } from "../region/tickList.ts";

/**
 * What a brain scores, in this order: rest, graze, strike, cross, walk and run each way. The twenty scores' highest is
 * the choice; a choice that nothing answers to (a strike without a victim, a crossing away from the border) is rest.
 */
export const CHOICES = 20;
const CHOICE_STRIKE = 2;
const CHOICE_CROSS = 3;
const CHOICE_WALK = 4;
const CHOICE_RUN = 12;

/** One NPC's decision: an action byte, and the victim of a strike. */
export interface Decision {
  slot: number;
  action: number;
  victim: number;
}

/** The action that a choice means for the NPC in a slot. @param victim whom it would strike, or -1 */
export function decisionOf(record: RegionRecord, slot: number, choice: number, victim: number): Decision {
  return { slot, action: actionOf(record, slot, choice, victim), victim };
}

function actionOf(record: RegionRecord, slot: number, choice: number, victim: number): number {
  if (choice >= CHOICE_RUN) return RUN + choice - CHOICE_RUN;
  if (choice >= CHOICE_WALK) return WALK + choice - CHOICE_WALK;
  if (choice === CHOICE_STRIKE) return victim >= 0 ? STRIKE : REST;
  if (choice === CHOICE_CROSS) {
    const tile = tileOfLane(record.lanes[slot] as number);
    for (let side = 0; side < 4; side++) if (atBorder(tile, side)) return CROSS + side;
    return REST;
  }
  return choice === 1 ? GRAZE : REST;
}

/** Whether an NPC need not be listed, since it is doing that already. */
export const isKept = (record: RegionRecord, { slot, action }: Decision): boolean =>
  intentOf(record.lanes[slot] as number) === action;

/** A row costs what three entries do, so that fewer in a word of lanes are listed one by one. */
const ROW_PAYS_FROM = 2;

/**
 * The list of a region's block (`tickRegion`): rows for words of lanes in which several rest, walk or run, entries for the
 * rest, in the order of slots.
 */
export function encodeList(decisions: readonly Decision[]): Uint8Array {
  if (decisions.length === 0) return new Uint8Array();
  const fits = ({ action }: Decision): boolean => action === REST || (action >= WALK && action < FACE);
  const rows = new Map<number, Uint8Array>();
  for (const row of new Set(decisions.map(({ slot }) => Math.floor(slot / LANES_A_WORD)))) {
    const own = decisions.filter((one) => fits(one) && Math.floor(one.slot / LANES_A_WORD) === row);
    if (own.length < ROW_PAYS_FROM) continue;
    const bytes = new Uint8Array(LANES_A_WORD);
    for (const { slot, action } of own) bytes[slot % LANES_A_WORD] = ROW_BIT | action;
    rows.set(row, bytes);
  }
  const list: number[] = [[...rows.keys()].reduce((bits, row) => bits | (1 << row), 0)];
  for (const [, bytes] of [...rows].sort(([a], [b]) => a - b)) list.push(...bytes);
  for (const decision of [...decisions].sort((a, b) => a.slot - b.slot)) {
    if (fits(decision) && rows.has(Math.floor(decision.slot / LANES_A_WORD))) continue;
    list.push(decision.slot, decision.action);
    if (decision.action === STRIKE) list.push(decision.victim);
  }
  return Uint8Array.from(list);
}
