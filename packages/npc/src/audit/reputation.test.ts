import { expect, test } from "vitest";
import { reputationOf } from "./reputation.ts";

const [busy, idle] = [
  "0x00000000000000000000000000000000000000aa",
  "0x00000000000000000000000000000000000000bb",
] as const;
const nothing = `0x${"0".repeat(64)}` as const;
const tickAt = (operator: typeof busy | typeof idle, time: number, regions: number) => ({
  operator,
  ...{ place: 0, evidence: nothing, block: BigInt(time), logIndex: 0, time, transaction: nothing },
  packed: `0x${"00".repeat(13 * regions)}` as const,
});
const verdict = (operator: typeof busy | typeof idle, right: boolean) => ({
  ...{ operator, right },
});

test("ticks, regions, verdicts and the time at work are counted for each operator, the busiest first", () => {
  const ticks = [
    ...[tickAt(idle, 90, 1), tickAt(busy, 100, 2), tickAt(busy, 105, 2)],
    // Forty seconds away, of which ten count as at work.
    tickAt(busy, 145, 3),
  ];
  const verdicts = [verdict(busy, true), verdict(busy, true), verdict(idle, false)];
  expect(
    reputationOf(ticks, verdicts, [
      { operator: busy, right: 3 },
      { operator: busy, right: 1 },
    ]),
  ).toEqual([
    { operator: busy, ticks: 3, regions: 7, won: 2, lost: 0, checked: 4, uptime: 15 / 45 },
    { operator: idle, ticks: 1, regions: 1, won: 0, lost: 1, checked: 0, uptime: 1 },
  ]);
});

test("who only has verdicts is listed too", () => {
  expect(reputationOf([], [verdict(idle, false)], [])).toMatchObject([{ operator: idle, ticks: 0, lost: 1 }]);
});
