import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { expect, test } from "vitest";
import { die } from "./births.ts";
import { copyRegion, foeOf, type RegionRecord, regardFor } from "./record.ts";
import { tickRegion } from "./rules.ts";
import { settle } from "./settlers.ts";

const DEER = kinds.indexOf("deer");
const wilds = realmRules.HOME_ROW * 256 + realmRules.HOME_COLUMN + 1;

const isDeer = (mind: number): boolean => mind >>> 28 === DEER;
const livingDeer = ({ minds }: RegionRecord): number =>
  [...minds].filter((mind) => isDeer(mind) && ((mind >>> 24) & 15) > 0).length;
/** Lets all deer but one in a number of slots die. */
function empty(record: RegionRecord, survivors: number): void {
  let left = survivors;
  for (const [slot, mind] of record.minds.entries()) if (isDeer(mind) && left-- <= 0) die(record, slot);
}
const pass = (record: RegionRecord, ticks: number): void => {
  for (let i = 0; i < ticks; i++) tickRegion(record, new Uint8Array(), false);
};

/** Until all dead deer were to be born again, and one needs period more. */
const REBIRTH = ((realmRules.REBIRTH[DEER] as number) + 2) * realmRules.NEEDS_PERIOD;

test("a herd grows back from one deer that is left, and not from none", () => {
  const thinned = settle(wilds);
  const emptied = copyRegion(thinned);
  empty(thinned, 1);
  empty(emptied, 0);
  pass(thinned, REBIRTH);
  pass(emptied, REBIRTH);
  expect(livingDeer(thinned)).toBeGreaterThan(5);
  expect(livingDeer(emptied)).toBe(0);
});

test("in the end a deer wanders into an emptied valley", () => {
  const emptied = settle(wilds);
  empty(emptied, 0);
  let periods = 0;
  for (; livingDeer(emptied) === 0 && periods < 2000; periods++) pass(emptied, realmRules.NEEDS_PERIOD);
  expect(livingDeer(emptied)).toBe(1);
  // Far longer than a death takes in a valley with deer.
  expect(periods).toBeGreaterThan(2 * (realmRules.REBIRTH[DEER] as number));
});

test("nobody remembers in the newborn who was in its slot before", () => {
  const record = settle(wilds);
  const slot = record.minds.findIndex(isDeer);
  const other = record.minds.findLastIndex(isDeer);
  record.minds[other] = ((record.minds[other] as number) & ~255) | regardFor(other, slot, false);
  die(record, slot);
  expect(foeOf(record.minds[other] as number, other)).toBe(slot);
  pass(record, REBIRTH);
  expect(foeOf(record.minds[other] as number, other)).toBe(-1);
});
