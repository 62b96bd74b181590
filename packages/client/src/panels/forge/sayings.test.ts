import { describe, expect, it } from "vitest";
import { stretchesOf } from "./sayings.ts";

describe("stretchesOf", () => {
  it("marks the words that became a card", () => {
    expect(
      stretchesOf("Keep away. Repair when (low)!", [
        { id: "1", says: "keep  away" },
        { id: "2", says: "repair when (low)" },
      ]),
    ).toEqual([
      { text: "Keep away", cards: ["1"] },
      { text: ". ", cards: [] },
      { text: "Repair when (low)", cards: ["2"] },
      { text: "!", cards: [] },
    ]);
  });

  it("gives one stretch to all cards that came from it", () => {
    const both = [
      { id: "1", says: "shoot and run" },
      { id: "2", says: "run" },
    ];
    expect(stretchesOf("shoot and run", both)).toEqual([
      { text: "shoot and ", cards: ["1"] },
      { text: "run", cards: ["1", "2"] },
    ]);
  });

  it("leaves a message whole that no card came from", () => {
    expect(stretchesOf("hello", [{ id: "1", says: "shoot" }])).toEqual([{ text: "hello", cards: [] }]);
    expect(stretchesOf("", [{ id: "1", says: "" }])).toEqual([]);
  });
});
