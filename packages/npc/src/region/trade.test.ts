import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { firstRegions } from "@cogwright/contracts/setup/realm";
import { expect, test } from "vitest";
import { decisionOf, encodeList } from "../brain/decision.ts";
import { OBSERVATION, observe } from "../brain/observation.ts";
import { scriptedPolicy } from "../training/policy.ts";
import { seeded } from "../training/random.ts";
import { columnOf, type RegionId, rowOf } from "./geometry.ts";
import { type RegionRecord, stockOf } from "./record.ts";
import { tickRegion } from "./rules.ts";
import { settle } from "./settlers.ts";
import { groundOf, isBlocked, isTown } from "./terrain.ts";
import { goalOf, sideOf, stockAfter } from "./trade.ts";

const MERCHANT = kinds.indexOf("merchant");
const script = scriptedPolicy("merchant");

/** The settled neighbour beyond a side. */
const beyond = (id: RegionId, side: number): RegionId => id + ([-256, 1, 256, -1][side] as number);
const across = (tile: number, side: number): number =>
  [tile | 992, tile & ~31, tile & 31, tile | 31][side] as number;

test("merchants who follow their sense of the way carry goods from town to town of the first regions, for hours", () => {
  const random = seeded(3);
  const records = new Map<RegionId, RegionRecord>();
  for (const id of firstRegions()) {
    const record = settle(id);
    for (const [slot, mind] of record.minds.entries()) if (mind >>> 28 !== MERCHANT) record.lanes[slot] = 0;
    records.set(id, record);
  }
  const senses = new Uint8Array(OBSERVATION);
  const sold = new Map<RegionId, number>();
  const TICKS = 3_000;
  for (let t = 0; t < TICKS; t++) {
    for (const record of records.values()) {
      const before = record.minds.slice();
      const noise = random(2 ** 32);
      const decisions = [...record.lanes.keys()]
        .filter((slot) => (record.lanes[slot] as number) >> 15 === 1)
        .map((slot) => {
          observe(record, slot, noise, senses, 0);
          return decisionOf(record, slot, script(senses, random), -1);
        });
      const { crossing } = tickRegion(record, encodeList(decisions), false);
      for (const [slot, mind] of record.minds.entries()) {
        const less = stockOf(before[slot] as number) - stockOf(mind);
        if (record.lanes[slot] !== 0 && less > 0) sold.set(record.id, (sold.get(record.id) ?? 0) + less);
      }
      for (const { slot, side } of crossing) {
        const next = records.get(beyond(record.id, side));
        const lane = record.lanes[slot] as number;
        const tile = across(lane & 1023, side);
        if (!next || isBlocked(groundOf(next.id)[tile] as number)) continue;
        const free = next.lanes.indexOf(0);
        next.lanes[free] = (lane & ~1023) | tile;
        next.minds[free] = ((record.minds[slot] as number) & ~255) >>> 0;
        record.lanes[slot] = 0;
        record.minds[slot] = 0;
      }
    }
  }
  const merchants = [...records.values()]
    .flatMap(({ lanes }) => [...lanes])
    .filter((lane) => lane >> 15 === 1);
  expect(merchants).toHaveLength(10);
  // Goods are unloaded in the home town alone, which is the only one of an odd column among the first.
  expect([...sold.keys()]).toEqual([firstRegions()[0]]);
  // A round takes a merchant some 250 ticks.
  expect([...sold.values()][0]).toBeGreaterThan((10 * realmRules.STOCK_MOST * TICKS) / 500);
});

test("from wherever a merchant stands its way leads to a gate or to the town, never to its own tile but a gate's", () => {
  const random = seeded(5);
  for (let i = 0; i < 20_000; i++) {
    const id = random(realmRules.ROWS) * 256 + random(realmRules.COLUMNS);
    const tile = random(1024);
    const terrain = groundOf(id)[tile] as number;
    if (isBlocked(terrain)) continue;
    const tick = random(2 ** 32);
    const stock = random(16);
    const goal = goalOf(id, tick, tile, terrain, stock);
    if (!goal) {
      expect(isTown(terrain)).toBe(true);
      expect(stockAfter(id, stock)).not.toBe(stock);
    } else if (goal.tile === tile) {
      expect(goal.side).toBe(sideOf(id, tick, stock));
      const edges = [tile >> 5 === 0, (tile & 31) === 31, tile >> 5 === 31, (tile & 31) === 0];
      expect(edges[goal.side as number]).toBe(true);
    }
  }
});

test("trade stays in the realm, and near its home where it is near", () => {
  for (let id = 0; id < realmRules.ROWS * 256; id++) {
    if (columnOf(id) >= realmRules.COLUMNS) continue;
    for (let turn = 0; turn < 16; turn++)
      for (const stock of [0, 12]) {
        const next = beyond(id, sideOf(id, turn << realmRules.TRADE_TURNS, stock));
        expect(columnOf(next) < realmRules.COLUMNS && rowOf(next) >= 0 && rowOf(next) < realmRules.ROWS).toBe(
          true,
        );
        if (firstRegions().includes(id)) expect(firstRegions()).toContain(next);
      }
  }
});
