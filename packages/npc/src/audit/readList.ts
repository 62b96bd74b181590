import { hexToBytes } from "viem";
import { type Decision, isKept } from "../brain/decision.ts";
import type { SentBlock } from "../operator/tickBlocks.ts";
import { FACE, LANES_A_WORD, REST, type RegionRecord, WALK } from "../region/record.ts";
import { ROW_BIT, STRIKE } from "../region/tickList.ts";

/** What a list has one slot do. */
export type Listed = Omit<Decision, "slot">;

/** What does not fit a row is skipped by the rules: no brain can have chosen it. */
const NO_ACTION = 255;
const rowAction = (action: number): number =>
  action === REST || (action >= WALK && action < FACE) ? action : NO_ACTION;

/** What a list has each slot do; undefined when it is not in order, which is wrong for everyone (`Verdict.sol`). */
export function readList({
  list,
  withMinds,
}: Pick<SentBlock, "list" | "withMinds">): Map<number, Listed> | undefined {
  const bytes = hexToBytes(list);
  const entries = new Map<number, Listed>();
  if (bytes.length === 0) return entries;
  let at = 1;
  for (let rows = bytes[0] as number, first = 0; rows !== 0; rows >>= 1, first += LANES_A_WORD) {
    if ((rows & 1) === 0) continue;
    at += LANES_A_WORD;
    // Cut short: the end is not where the list ends, either.
    if (at > bytes.length) continue;
    for (const [index, value] of bytes.subarray(at - LANES_A_WORD, at).entries())
      if (value & ROW_BIT) entries.set(first + index, { action: rowAction(value ^ ROW_BIT), victim: -1 });
  }
  let next = 0;
  while (at + 1 < bytes.length) {
    const [slot, action] = [bytes[at] as number, bytes[at + 1] as number];
    at += 2;
    if (slot < next || entries.has(slot)) return undefined;
    next = slot + 1;
    if (action === STRIKE && (at >= bytes.length || !withMinds)) return undefined;
    entries.set(slot, { action, victim: action === STRIKE ? (bytes[at++] as number) : -1 });
  }
  return at === bytes.length ? entries : undefined;
}

/** Whether a tick did with an NPC what its brain chose. @param listed undefined: it is to go on */
export const isAs = (record: RegionRecord, chosen: Decision, listed: Listed | undefined): boolean =>
  listed === undefined
    ? isKept(record, chosen)
    : listed.action === chosen.action && (chosen.action !== STRIKE || listed.victim === chosen.victim);
