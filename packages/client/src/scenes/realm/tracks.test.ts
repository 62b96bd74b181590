import { kinds } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import { DEAD, makeLane, makeMind, REST, type RegionRecord, WALK } from "@cogwright/npc/region/record";
import { describe, expect, it } from "vitest";
import { followRecords, forgetRegions, isMoving, type Track, trackKey, trackX, trackY } from "./tracks.ts";

const west = regionAt(3, 2);
const east = regionAt(4, 2);

/** A record of a region with an NPC per entry: slot → kind, tile, intent. */
function record(
  id: number,
  npcs: Record<number, { kind: (typeof kinds)[number]; x: number; y: number; intent?: number }>,
) {
  const lanes = new Uint16Array(16);
  const minds = new Uint32Array(16);
  for (const [slot, npc] of Object.entries(npcs)) {
    lanes[Number(slot)] = makeLane(npc.intent !== DEAD, npc.intent ?? REST, npc.y * 32 + npc.x);
    minds[Number(slot)] = makeMind({
      kind: kinds.indexOf(npc.kind),
      health: 9,
      hunger: 2,
      fatigue: 0,
      fear: 1,
      temperament: 0,
      regard: 0,
    });
  }
  const empty: RegionRecord = {
    id,
    tick: 1,
    evidence: `0x${"00".repeat(23)}`,
    playedAt: 0,
    lanes,
    minds,
  };
  return empty;
}

function tracksOf(...records: RegionRecord[]): Map<number, Track> {
  const tracks = new Map<number, Track>();
  followRecords(tracks, records, 0, 1000);
  return tracks;
}

describe("tracks", () => {
  it("move smoothly from the last tick's tile to this one's", () => {
    const tracks = tracksOf(record(west, { 1: { kind: "deer", x: 4, y: 4 } }));
    followRecords(tracks, [record(west, { 1: { kind: "deer", x: 5, y: 4, intent: WALK + 2 } })], 1000, 1000);
    const deer = tracks.get(trackKey(west, 1)) ?? expect.fail("no deer");
    expect(trackX(deer, 1000)).toBe(3 * 32 + 4);
    expect(trackX(deer, 1500)).toBe(3 * 32 + 4.5);
    expect(trackX(deer, 9000)).toBe(3 * 32 + 5);
    expect(trackY(deer, 1500)).toBe(2 * 32 + 4);
    expect(isMoving(deer, 1500)).toBe(true);
    expect(isMoving(deer, 2100)).toBe(false);
    expect(deer.heading).toBe(2);
  });

  it("go on from where they are drawn when the next tick comes early", () => {
    const tracks = tracksOf(record(west, { 1: { kind: "deer", x: 4, y: 4 } }));
    followRecords(tracks, [record(west, { 1: { kind: "deer", x: 5, y: 4 } })], 1000, 1000);
    followRecords(tracks, [record(west, { 1: { kind: "deer", x: 6, y: 4 } })], 1500, 1000);
    expect(trackX(tracks.get(trackKey(west, 1)) ?? expect.fail("no deer"), 1500)).toBe(3 * 32 + 4.5);
  });

  it("stay one animal over a border, though the slot is another", () => {
    const tracks = tracksOf(record(west, { 3: { kind: "wolf", x: 31, y: 9 } }), record(east, {}));
    const before = tracks.get(trackKey(west, 3));
    followRecords(tracks, [record(west, {}), record(east, { 0: { kind: "wolf", x: 0, y: 9 } })], 1000, 1000);
    expect(tracks.get(trackKey(east, 0))).toBe(before);
    expect(tracks.size).toBe(1);
  });

  it("are not mixed up with another kind that appears nearby", () => {
    const tracks = tracksOf(record(west, { 3: { kind: "wolf", x: 31, y: 9 } }), record(east, {}));
    followRecords(tracks, [record(west, {}), record(east, { 0: { kind: "deer", x: 0, y: 9 } })], 1000, 1000);
    expect(tracks.get(trackKey(east, 0))?.kind).toBe("deer");
    expect(tracks.size).toBe(1);
  });

  it("begin anew when the next of a kind is born in a dead one's slot", () => {
    const tracks = tracksOf(record(west, { 1: { kind: "deer", x: 4, y: 4, intent: DEAD } }));
    followRecords(tracks, [record(west, { 1: { kind: "deer", x: 20, y: 20 } })], 1000, 1000);
    const deer = tracks.get(trackKey(west, 1)) ?? expect.fail("no deer");
    expect(isMoving(deer, 1100)).toBe(false);
    expect(deer.born).toBe(1000);
  });

  it("leave with the record of their region", () => {
    const tracks = tracksOf(
      record(west, { 1: { kind: "deer", x: 4, y: 4 } }),
      record(east, { 1: { kind: "deer", x: 9, y: 9 } }),
    );
    forgetRegions(tracks, new Set([east]));
    expect([...tracks.keys()]).toEqual([trackKey(east, 1)]);
  });
});
