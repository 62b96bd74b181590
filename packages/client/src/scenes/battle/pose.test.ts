import { describe, expect, it } from "vitest";
import { sampleBattle } from "../../../test/sampleBattle.ts";
import { placeOf } from "./geometry.ts";
import { poseAt } from "./pose.ts";
import { BEATS, momentOf } from "./timeline.ts";

const turns = sampleBattle.turns;

describe("poseAt", () => {
  it("shows both bots at their starts before the first turn", () => {
    const pose = poseAt(sampleBattle, 0);
    expect(pose.a.place).toEqual(placeOf(sampleBattle.board.starts.a));
    expect(pose.b.place).toEqual(placeOf(sampleBattle.board.starts.b));
    expect([pose.a.health, pose.b.health]).toEqual([100, 100]);
  });

  it.each(turns.map((turn) => [turn.turn, turn] as const))("ends turn %i where the trace does", (n, turn) => {
    const pose = poseAt(sampleBattle, n);
    for (const side of ["a", "b"] as const) {
      expect(pose[side].place.x).toBeCloseTo(placeOf(turn.after[side].tile).x);
      expect(pose[side].place.y).toBeCloseTo(placeOf(turn.after[side].tile).y);
      expect(pose[side].health).toBeCloseTo(turn.after[side].health);
      expect(pose[side].energy).toBeCloseTo(turn.after[side].energy);
    }
    expect(pose.mines.filter(({ grown }) => grown > 0.5)).toHaveLength(turn.mines.length);
    expect(pose.pickups.map(({ tile }) => tile).sort()).toEqual(turn.pickups.map(({ tile }) => tile).sort());
    expect(pose.storm).toBeCloseTo(turn.storm);
  });

  it.each(turns.slice(1).map((turn) => [turn.turn] as const))("goes into turn %i without a jump", (n) => {
    const end = poseAt(sampleBattle, n - 1);
    const begin = poseAt(sampleBattle, n - 1 + 1e-6);
    for (const side of ["a", "b"] as const) {
      expect(begin[side].place.x).toBeCloseTo(end[side].place.x, 2);
      expect(begin[side].place.y).toBeCloseTo(end[side].place.y, 2);
      expect(begin[side].health).toBeCloseTo(end[side].health, 1);
    }
  });

  it("is the same picture however one came to the position", () => {
    const once = poseAt(sampleBattle, 6.61);
    poseAt(sampleBattle, 11);
    expect(poseAt(sampleBattle, 6.61)).toEqual(once);
  });

  it("stops for a breath at a hit, and only there", () => {
    const hit = turns[2];
    const miss = turns[3];
    if (!hit || !miss) throw new Error("the sample has at least four turns");
    const moments = Array.from({ length: 101 }, (_, step) => momentOf(hit, step / 100, false));
    expect(moments.filter(({ at }) => at === BEATS.impact).length).toBeGreaterThan(8);
    expect(moments.at(-1)?.at).toBe(1);
    expect(momentOf(miss, 0.5, false)).toEqual({ at: 0.5, burst: 0.5, stopped: 0 });
    expect(momentOf(hit, 0.5, true)).toEqual({ at: 0.5, burst: 0.5, stopped: 0 });
  });

  it("neither shakes nor hops for those who want it calm", () => {
    for (let position = 0; position <= turns.length; position += 0.05) {
      const pose = poseAt(sampleBattle, position, true);
      expect(pose.shake).toBe(0);
      expect(pose.a.hop + pose.b.hop).toBe(0);
    }
  });

  it("lets the beaten bot fall at the end", () => {
    const pose = poseAt(sampleBattle, turns.length);
    expect(pose.b.broken).toBeGreaterThan(0.9);
    expect(pose.a.broken).toBe(0);
  });
});
