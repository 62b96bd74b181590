import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { expect, test } from "vitest";
import {
  DEAD,
  foeOf,
  type Mind,
  makeLane,
  makeMind,
  oreOf,
  type RegionRecord,
  readMind,
  regardFor,
  stockOf,
} from "./record.ts";
import { canStrike, strike } from "./strikes.ts";
import { groundOf, isTown } from "./terrain.ts";

const home = realmRules.HOME_ROW * 256 + realmRules.HOME_COLUMN;
const ground = groundOf(home);
const street = ground.findIndex((terrain, tile) => isTown(terrain) && isTown(ground[tile + 1] ?? 0));
const field = ground.findIndex((terrain, tile) => terrain === 0 && ground[tile + 1] === 0);

const mindOf = (kind: (typeof kinds)[number], more: Partial<Mind> = {}): number =>
  makeMind({
    ...{ kind: kinds.indexOf(kind), health: 10, hunger: 8, fatigue: 0, fear: 0, temperament: 0, regard: 0 },
    ...more,
  });

/** Two beside each other, in slots 0 and 1. */
const scene = (tile: number, first: number, second: number): RegionRecord => ({
  id: home,
  tick: 0,
  evidence: "0x",
  playedAt: 0,
  lanes: Uint16Array.of(makeLane(true, 0, tile), makeLane(true, 0, tile + 1)),
  minds: Uint32Array.of(first, second),
});
const may = (record: RegionRecord): boolean => canStrike(record, ground, 0, 1);

test("a raider takes a traveller's ore, which stills its hunger, and is remembered as a foe", () => {
  const record = scene(field, mindOf("raider"), mindOf("player", { hunger: 6, fatigue: 3 }));
  expect(may(record)).toBe(true);
  strike(record, 0, 1);
  const raider = record.minds[0] as number;
  const player = record.minds[1] as number;
  expect(oreOf(player)).toBe(6 - realmRules.ROB);
  expect(readMind(player).fatigue).toBe(3);
  expect(readMind(raider).hunger).toBe(8 - realmRules.ROB * realmRules.ROB_FEEDS);
  expect(foeOf(player, 1)).toBe(0);
});

test("a raider leaves alone who carries nothing, and robs a merchant of its goods", () => {
  expect(may(scene(field, mindOf("raider"), mindOf("player", { hunger: 0, fatigue: 9 })))).toBe(false);
  expect(may(scene(field, mindOf("raider"), mindOf("merchant", { hunger: 9, fatigue: 0 })))).toBe(false);
  const record = scene(field, mindOf("raider"), mindOf("merchant", { fatigue: 2 }));
  strike(record, 0, 1);
  expect(stockOf(record.minds[1] as number)).toBe(0);
  expect(readMind(record.minds[0] as number).hunger).toBe(8 - 2 * realmRules.ROB_FEEDS);
});

test("towns shelter travellers and merchants from all but a starving wolf", () => {
  for (const victim of [mindOf("player", { hunger: 5 }), mindOf("merchant", { fatigue: 5 })]) {
    expect(may(scene(street, mindOf("raider"), victim))).toBe(false);
    expect(may(scene(street, mindOf("wolf", { hunger: realmRules.STARVING - 1 }), victim))).toBe(false);
    expect(may(scene(street, mindOf("wolf", { hunger: realmRules.STARVING }), victim))).toBe(true);
  }
  expect(may(scene(street, mindOf("guard"), mindOf("raider")))).toBe(true);
});

test("a friend is never struck; a foe may be by whoever can strike, whatever its kind", () => {
  const friend = regardFor(0, 1, true);
  const foe = regardFor(0, 1, false);
  expect(may(scene(field, mindOf("wolf", { regard: friend }), mindOf("deer")))).toBe(false);
  expect(may(scene(field, mindOf("guard"), mindOf("player")))).toBe(false);
  expect(may(scene(field, mindOf("guard", { regard: foe }), mindOf("player")))).toBe(true);
  expect(may(scene(field, mindOf("deer", { regard: foe }), mindOf("player")))).toBe(false);
});

test("who dies of a strike lies where it fell and has lost what it carried", () => {
  const record = scene(field, mindOf("raider"), mindOf("player", { health: 1, hunger: 9 }));
  strike(record, 0, 1);
  expect(((record.lanes[1] as number) >> 10) & 31).toBe(DEAD);
  expect(oreOf(record.minds[1] as number)).toBe(0);
});
