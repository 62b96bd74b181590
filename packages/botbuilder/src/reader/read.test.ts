import { expect, test } from "vitest";
import { read } from "./read.ts";

test("a distance kept and a condition told afterwards become rules in the right order", () => {
  const { strategy, notUnderstood, readBack } = read(
    "Keep your distance and shoot. When my health is under 30% repair.",
  );
  expect(strategy.rules.map(({ says: _, ...rule }) => rule)).toEqual([
    { when: [{ sense: "myHealth", is: "<", value: 30 }], do: "repair" },
    { when: [{ sense: "distance", is: "<=", value: 3 }], do: "retreat" },
    { when: [], do: "shoot" },
  ]);
  expect(strategy.otherwise).toBe("advance");
  expect(strategy.rules.every((rule) => rule.says !== undefined && rule.says.length > 0)).toBe(true);
  expect(notUnderstood).toEqual([]);
  expect(readBack[0]).toBe("When my health is below 30%, repair.");
});
