import { wake } from "./catchUp.ts";
import { move } from "./movement.ts";
import { feelNeeds, isNeedsTick } from "./needs.ts";
import type { RegionRecord } from "./record.ts";
import { groundOf } from "./terrain.ts";
import { applyList, type Outcome } from "./tickList.ts";

/**
 * Applies the tick after the record's last to it, in place; the same as `RegionRules.sol`. The evidence is not renewed.
 * @param list empty, or: a byte that says which rows there are (bit r: of slots 16r to 16r + 15); these rows, a byte for
 *   each slot (`ROW_BIT`, or 0); then entries of two bytes, slot and action; a strike has a third, the victim's slot.
 *   Entries' slots ascend and have no byte in a row.
 * @param withMinds whether the block said that it has strikes; without it they are skipped outside needs ticks
 * @param asleep how many periods the region has slept before (`periodsAsleep`)
 */
export function tickRegion(record: RegionRecord, list: Uint8Array, withMinds: boolean, asleep = 0): Outcome {
  record.tick++;
  if (asleep > 0) wake(record, asleep);
  const ground = groundOf(record.id);
  const needs = isNeedsTick(record.id, record.tick);
  const outcome: Outcome = { applied: 0, skipped: 0, mindsChanged: needs || asleep > 0, crossing: [] };
  if (list.length > 0) applyList(record, ground, list, withMinds || needs || asleep > 0, outcome);
  move(record.lanes, ground);
  if (needs) feelNeeds(record, ground);
  return outcome;
}
