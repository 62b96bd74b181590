import { fight } from "@cogwright/botbuilder/battle/fight";
import { Program } from "@cogwright/botbuilder/battle/program";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { hexToBytes, numberToHex } from "viem";
import { expect, test } from "vitest";
import { bandPath, chanceRounds, chanceText, FUTURES, sharePath } from "./winChance.ts";

const [a, b] = ladder.slice(4, 6).map(({ strategy }) => compile(strategy)) as [`0x${string}`, `0x${string}`];
const seed = numberToHex(7, { size: 32 });
const { winner, turns } = fight(a, b, seed);
const rounds = () => [...chanceRounds(new Program(a), new Program(b), hexToBytes(seed), turns)];

test("the chance gets finer round by round, and ends with how the battle ended", () => {
  const found = rounds();
  expect(found.map((round) => round.futures)).toEqual(
    Array.from({ length: 8 }, (_, index) => (32 * (index + 1) * FUTURES) / 256),
  );
  for (const { chances } of found) {
    expect(chances).toHaveLength(turns + 1);
    expect(chances.at(-1)?.share).toBe(winner === "a" ? 1 : winner === "b" ? 0 : 0.5);
    for (const { share, low, high } of chances) {
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }
  }
  const width = (round: (typeof found)[number] | undefined) => {
    const start = round?.chances[0];
    return start ? start.high - start.low : 0;
  };
  expect(width(found.at(-1))).toBeLessThan(width(found[0]));
});

test("everyone is told the same chance", () => {
  expect(rounds()).toEqual(rounds());
});

test("a chance in words never claims more than the futures say", () => {
  expect(chanceText({ share: 0.62, low: 0.56, high: 0.68 })).toEqual({ value: "62 %", spread: "± 6" });
  expect(chanceText({ share: 1, low: 0.985, high: 1 })).toEqual({ value: "> 98 %", spread: "" });
  expect(chanceText({ share: 0, low: 0, high: 0.015 })).toEqual({ value: "< 2 %", spread: "" });
  expect(chanceText({ share: 1, low: 1, high: 1 }).value).toBe("won");
});

test("the line stays within its band", () => {
  const chances = [
    { share: 0.5, low: 0.25, high: 0.75 },
    { share: 1, low: 1, high: 1 },
  ];
  expect(sharePath(chances, 100, 40)).toBe("M0.0 20.0L100.0 0.0");
  expect(bandPath(chances, 100, 40)).toBe("M0.0 10.0L100.0 0.0L100.0 0.0L0.0 30.0Z");
});
