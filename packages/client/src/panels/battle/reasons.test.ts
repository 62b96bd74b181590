import { describe, expect, it } from "vitest";
import { sampleBattle } from "../../../test/sampleBattle.ts";
import { verdictsOf } from "./reasons.ts";
import { ruleWords } from "./ruleWords.ts";

const first = sampleBattle.turns[0];
if (!first) throw new Error("the sample has a first turn");
const cast = {
  names: { a: "Wolf", b: "Hog" },
  rules: {
    a: [
      ruleWords({ when: [{ sense: "myHealth", is: "<", value: 30 }], do: "repair" }),
      ruleWords({ when: [{ sense: "canSee", is: "=", value: true }], do: "shoot", become: 1 }),
    ],
    b: [],
  },
};

describe("verdictsOf", () => {
  it("names the first condition that did not hold, and the action that was not possible", () => {
    const turn = {
      ...first.a,
      rule: -1,
      verdicts: [
        { rule: 0, fired: false, failed: { condition: 0 } },
        { rule: 1, fired: false, failed: { impossible: "shoot" as const } },
      ],
    };
    expect(verdictsOf(turn, cast, "a").map(({ words, because }) => `${words} – ${because}`)).toEqual([
      "1. when my health is below 30%, repair – did not hold: my health is below 30%",
      "2. when I can see him, shoot and switch to stance 1 – could not shoot just then",
      "Otherwise: move toward the enemy – no rule could be taken",
    ]);
  });

  it("says that nothing at all was possible", () => {
    const verdicts = verdictsOf({ ...first.a, rule: -2, verdicts: [] }, cast, "a");
    expect(verdicts.map(({ words }) => words)).toEqual(["Wait"]);
  });

  it("still counts rules whose words are not known", () => {
    const turn = { ...first.b, verdicts: [{ rule: 0, fired: true }] };
    expect(verdictsOf(turn, cast, "b")[0]?.words).toBe("1. a rule");
  });
});

it("puts a rule into words that stand within a sentence", () => {
  expect(ruleWords({ when: [{ sense: "cornered", is: "=", value: false }], do: "wait" }).whole).toBe(
    "when I am not cornered, wait",
  );
  expect(ruleWords({ when: [], do: "mine" }).whole).toBe("always lay a mine");
});
