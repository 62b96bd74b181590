import { expect, test } from "vitest";
import { readBoth } from "../read.ts";
import { understand } from "../understand.ts";
import { advantage } from "./choice.ts";
import choice from "./generated/choice.json" with { type: "json" };
import samples from "./generated/choiceSamples.json" with { type: "json" };

test("expects what the trained choice expects", () => {
  for (const { evidence, advantage: expected } of samples)
    expect(advantage(evidence)).toBeCloseTo(expected, 3);
});

test("is told everything that it has learned from", () => {
  const text = "shoot when he is far, strike when he is close";
  const { evidence } = readBoth(text, understand(text));
  expect(Object.keys(evidence ?? {}).sort()).toEqual(choice.names);
});
