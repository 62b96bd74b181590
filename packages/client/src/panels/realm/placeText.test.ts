import { placeOf, regionAt } from "@cogwright/npc/region/geometry";
import { expect, it } from "vitest";
import { placeText } from "./placeText.ts";

it("says the tile within the region and the region's number", () => {
  expect(placeText(placeOf(regionAt(7, 7), 7 * 32 + 12))).toBe("You stand at 12, 7 in region 1799.");
});

it("does not make up a region outside the realm", () => {
  expect(placeText({ x: -1, y: 4 })).toBe("You stand outside the realm.");
});
