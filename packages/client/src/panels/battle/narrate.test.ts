import { describe, expect, it } from "vitest";
import { sampleBattle } from "../../../test/sampleBattle.ts";
import { type Cast, eventsOf, outcomeOf, transcriptOf } from "./narrate.ts";

const cast: Cast = {
  names: { a: "Wolf", b: "Hog" },
  rules: { a: [{ whole: "when the enemy is seen, shoot", conditions: [] }], b: [] },
};
const turn = (n: number) => {
  const found = sampleBattle.turns[n - 1];
  if (!found) throw new Error(`the sample has no turn ${n}`);
  return found;
};
const texts = (n: number, side: "a" | "b") => eventsOf(turn(n), side, cast).map(({ text }) => text);

describe("eventsOf", () => {
  it("says who hit whom for how much, and which rule did it", () => {
    expect(eventsOf(turn(3), "a", cast)[0]).toMatchObject({
      text: "Wolf shoots Hog for 9.",
      because: "rule 1: when the enemy is seen, shoot",
      tone: "hit",
    });
  });

  it("says when an attack missed", () => {
    expect(texts(4, "a")).toEqual(["Wolf shoots at Hog and misses."]);
    expect(texts(4, "b")).toEqual(["Hog charges at Wolf and falls short, ending on G6."]);
  });

  it("says that a guard was in the way", () => {
    expect(texts(7, "b")).toEqual(["Hog strikes Wolf, through its guard, for 8."]);
  });

  it("tells a mine, a pickup, a stance and the end", () => {
    expect(texts(10, "b")).toContain("Hog steps on a mine.");
    expect(texts(6, "a")).toContain("Wolf picks up an oil can.");
    expect(texts(8, "a")).toContain("Wolf takes stance 1.");
    expect(texts(12, "b")).toContain("Hog is broken.");
  });

  it("names the rule by number when its words are not known, and says when none fired", () => {
    expect(eventsOf(turn(7), "b", cast)[0]?.because).toBe("rule 1");
    expect(eventsOf(turn(1), "a", cast)[0]?.because).toContain("otherwise");
    expect(eventsOf(turn(11), "b", cast)[0]?.because).toBe("nothing else was possible");
  });
});

it("closes the transcript with the outcome and names every turn", () => {
  const lines = transcriptOf(sampleBattle, cast);
  expect(lines.at(-1)).toBe(outcomeOf(sampleBattle, cast));
  for (const { turn: n } of sampleBattle.turns)
    expect(lines.some((line) => line.startsWith(`Turn ${n}.`))).toBe(true);
});

it("says how a battle ended", () => {
  expect(outcomeOf(sampleBattle, cast)).toBe("Wolf wins on turn 12 with 93 health left.");
  const even = { ...sampleBattle, result: { ...sampleBattle.result, winner: "draw" as const, turns: 100 } };
  expect(outcomeOf(even, cast)).toContain("A draw after 100 turns");
});
