import { describe, expect, it } from "vitest";
import { fieldOf, type Outline, outlinesOf } from "./outline.ts";

const bounds = { left: 0, top: 0, width: 8, height: 8 };

/** Twice the area, positive when the line turns clockwise on the screen. */
function turning(outline: Outline): number {
  let sum = 0;
  for (let at = 0; at < outline.length; at += 2) {
    const next = (at + 2) % outline.length;
    sum += (outline[at] ?? 0) * (outline[next + 1] ?? 0) - (outline[next] ?? 0) * (outline[at + 1] ?? 0);
  }
  return sum;
}

describe("outlines", () => {
  it("draws one closed line around a lake, about as large as its tiles", () => {
    const lake = fieldOf((x, y) => x >= 2 && x < 6 && y >= 3 && y < 5, bounds, 1);
    const outlines = outlinesOf(lake, 0.5);
    expect(outlines).toHaveLength(1);
    const area = Math.abs(turning(outlines[0] ?? [])) / 2;
    expect(area).toBeGreaterThan(6.5);
    expect(area).toBeLessThan(8.1);
  });

  it("draws an island within a lake as a line turning the other way", () => {
    const ring = fieldOf(
      (x, y) => x >= 1 && x < 7 && y >= 1 && y < 7 && !(x >= 3 && x < 5 && y >= 3 && y < 5),
      bounds,
      1,
    );
    const turns = outlinesOf(ring, 0.5).map((outline) => Math.sign(turning(outline)));
    expect(turns.sort()).toEqual([-1, 1]);
  });

  it("keeps two lakes apart that touch at a corner, or joins them, but closes every line", () => {
    const corners = fieldOf((x, y) => (x === 2 && y === 2) || (x === 3 && y === 3), bounds, 1);
    for (const outline of outlinesOf(corners, 0.5)) expect(outline.length).toBeGreaterThanOrEqual(6);
  });

  it("draws nothing where there is nothing", () => {
    expect(
      outlinesOf(
        fieldOf(() => false, bounds, 1),
        0.5,
      ),
    ).toEqual([]);
  });

  it("closes the line along the edge of the field where a lake goes on beyond it", () => {
    const sea = outlinesOf(
      fieldOf(() => true, bounds, 1),
      0.5,
    );
    expect(sea).toHaveLength(1);
    expect(Math.abs(turning(sea[0] ?? [])) / 2).toBeCloseTo(64, 0);
  });
});
