import { expect, test } from "vitest";
import { createVisitorLimit } from "./visitorLimit.ts";

test("so many a minute and so many an hour, each visitor by himself", () => {
  let time = 0;
  const wait = createVisitorLimit({ perMinute: 2, perHour: 3 }, () => time);
  expect([wait("ann"), wait("ann"), wait("ann"), wait("bob")]).toEqual([0, 0, 60_000, 0]);
  time = 59_000;
  expect(wait("ann")).toBe(1_000);
  time = 60_000;
  expect([wait("ann"), wait("ann")]).toEqual([0, 3_540_000]);
  time = 3_600_000;
  expect(wait("ann")).toBe(0);
});

test("a flood of visitors pushes out the longest silent, never the one who asks", () => {
  const wait = createVisitorLimit({ perMinute: 1, perHour: 9 }, () => 0, 2);
  expect([wait("ann"), wait("bob"), wait("ann"), wait("cid"), wait("ann")]).toEqual([
    0, 0, 60_000, 0, 60_000,
  ]);
  expect(wait("bob")).toBe(0);
});
