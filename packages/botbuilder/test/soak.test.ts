import { expect, test } from "vitest";
import { soak } from "./soak.ts";

test("a short season: whoever is killed, every purse is what the calls say, to the wei", {
  timeout: 300_000,
}, async () => {
  const report = await soak({ runners: 3, bettors: 6, matches: 5, seed: 7, pace: 120 });
  expect(report.purses.filter(({ expected, found }) => expected !== found)).toEqual([]);
  expect(report.endings["not over"]).toBeUndefined();
  expect(report.purses.length).toBeGreaterThanOrEqual(3 + 6);
});
