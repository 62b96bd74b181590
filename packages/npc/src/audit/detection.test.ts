import { expect, test } from "vitest";
import { seeded } from "../training/random.ts";
import { chanceUndetected, secondsUntil, simulateUndetected } from "./detection.ts";

const trials = 600;

test.each([
  { lies: 0.1, seconds: 20 },
  { lies: 0.03, seconds: 40 },
  { lies: 0.01, seconds: 150 },
  { lies: 1, seconds: 1 },
])("as many operators go undetected as the formula says: $lies lies, $seconds s", ({ lies, seconds }) => {
  const lying = { lies, ticksPerSecond: 2 };
  const expected = chanceUndetected(lying, seconds);
  for (const regions of [Array.from({ length: 9 }, () => 17), [128, 3, 40]]) {
    const part = simulateUndetected(seeded(7), lies, regions, 2 * seconds, trials);
    // Four standard deviations of so many trials.
    expect(Math.abs(part - expected)).toBeLessThanOrEqual(
      4 * Math.sqrt((expected * (1 - expected)) / trials),
    );
  }
});

test("what an operator does between checks does not wear off: the chance only falls with its ticks", () => {
  const lying = { lies: 0.01, ticksPerSecond: 1 };
  expect(chanceUndetected(lying, 0)).toBe(1);
  expect(chanceUndetected({ ...lying, lies: 0 }, 1e6)).toBe(1);
  const seconds = secondsUntil(0.99, lying);
  expect(chanceUndetected(lying, seconds)).toBeLessThanOrEqual(0.01);
  expect(chanceUndetected(lying, seconds - 1)).toBeGreaterThan(0.01);
});
