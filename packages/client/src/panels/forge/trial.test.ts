import { fight } from "@cogwright/botbuilder/battle/fight";
import { trace } from "@cogwright/botbuilder/battle/trace";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it } from "vitest";
import { allTrials, playTrial, trialSeed, whyNever, wilson } from "./trial.ts";

const rusher = compile((ladder[0] as (typeof ladder)[number]).strategy);
const idle: Strategy = {
  version: 1,
  name: "Idle",
  loadout: { armor: 2, weapon: 3, engine: 3, repair: 2 },
  rules: [
    { when: [], do: "wait" },
    { when: [], do: "strike" },
  ],
  otherwise: "wait",
};

describe("a trial", () => {
  it("lets a fighter beat a bot that only waits, from both sides", () => {
    expect(playTrial(rusher, compile(idle), 40)).toMatchObject({ wins: 40, draws: 0, share: 1, high: 1 });
    expect(playTrial(compile(idle), rusher, 40)).toMatchObject({ wins: 0, share: 0, low: 0 });
  });

  it("finds a bot about even with itself", () => {
    const { low, high } = playTrial(rusher, rusher, 200);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });
});

describe("wilson", () => {
  it("is wide for few battles and narrow for many", () => {
    const few = wilson(5, 10);
    const many = wilson(500, 1000);
    expect(few.high - few.low).toBeGreaterThan(0.5);
    expect(many.high - many.low).toBeLessThan(0.07);
    expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  });
});

describe("a trial and the battles that are shown", () => {
  const [first, second] = ladder.map(({ strategy }) => compile(strategy));
  if (!first || !second) throw new Error("the ladder is empty");

  it("end alike and take the same rules", () => {
    const battles = 20;
    let [wins, draws] = [0, 0];
    const fired = new Map<number, number>();
    for (let index = 0; index < battles; index++) {
      const asA = index % 2 === 0;
      const pair = asA ? ([first, second] as const) : ([second, first] as const);
      const { winner } = fight(...pair, trialSeed(index));
      if (winner === "draw") draws++;
      else if ((winner === "a") === asA) wins++;
      for (const turn of trace(...pair, trialSeed(index)).turns) {
        const { rule } = asA ? turn.a : turn.b;
        fired.set(rule, (fired.get(rule) ?? 0) + 1);
      }
    }
    const trial = playTrial(first, second, battles);
    expect(trial).toMatchObject({ wins, draws });
    expect(trial.uses.map((use) => use.fired)).toEqual(trial.uses.map((_, rule) => fired.get(rule) ?? 0));
  });
});

describe("rule use", () => {
  const rule = (place: number, use: Partial<ReturnType<typeof playTrial>["uses"][number]>) => ({
    place,
    conditions: ["a", "b"],
    use: { fired: 0, impossible: 0, failed: [0, 0, 0, 0], ...use },
  });

  it("counts what was taken and says which rule is always in the way", () => {
    const { uses } = playTrial(compile(idle), rusher, 4);
    expect(uses[0]?.fired).toBeGreaterThan(4);
    expect(uses[1]).toMatchObject({ fired: 0, impossible: 0 });
    const rules = uses.map((use, index) => ({ place: index + 1, conditions: [], use }));
    expect(whyNever(rules, 1)).toBe("rule 1 above it is always taken first");
  });

  it("says which condition kept a rule from being taken", () => {
    expect(whyNever([rule(1, { impossible: 1, failed: [0, 8, 0, 0] })], 0)).toBe("“b” did not hold");
    expect(whyNever([rule(1, { impossible: 9, failed: [0, 8, 0, 0] })], 0)).toContain("not possible");
  });

  it("adds up over opponents", () => {
    const one = playTrial(compile(idle), rusher, 10);
    const all = allTrials([one, playTrial(rusher, rusher, 10)]);
    expect(all?.battles).toBe(20);
    const twice = allTrials([one, one]);
    expect(twice).toMatchObject({ wins: 2 * one.wins, turns: 2 * one.turns });
    expect(twice?.uses[0]?.fired).toBe(2 * (one.uses[0]?.fired ?? 0));
    expect(allTrials([])).toBeUndefined();
  });
});
