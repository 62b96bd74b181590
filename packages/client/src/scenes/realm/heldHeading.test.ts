import { STEP_X, STEP_Y } from "@cogwright/npc/region/geometry";
import { expect, it } from "vitest";
import { heldHeading, isWalkKey } from "./heldHeading.ts";

it.each([
  [["ArrowUp"], 0, -1],
  [["KeyD"], 1, 0],
  [["ArrowDown", "ArrowLeft"], -1, 1],
  [["KeyW", "KeyA"], -1, -1],
  [["KeyW", "ArrowUp", "KeyD"], 1, -1],
])("%j leads by %i, %i", (held, x, y) => {
  const heading = heldHeading(held) ?? expect.fail("no heading");
  expect([STEP_X[heading], STEP_Y[heading]]).toEqual([x, y]);
});

it("stands still when the keys cancel out or none walks", () => {
  expect(heldHeading(["KeyA", "KeyD"])).toBeUndefined();
  expect(heldHeading([])).toBeUndefined();
  expect(isWalkKey("Space")).toBe(false);
});
