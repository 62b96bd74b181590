import { placeOf, regionAt } from "@cogwright/npc/region/geometry";
import { homePlace, terrainAt } from "@cogwright/npc/region/terrain";
import { expect, test } from "vitest";
import { nearestVein, veinText } from "./nearestVein.ts";

test("from the home town a vein is near enough to be named, and it is ore", () => {
  const home = homePlace();
  const vein = nearestVein(home);
  expect(vein && terrainAt(vein)).toBe("ore");
  expect(veinText(home)).toMatch(
    /^There is no ore beside you; the nearest is \d+ steps (north|south|east|west)/,
  );
});

test("beside a vein it is that one; in the middle of nowhere it is said that there is none", () => {
  const vein = nearestVein(homePlace());
  expect(vein && nearestVein({ x: vein.x + 1, y: vein.y })).toEqual(vein);
  expect(veinText({ x: -5000, y: -5000 })).toBe("There is no ore beside you.");
  expect(nearestVein(placeOf(regionAt(7, 7), 0))).toBeDefined();
});
