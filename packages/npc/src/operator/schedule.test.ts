import { expect, test } from "vitest";
import { regionAt } from "../region/geometry.ts";
import { GAS, gasOf, type RegionNeed, schedule } from "./schedule.ts";

const need = (column: number, row: number, more: Partial<RegionNeed> = {}): RegionNeed => ({
  id: regionAt(column, row),
  npcs: 20,
  players: 0,
  waited: 1,
  ...more,
});
const plenty = { gas: 30_000_000, quietEvery: 4 };

test("regions with players come first, then their neighbours, then the others in turn", () => {
  const { due, leftOut } = schedule(
    [need(0, 0, { waited: 4 }), need(9, 9), need(5, 6), need(5, 5, { players: 1 })],
    plenty,
  );
  expect(due).toEqual([regionAt(5, 5), regionAt(5, 6), regionAt(0, 0)]);
  expect(leftOut).toEqual([{ id: regionAt(9, 9), reason: "nobody-near", dueIn: 3 }]);
});

test("past the budget regions wait and say what they would cost", () => {
  const needs = [need(1, 1, { players: 2 }), need(1, 2, { waited: 9 }), need(2, 1, { waited: 3 })];
  const gas = GAS.transaction + 2 * gasOf({ npcs: 20 });
  const result = schedule(needs, { gas, quietEvery: 4 });
  expect(result.due).toEqual([regionAt(1, 1), regionAt(1, 2)]);
  expect(result.leftOut).toEqual([{ id: regionAt(2, 1), reason: "over-budget", gas: gasOf({ npcs: 20 }) }]);
  expect(result.gas).toBeLessThanOrEqual(gas);
});

test("whoever has waited longest is served first, so that nobody starves under a tight budget", () => {
  const waited = new Map([0, 1, 2, 3, 4].map((column) => [regionAt(column, 0), 0]));
  const served = new Map<number, number>();
  for (let round = 0; round < 50; round++) {
    const needs = [...waited].map(([id, rounds]) => need(id, 0, { id, waited: rounds, players: 1 }));
    const { due } = schedule(needs, { gas: GAS.transaction + gasOf({ npcs: 20 }), quietEvery: 1 });
    expect(due).toHaveLength(1);
    for (const [id, rounds] of waited) waited.set(id, due.includes(id) ? 0 : rounds + 1);
    for (const id of due) served.set(id, (served.get(id) ?? 0) + 1);
  }
  expect([...served.values()]).toEqual([10, 10, 10, 10, 10]);
});

test("every region is either due or left out with a reason", () => {
  const needs = [...Array(40).keys()].map((i) =>
    need(i % 8, i >> 3, { waited: i % 6, players: i % 13 === 0 ? 1 : 0 }),
  );
  const { due, leftOut } = schedule(needs, { gas: 2_000_000, quietEvery: 4 });
  expect([...due, ...leftOut.map(({ id }) => id)].sort((a, b) => a - b)).toEqual(
    needs.map(({ id }) => id).sort((a, b) => a - b),
  );
});
