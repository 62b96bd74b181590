import { type Place, STEP_X, STEP_Y } from "@cogwright/npc/region/geometry";
import { describe, expect, it } from "vitest";
import { findPath, type Step } from "./findPath.ts";

/** Steps over a drawn map: `#` is blocked, and so is everything outside. */
function stepsOn(...rows: string[]): Step {
  return (from, heading) => {
    const place = { x: from.x + (STEP_X[heading] ?? 0), y: from.y + (STEP_Y[heading] ?? 0) };
    const tile = rows[place.y]?.[place.x];
    return tile === undefined || tile === "#" ? undefined : place;
  };
}

function walkOn(step: Step, from: Place, headings: readonly number[]): Place {
  return headings.reduce((here, heading) => step(here, heading) ?? expect.fail("a blocked step"), from);
}

describe("findPath", () => {
  it("goes straight over open ground", () => {
    expect(findPath({ x: 0, y: 0 }, { x: 3, y: 0 }, stepsOn("....", "...."))).toEqual([2, 2, 2]);
  });

  it("goes around a wall by the shortest way", () => {
    const step = stepsOn(".....", ".###.", ".....");
    const path = findPath({ x: 0, y: 1 }, { x: 4, y: 1 }, step);
    expect(path).toHaveLength(4);
    expect(walkOn(step, { x: 0, y: 1 }, path ?? [])).toEqual({ x: 4, y: 1 });
  });

  it("does not move when already there", () => {
    expect(findPath({ x: 1, y: 1 }, { x: 1, y: 1 }, stepsOn("...", "..."))).toEqual([]);
  });

  it("finds nothing when the place is walled in", () => {
    expect(findPath({ x: 0, y: 0 }, { x: 3, y: 1 }, stepsOn("..#.#", "..#.#", "..###"))).toBeUndefined();
  });

  it("gives up on an endless plain rather than searching forever", () => {
    const walled: Step = (from, heading) => {
      const place = { x: from.x + (STEP_X[heading] ?? 0), y: from.y + (STEP_Y[heading] ?? 0) };
      return place.x === 900 && place.y === 900 ? undefined : place;
    };
    expect(findPath({ x: 500, y: 500 }, { x: 900, y: 900 }, walled)).toBeUndefined();
  });
});
