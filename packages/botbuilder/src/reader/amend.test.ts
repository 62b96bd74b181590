import { expect, test } from "vitest";
import { read } from "./read.ts";

/** The rules of a strategy after a wish, as text. */
const after = (first: string, wish: string) => {
  const { rules, otherwise } = read(wish, read(first).strategy).strategy;
  return [
    ...rules.map(
      ({ when, do: act }) =>
        `${when.map(({ sense, is, value }) => `${sense}${is}${value}`).join(" & ")} → ${act}`,
    ),
    otherwise,
  ];
};

test("what follows a plan thrown away is read like a first description", () => {
  expect(after("Advance and strike.", "Scrap all that. Guard when he is within 2. Otherwise shoot.")).toEqual(
    after("Shoot.", "start over: guard when he is within 2. Otherwise shoot."),
  );
  expect(after("Advance and strike.", "Scrap all that. Guard when he is within 2. Otherwise shoot.")[0]).toBe(
    "distance<=2 → guard",
  );
});

test("the other way round turns what is done, not the order of a moment and the rest", () => {
  const [moment, rest] = after("Guard if my energy is under 50. Otherwise shoot.", "the other way round");
  expect([moment, rest]).toEqual(["myEnergy<50 → shoot", " → guard"]);
});

test("a condition that is dropped leaves what was done under it", () => {
  expect(after("Shoot when my energy is over 60, otherwise guard.", "drop the energy limit")[0]).toBe(
    " → shoot",
  );
});

test("an amount is changed where its gauge is named", () => {
  expect(after("Repair under 60. Recharge under 50. Shoot.", "20 is enough for the health rule")).toContain(
    "myHealth<20 → repair",
  );
});
