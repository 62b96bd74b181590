import { regionAt } from "@cogwright/npc/region/geometry";
import { expect, it } from "vitest";
import { regionsAround } from "./regionsAround.ts";

it("gives nine regions in the middle of the realm and four in its corners", () => {
  expect(regionsAround(regionAt(7, 7))).toHaveLength(9);
  expect(regionsAround(regionAt(0, 0))).toEqual([
    regionAt(0, 0),
    regionAt(1, 0),
    regionAt(0, 1),
    regionAt(1, 1),
  ]);
  expect(regionsAround(regionAt(15, 15))).toHaveLength(4);
});
