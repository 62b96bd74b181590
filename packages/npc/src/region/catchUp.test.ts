import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { expect, test } from "vitest";
import { die } from "./births.ts";
import { wake } from "./catchUp.ts";
import { copyRegion, FACE, makeLane, makeMind, type RegionRecord, withStock } from "./record.ts";
import { tickRegion } from "./rules.ts";
import { settle } from "./settlers.ts";

const [DEER, WOLF, MERCHANT] = ["deer", "wolf", "merchant"].map((kind) => kinds.indexOf(kind as "deer"));
const home = realmRules.HOME_ROW * 256 + realmRules.HOME_COLUMN;
const wilds = home + 1;

const living = ({ minds }: RegionRecord, kind = 0): number =>
  [...minds].filter((mind) => mind >>> 28 === kind && ((mind >>> 24) & 15) > 0).length;
const hungerOf = (mind: number | undefined): number => ((mind ?? 0) >>> 20) & 15;
const slotsOf = ({ minds }: RegionRecord, kind = 0): number[] =>
  [...minds.keys()].filter((slot) => (minds[slot] as number) >>> 28 === kind);
const empty = (record: RegionRecord): void => {
  for (const slot of slotsOf(record, DEER)) die(record, slot);
};

test("wolves live through a sleep where there are deer, and starve where there are none", () => {
  const valley = settle(wilds);
  const emptied = copyRegion(valley);
  empty(emptied);
  wake(valley, 40);
  wake(emptied, 40);
  expect(living(valley, WOLF)).toBe(slotsOf(valley, WOLF).length);
  expect(living(valley, DEER)).toBeGreaterThan(0);
  expect(living(emptied, WOLF)).toBe(0);
  expect(living(emptied, DEER)).toBe(0);
});

test("a herd has grown back when its region wakes", () => {
  const valley = settle(wilds);
  for (const slot of slotsOf(valley, DEER).slice(1)) die(valley, slot);
  for (const slot of slotsOf(valley, WOLF)) die(valley, slot);
  const soon = copyRegion(valley);
  wake(soon, 5);
  expect(living(soon, DEER)).toBe(1);
  wake(valley, 60);
  expect(living(valley, DEER)).toBe(slotsOf(valley, DEER).length);
  expect(living(valley, WOLF)).toBe(slotsOf(valley, WOLF).length);
});

test("players heal and keep what they carry; the fallen stay where they are", () => {
  const town = settle(home);
  town.lanes[30] = makeLane(false, FACE, 100);
  const player = { kind: 1, hunger: 7, fatigue: 3, fear: 15, temperament: 0, regard: 0 };
  town.minds[30] = makeMind({ ...player, health: 4 });
  const fallen = copyRegion(town);
  wake(town, 6);
  expect(town.minds[30]).toBe(makeMind({ ...player, health: 10, fear: 3 }));
  fallen.minds[30] = makeMind({ ...player, health: 0 });
  wake(fallen, 200);
  expect(fallen.minds[30]).toBe(makeMind({ ...player, health: 0 }));
});

test("a merchant in town has done its business, and none starves however long it was", () => {
  const town = settle(home);
  const [slot] = slotsOf(town, MERCHANT) as [number];
  town.minds[slot] = withStock(town.minds[slot] as number, 11);
  const wild = copyRegion(town);
  wild.id = wilds;
  // The settlers' merchants stand in the home's town, which buys; in the wilds this tile is none.
  wake(town, realmRules.SLEEP_MOST);
  expect(town.minds[slot]).toBe(withStock(town.minds[slot] as number, 0));
  wake(wild, realmRules.SLEEP_MOST);
  expect(hungerOf(wild.minds[slot])).toBeLessThan(realmRules.TOP);
  expect(living(wild, MERCHANT)).toBe(slotsOf(wild, MERCHANT).length);
});

test("a tick makes up for a sleep before anybody acts", () => {
  const valley = settle(wilds);
  const woken = copyRegion(valley);
  woken.tick++;
  wake(woken, 20);
  woken.tick--;
  const once = copyRegion(valley);
  expect(tickRegion(once, new Uint8Array(), false, 20).mindsChanged).toBe(true);
  tickRegion(woken, new Uint8Array(), false);
  expect(once).toEqual(woken);
});
