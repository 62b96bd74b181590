import { describe, expect, it } from "vitest";
import { PARTS_OF_LOADOUT, setPart } from "./loadout.ts";

const start = { armor: 2, weapon: 3, engine: 3, repair: 2 };
const spent = (loadout: typeof start) => PARTS_OF_LOADOUT.reduce((sum, part) => sum + loadout[part], 0);

describe("setPart", () => {
  it.each(PARTS_OF_LOADOUT.flatMap((part) => [0, 1, 2, 3, 4, 5].map((points) => [part, points] as const)))(
    "sets %s to %i and spends ten points",
    (part, points) => {
      const next = setPart(start, part, points);
      expect(next[part]).toBe(points);
      expect(spent(next)).toBe(10);
      for (const other of PARTS_OF_LOADOUT) {
        expect(next[other]).toBeGreaterThanOrEqual(0);
        expect(next[other]).toBeLessThanOrEqual(5);
      }
    },
  );

  it("takes from the largest and gives to the smallest", () => {
    expect(setPart({ armor: 5, weapon: 1, engine: 2, repair: 2 }, "weapon", 2)).toEqual({
      armor: 4,
      weapon: 2,
      engine: 2,
      repair: 2,
    });
    expect(setPart({ armor: 5, weapon: 3, engine: 0, repair: 2 }, "armor", 4).engine).toBe(1);
  });
});
