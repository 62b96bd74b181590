import { kinds } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import { makeLane, makeMind, REST, type RegionRecord } from "@cogwright/npc/region/record";
import { describe, expect, it } from "vitest";
import { directionTo, grouped, nearby } from "./nearby.ts";

const id = regionAt(1, 1);

function record(tiles: readonly [x: number, y: number][]): RegionRecord {
  const mind = makeMind({
    kind: kinds.indexOf("deer"),
    health: 9,
    hunger: 2,
    fatigue: 0,
    fear: 0,
    temperament: 0,
    regard: 0,
  });
  return {
    id,
    tick: 1,
    evidence: "0x",
    playedAt: 0,
    lanes: Uint16Array.from(tiles, ([x, y]) => makeLane(true, REST, y * 32 + x)),
    minds: Uint32Array.from(tiles, () => mind),
  };
}

const me = { region: id, slot: 0, place: { x: 42, y: 42 }, alive: true, health: 15, ore: 0, food: 0 };

describe("nearby", () => {
  it("lists who is within reach, nearest first, and not the visitor", () => {
    const records = new Map([
      [
        id,
        record([
          [10, 10],
          [20, 10],
          [11, 9],
          [30, 30],
        ]),
      ],
    ]);
    expect(
      nearby({ me, records }).map(({ slot, distance, direction }) => ({ slot, distance, direction })),
    ).toEqual([
      { slot: 2, distance: 1, direction: "north-east" },
      { slot: 1, distance: 10, direction: "east" },
    ]);
  });

  it("says together those that a sentence says alike", () => {
    const records = new Map([
      [
        id,
        record([
          [10, 10],
          [13, 10],
          [13, 10],
          [14, 10],
        ]),
      ],
    ]);
    expect(grouped(nearby({ me, records })).map(({ first, count }) => [first.distance, count])).toEqual([
      [3, 2],
      [4, 1],
    ]);
  });

  it("is empty while the visitor is nowhere", () => {
    expect(nearby({ me: undefined, records: new Map() })).toEqual([]);
  });

  it.each([
    [0, -3, "north"],
    [-2, 0, "west"],
    [-2, 2, "south-west"],
    [5, 1, "east"],
    [0, 0, ""],
  ])("names the direction of %i, %i as %j", (x, y, name) =>
    expect(directionTo({ x: 0, y: 0 }, { x, y })).toBe(name),
  );
});
