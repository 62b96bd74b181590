import { expect, test } from "vitest";
import { barOf, scaleOf } from "./scale.ts";

test("every bar lies on the scale, and the scale ends at round numbers", () => {
  const ratings = [
    { mu: 31.2, sigma: 1.1 },
    { mu: 25, sigma: 25 / 3 },
    { mu: 12, sigma: 2 },
  ];
  const scale = scaleOf(ratings);
  expect(scale).toEqual([0, 50]);
  for (const rating of ratings) {
    const { from, middle, to } = barOf(rating, scale);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(middle).toBeCloseTo((from + to) / 2);
    expect(to).toBeLessThanOrEqual(1);
  }
});

test("a bot that is rated surely has a short bar", () => {
  const scale = [0, 50] as const;
  const width = (sigma: number) => {
    const bar = barOf({ mu: 25, sigma }, scale);
    return bar.to - bar.from;
  };
  expect(width(1)).toBeLessThan(width(8) / 7);
});
