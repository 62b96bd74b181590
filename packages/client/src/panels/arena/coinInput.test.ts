import { describe, expect, it } from "vitest";
import { plainCoins, readCoins } from "./coinInput.ts";

const COIN = 10n ** 15n;
const least = COIN / 100n;

describe("readCoins", () => {
  it.each([
    ["2", 2n * COIN],
    [" 2.5 ", (5n * COIN) / 2n],
    ["2,5", (5n * COIN) / 2n],
    [".5", COIN / 2n],
    ["3.", 3n * COIN],
    ["0.010000000000001", COIN / 100n + 1n],
  ])("reads %s", (text, wei) => expect(readCoins(text, least, 10n * COIN)).toEqual({ wei }));

  it.each([
    ["", "How many"],
    ["two", "not an amount"],
    ["-1", "not an amount"],
    ["1e3", "not an amount"],
    [".", "not an amount"],
    ["0.001", "least is 0.01"],
    ["11", "only 10 coins"],
    ["1.0000000000000001", "decimals"],
  ])("says what is wrong with “%s”", (text, words) => {
    const { problem } = readCoins(text, least, 10n * COIN);
    expect(problem).toContain(words);
  });

  it("writes an amount so that it reads back the same", () => {
    for (const wei of [0n, 1n, COIN, 123_456_789n * 10n ** 9n + 7n])
      expect(readCoins(plainCoins(wei), 0n, undefined)).toEqual({ wei });
  });
});
