import { conditionSchema } from "@cogwright/botbuilder/strategy/strategy";
import { senseNames } from "@cogwright/contracts/rules/arena";
import { describe, expect, it } from "vitest";
import { conditionOn, withValue } from "./conditions.ts";

describe("conditions made with pickers", () => {
  it.each(senseNames.map((sense) => [sense] as const))("begin valid on %s", (sense) => {
    expect(conditionSchema.safeParse(conditionOn(sense)).success).toBe(true);
  });

  it("hold what a box gives to what a condition can hold", () => {
    const condition = conditionOn("myHealth");
    expect(withValue(condition, ">", "45")).toEqual({ sense: "myHealth", is: ">", value: 45 });
    expect(withValue(condition, "<", "4000").value).toBe(100);
    expect(withValue(condition, "<", "").value).toBe(0);
    expect(withValue(condition, "<", "2.7").value).toBe(2);
  });

  it("answer yes or no, and name actions", () => {
    expect(withValue(conditionOn("canSee"), "=", "false")).toEqual({
      sense: "canSee",
      is: "=",
      value: false,
    });
    expect(withValue(conditionOn("enemyAction"), "!=", "mine")).toEqual({
      sense: "enemyAction",
      is: "!=",
      value: "mine",
    });
  });
});
