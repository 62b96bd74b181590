import { expect, test } from "vitest";
import { odds } from "../battle/odds.ts";
import { compile } from "../bytecode/compile.ts";
import { ladder } from "../ladder/ladder.ts";
import { battlesPlayed, estimateChance } from "./chance.ts";

const [first] = ladder;
if (!first) throw new Error("the ladder has bots");
const strong = compile(first.strategy);
const weak = compile({ ...first.strategy, rules: [], otherwise: "wait" });

test("an open opponent is met in many battles, on either side", () => {
  const known = { by: "code", code: weak } as const;
  const asA = estimateChance(strong, "a", known);
  expect(asA.win).toBeGreaterThan(0.6);
  expect(asA.win).toBe(odds(strong, weak, battlesPlayed).a);
  expect(asA.cautious).toBeLessThan(asA.win);
  expect(asA.win + asA.lose).toBeLessThanOrEqual(1);
  expect(asA.basis).toBe("800 battles against its code");
  expect(estimateChance(strong, "b", known).win).toBeGreaterThan(0.6);
});

test("a sealed opponent is judged by its past battles, more cautiously the fewer they are", () => {
  const mine = { mu: 30, sigma: 2 };
  const of = (sigma: number, battles: number) =>
    estimateChance(strong, "a", { by: "past battles", mine, theirs: { mu: 25, sigma }, battles });
  const [known, unknown] = [of(2, 30), of(8, 0)];
  expect(known.win).toBeGreaterThan(0.6);
  expect(known.basis).toBe("ratings after 30 of its battles");
  expect(unknown.win - unknown.cautious).toBeGreaterThan(known.win - known.cautious);
  expect(unknown.basis).toBe("ratings alone: it has not fought yet");
});
