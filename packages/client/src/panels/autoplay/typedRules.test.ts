import { expect, test } from "vitest";
import { rulesText, typedRules } from "./typedRules.ts";

const play = {
  ...{ world: "0x1", id: 1, playing: true, opens: 1.5 },
  wager: { stakePercent: 10, minChance: 55 },
};

test("rules come back from their text; an empty field is no rule", () => {
  const typed = rulesText(play);
  expect(typed.maxStake).toBe("");
  expect(typedRules(typed).rules).toEqual({ wager: play.wager, opens: 1.5 });
});

test.each([
  ["stakePercent", "101"],
  ["minChance", "many"],
  ["stopAfterLosses", "1.5"],
  ["opens", "0.01"],
] as const)("%s cannot be %s", (name, text) => {
  const { rules, problems } = typedRules({ ...rulesText(play), [name]: text });
  expect(rules).toBeUndefined();
  expect(problems[name]).toMatch(/^Write a .*number from/);
});
