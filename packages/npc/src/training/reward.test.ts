import { expect, test } from "vitest";
import { compare, type Incumbent, verdictOn } from "./reward.ts";

const incumbent = (marks: number[]): Incumbent => ({ parameters: [], at: 0, marks });

test("networks are compared world for world", () => {
  expect(compare([2, 4, 6], [1, 3, 5])).toEqual({ ahead: 1, error: 0 });
  const { ahead, error } = compare([1, 3], [0, 0]);
  expect(ahead).toBe(2);
  expect(error).toBeCloseTo(1);
});

test("a network takes the best one's place only when that cannot be luck, and is given up when it is surely worse", () => {
  const best = incumbent([0, 0, 0, 0]);
  expect(verdictOn([1, 1, 1, 1], best)).toBe("better");
  // One lucky world: ahead on average, but by no more than the standard error.
  expect(verdictOn([4, 0, 0, 0], best)).toBeUndefined();
  expect(verdictOn([0, 0, 0, 0], best)).toBeUndefined();
  expect(verdictOn([-1, 0, -1, 0], best)).toBeUndefined();
  expect(verdictOn([-1, -1, -1, -1], best)).toBe("worse");
});
