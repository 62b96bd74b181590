import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it } from "vitest";
import { addRuleUse, countRuleUse, runTrial, whyNever, wilson } from "./trial.ts";

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

describe("runTrial", () => {
  it("lets a fighter beat a bot that only waits, from both sides", () => {
    expect(runTrial(rusher, compile(idle), 40)).toMatchObject({ wins: 40, draws: 0, share: 1, high: 1 });
    expect(runTrial(compile(idle), rusher, 40)).toMatchObject({ wins: 0, share: 0, low: 0 });
  });

  it("finds a bot about even with itself", () => {
    const { low, high } = runTrial(rusher, rusher, 200);
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

describe("rule use", () => {
  it("counts what was taken and says what was never reached", () => {
    const [first, second] = countRuleUse(compile(idle), rusher, 4, 2);
    expect(first?.fired).toBeGreaterThan(4);
    expect(second?.fired).toBe(0);
    expect(second && whyNever(second, [])).toContain("never reached");
  });

  it("says which condition kept a rule from being taken", () => {
    expect(whyNever({ fired: 0, impossible: 1, failed: [0, 8, 0, 0] }, ["a", "b"])).toBe("“b” did not hold");
    expect(whyNever({ fired: 0, impossible: 9, failed: [0, 8, 0, 0] }, ["a", "b"])).toContain("not possible");
  });

  it("adds up over opponents", () => {
    const use = { fired: 1, impossible: 2, failed: [3, 0, 0, 0] };
    expect(addRuleUse([use], [use])).toEqual([{ fired: 2, impossible: 4, failed: [6, 0, 0, 0] }]);
  });
});
