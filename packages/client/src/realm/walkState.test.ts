import { STEP_X, STEP_Y } from "@cogwright/npc/region/geometry";
import { describe, expect, it } from "vitest";
import type { Step } from "./findPath.ts";
import {
  confirmSteps,
  dropPlan,
  followRecord,
  isPending,
  pendingPlaces,
  planStep,
  refuseSteps,
  standAt,
  takeSteps,
} from "./walkState.ts";

const EAST = 2;
const SOUTH = 4;

/** An open plain with a wall at x = 5. */
const step: Step = (from, heading) => {
  const x = from.x + (STEP_X[heading] ?? 0);
  return x === 5 ? undefined : { x, y: from.y + (STEP_Y[heading] ?? 0) };
};
const start = standAt({ x: 2, y: 2 });
const planned = planStep(planStep(start, EAST, step), SOUTH, step);

describe("a walk", () => {
  it("shows a step at once, before the chain has it", () => {
    expect(planned.shown).toEqual({ x: 3, y: 3 });
    expect(planned.here).toEqual({ x: 2, y: 2 });
    expect(isPending(planned)).toBe(true);
  });

  it("does not show a step into a wall", () => {
    const atWall = standAt({ x: 4, y: 0 });
    expect(planStep(atWall, EAST, step)).toBe(atWall);
  });

  it("sends what is planned in batches, one after the other", () => {
    const first = takeSteps(planned, 1, step);
    expect(first?.headings).toEqual([EAST]);
    expect(first && takeSteps(first.state, 1, step)).toBeUndefined();
    const confirmed = confirmSteps(first?.state ?? start, { x: 3, y: 2 });
    expect(confirmed.corrected).toBe(false);
    expect(confirmed.state.shown).toEqual({ x: 3, y: 3 });
    expect(takeSteps(confirmed.state, 16, step)?.headings).toEqual([SOUTH]);
  });

  it("is at rest when the chain's record agrees", () => {
    const sent = takeSteps(planned, 16, step)?.state ?? start;
    const { state, corrected } = confirmSteps(sent, { x: 3, y: 3 });
    expect(corrected).toBe(false);
    expect(isPending(state)).toBe(false);
  });

  it("settles where the chain says when it stopped the walk early, and forgets later steps", () => {
    const sent = planStep(takeSteps(planned, 16, step)?.state ?? start, SOUTH, step);
    const { state, corrected } = confirmSteps(sent, { x: 3, y: 2 });
    expect(corrected).toBe(true);
    expect(state).toEqual(standAt({ x: 3, y: 2 }));
  });

  it("settles back when the chain refuses", () => {
    expect(refuseSteps(start.here)).toEqual({ state: start, corrected: true });
  });

  it("does not take an older record for the answer to steps under way", () => {
    const sent = takeSteps(planned, 16, step)?.state ?? start;
    expect(followRecord(sent, { x: 2, y: 2 }).state).toBe(sent);
  });

  it("follows the record when something else moved the player", () => {
    expect(followRecord(start, { x: 9, y: 9 })).toEqual({ state: standAt({ x: 9, y: 9 }), corrected: false });
  });

  it("turns around where it is drawn, not where it was to end", () => {
    const sent = takeSteps(planned, 1, step)?.state ?? start;
    const longer = [SOUTH, SOUTH, SOUTH].reduce((state, heading) => planStep(state, heading, step), sent);
    expect(dropPlan(longer, { x: 3, y: 4 }, step).shown).toEqual({ x: 3, y: 4 });
    expect(dropPlan(longer, { x: 2, y: 2 }, step).shown).toEqual({ x: 3, y: 2 });
  });

  it("lists the places it will pass", () => {
    const sent = takeSteps(planned, 1, step)?.state ?? start;
    expect(pendingPlaces(sent, step)).toEqual([
      { x: 3, y: 2 },
      { x: 3, y: 3 },
    ]);
  });
});
