import { describe, expect, it } from "vitest";
import { sampleBattle } from "../../../test/sampleBattle.ts";
import { marksOf, pathOf, seriesOf } from "./marks.ts";

describe("marksOf", () => {
  const marks = marksOf(sampleBattle);

  it("marks every turn in which a side was hurt, on that side", () => {
    expect(marks.filter(({ kind }) => kind === "hit").map(({ turn, side }) => `${turn}${side}`)).toEqual([
      "3b",
      "7a",
      "8a",
      "8b",
      "11b",
      "12b",
    ]);
    expect(marks.filter(({ kind }) => kind === "mine").map(({ turn }) => turn)).toEqual([10]);
  });

  it("marks stance changes and the end of a bot", () => {
    expect(marks).toContainEqual({ turn: 8, side: "a", kind: "stance", weight: 1 });
    expect(marks.at(-1)).toEqual({ turn: 12, side: "b", kind: "broken", weight: 1 });
  });
});

it("draws health from the start to the last turn", () => {
  const series = seriesOf(sampleBattle, "b", "health");
  expect(series).toHaveLength(sampleBattle.turns.length + 1);
  expect(series[0]).toBe(100);
  expect(series.at(-1)).toBe(sampleBattle.result.health.b);
  expect(pathOf([100, 50, 0], 200, 80)).toBe("M0.0 0.0L100.0 40.0L200.0 80.0");
});
