import { GRAZE, intentOf, REST, type RegionRecord, RUN, tileOfLane, WALK } from "../region/record.ts";
import { atBorder, CROSS, STRIKE } from "../region/rules.ts";

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

/** The entries of a region's block: decisions in ascending order of slots. */
export function encodeList(decisions: readonly Decision[]): Uint8Array {
  const list: number[] = [];
  for (const { slot, action, victim } of decisions) {
    list.push(slot, action);
    if (action === STRIKE) list.push(victim);
  }
  return Uint8Array.from(list);
}
