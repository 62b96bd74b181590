import { actionNames } from "@cogwright/contracts/rules/arena";
import { describe, expect, it } from "vitest";
import { decide, type Senses } from "./decide.ts";
import type { Condition, Strategy } from "./strategy.ts";

const when = (...conditions: Condition[]): Strategy => ({
  version: 1,
  name: "Test",
  loadout: { armor: 2, weapon: 3, engine: 3, repair: 2 },
  rules: [{ when: conditions, do: "strike" }],
  otherwise: "advance",
});

describe("decide", () => {
  it("takes the first rule whose conditions all hold and whose action is possible", () => {
    const strategy = when(
      { sense: "myHealth", is: "<", value: 50 },
      { sense: "canSee", is: "=", value: true },
    );
    expect(decide(strategy, { myHealth: 49 })).toEqual({ action: "strike", rule: 0 });
    expect(decide(strategy, { myHealth: 50 })).toEqual({ action: "advance", rule: -1 });
    expect(decide(strategy, { myHealth: 49, canSee: false })).toEqual({ action: "advance", rule: -1 });
    expect(decide(strategy, { myHealth: 49 }, ["advance"])).toEqual({ action: "advance", rule: -1 });
    expect(decide(strategy, { myHealth: 49 }, [])).toEqual({ action: "wait", rule: -2 });
  });

  it.each([
    [{ sense: "healthLead", is: "=", value: -60 }, { myHealth: 40 }],
    [{ sense: "energyLead", is: "=", value: 30 }, { enemyEnergy: 70 }],
    [
      { sense: "healthLead", is: "=", value: 5 },
      { healthLead: 5, myHealth: 1 },
    ],
    [{ sense: "distance", is: "=", value: 5 }, {}],
    [{ sense: "turn", is: "=", value: 10 }, {}],
    [{ sense: "pickupDistance", is: "=", value: 99 }, {}],
    [{ sense: "stormDistance", is: ">=", value: 99 }, {}],
    [{ sense: "chance", is: "<=", value: 50 }, {}],
    [{ sense: "minesLeft", is: "=", value: 3 }, {}],
    [{ sense: "stance", is: "=", value: 0 }, {}],
    [{ sense: "hitsTaken", is: "<", value: 1 }, {}],
    [{ sense: "underFire", is: "=", value: false }, {}],
    [{ sense: "cornered", is: "!=", value: true }, {}],
    [{ sense: "enemyAction", is: "=", value: "wait" }, {}],
    [{ sense: "myAction", is: "!=", value: "mine" }, {}],
  ] as [Condition, Senses][])("leaves out %o", (condition, senses) => {
    expect(decide(when(condition), senses).rule).toBe(0);
  });

  it("compares as the engine does", () => {
    for (const [is, holding] of [
      ["<", [1]],
      ["<=", [1, 2]],
      ["=", [2]],
      ["!=", [1, 3]],
      [">=", [2, 3]],
      [">", [3]],
    ] as const) {
      const strategy = when({ sense: "stance", is, value: 2 });
      expect([1, 2, 3].filter((stance) => decide(strategy, { stance }, actionNames).rule === 0)).toEqual(
        holding,
      );
    }
  });
});
