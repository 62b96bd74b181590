import { deeds } from "@cogwright/contracts/rules/deeds";
import { kinds } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import { copyRegion, DEAD, makeLane, makeMind, REST, type RegionRecord } from "@cogwright/npc/region/record";
import { tickRegion } from "@cogwright/npc/region/rules";
import { groundOf, isBlocked, isTown } from "@cogwright/npc/region/terrain";
import { zeroAddress } from "viem";
import { expect, test } from "vitest";
import { createChronicle } from "./chronicle.ts";
import { happenings } from "./happenings.ts";

const kind = (name: (typeof kinds)[number]): number => kinds.indexOf(name);
const id = regionAt(7, 7);
const open = groundOf(id).findIndex(
  (terrain, tile) =>
    !isBlocked(terrain) &&
    !isTown(terrain) &&
    (tile & 31) < 31 &&
    !isBlocked(groundOf(id)[tile + 1] as number),
);

const someone = (name: (typeof kinds)[number], health: number, hunger = 4): number =>
  makeMind({ kind: kind(name), health, hunger, fatigue: 0, fear: 0, temperament: 0, regard: 0 });

/** A wolf in slot 0 beside somebody in slot 1, as hungry as `carried`, or a player with so much ore. */
function scene(victim: (typeof kinds)[number], health: number, carried = 4): RegionRecord {
  const lanes = new Uint16Array(16);
  const minds = new Uint32Array(16);
  lanes[0] = makeLane(true, REST, open);
  minds[0] = someone("wolf", 12);
  lanes[1] = makeLane(victim !== "player", REST, open + 1);
  minds[1] = someone(victim, health, carried);
  // Not before a time of needs.
  return { id, tick: 8 - (id % 8), evidence: "0x", playedAt: 0, lanes, minds };
}
const bite = Uint8Array.of(0, 0, 2, 1);
const bitten = (before: RegionRecord): RegionRecord => {
  const after = copyRegion(before);
  expect(tickRegion(after, bite, true).applied).toBe(1);
  return after;
};

test("a strike and a death are told with who did it and where, by the very rules", () => {
  const before = scene("deer", 4);
  const struck = bitten(before);
  expect(happenings(before, struck, undefined)).toMatchObject([
    { what: "strike", text: "A wolf struck a deer." },
  ]);
  const dead = bitten(struck);
  expect(happenings(struck, dead, undefined)).toMatchObject([
    { what: "death", text: "A deer fell to a wolf.", place: { x: 7 * 32 + (open & 31) + 1 } },
  ]);
});

test("what happens to the visitor is told as theirs", () => {
  const before = scene("player", 10);
  expect(happenings(before, bitten(before), { region: id, slot: 1 })).toMatchObject([
    { mine: true, text: "A wolf struck you." },
  ]);
});

test("the same again counts up, a death does not, and records far apart tell nothing", () => {
  const chronicle = createChronicle();
  const view = (record: RegionRecord) => ({
    records: new Map([[id, record]]),
    address: `0x${"0".repeat(40)}` as const,
    players: new Map(),
    me: undefined,
  });
  let record = scene("deer", 10);
  for (let i = 0; i < 4; i++) {
    const next = bitten(record);
    chronicle.follow(view(record), view(next), []);
    record = next;
  }
  expect(chronicle.store.getState().map(({ text, times }) => [text, times])).toEqual([
    ["A deer fell to a wolf.", 1],
    ["A wolf struck a deer.", 3],
  ]);
  const later = {
    ...record,
    tick: record.tick + 9,
    lanes: record.lanes.slice(),
    minds: record.minds.slice(),
  };
  later.lanes[0] = makeLane(false, DEAD, open);
  later.minds[0] = someone("wolf", 0);
  expect(happenings(record, later, undefined)).toEqual([]);
});

test("hunger is told from a wound", () => {
  const before = scene("deer", 1);
  before.minds[1] = someone("deer", 1, 15);
  before.lanes[0] = 0;
  while ((id + before.tick + 1) % 8 !== 0) before.tick++;
  const after = copyRegion(before);
  tickRegion(after, new Uint8Array(), false);
  expect(happenings(before, after, undefined)).toMatchObject([{ what: "death", text: "A deer starved." }]);
});

test("a robbery says what was taken, and the dead what they carried", () => {
  const before = scene("player", 10, 9);
  before.minds[0] = someone("raider", 12);
  expect(happenings(before, bitten(before), { region: id, slot: 1 })).toMatchObject([
    { what: "robbery", mine: true, bad: true, text: "A raider robbed you of 4 ore." },
  ]);
  const weak = scene("player", 1, 3);
  expect(happenings(weak, bitten(weak), { region: id, slot: 1 })).toMatchObject([
    { what: "death", mine: true, bad: true, text: "You fell to a wolf and lost 3 ore." },
  ]);
});

test("who dies beside a deed of their own is told dead; whom a player killed is told once", () => {
  const before = scene("player", 1);
  const after = bitten(before);
  const deed = {
    player: zeroAddress,
    at: 0n,
    region: id,
    tile: open + 1,
    slot: 1,
    kind: 0,
    goods: 1,
    amount: 1,
    price: 0n,
  };
  const me = { region: id, slot: 1 };
  expect(happenings(before, after, me, [{ ...deed, what: deeds.indexOf("mined") }])).toMatchObject([
    { what: "death", mine: true },
  ]);
  expect(happenings(before, after, me, [{ ...deed, what: deeds.indexOf("killed") }])).toEqual([]);
});

test("the visitor's own death is told however much was missed", () => {
  const before = scene("player", 1, 3);
  const after = bitten(before);
  after.tick += 100;
  expect(happenings(before, after, { region: id, slot: 1 })).toMatchObject([
    { what: "death", text: "You fell and lost 3 ore." },
  ]);
  expect(happenings(before, after, undefined)).toEqual([]);
});
