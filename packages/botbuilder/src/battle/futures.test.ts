import { hexToBytes, numberToHex } from "viem";
import { describe, expect, it } from "vitest";
import { compile } from "../bytecode/compile.ts";
import { ladder } from "../ladder/ladder.ts";
import { run } from "./fight.ts";
import { futures } from "./futures.ts";
import { Program } from "./program.ts";

const [a, b] = ["magpie", "tin-fox"].map((id) => {
  const bot = ladder.find((one) => one.id === id);
  if (!bot) throw new Error(`the ladder has no ${id}`);
  return new Program(compile(bot.strategy));
}) as [Program, Program];
const seed = (n: number) => hexToBytes(numberToHex(n, { size: 32 }));

describe("the futures of a battle", () => {
  it("are one when it is over: the one that came", () => {
    for (let n = 0; n < 20; n++) {
      const { winner, turns } = run(a, b, seed(n));
      expect(futures(a, b, seed(n), turns, 5)).toEqual({ a: 0, b: 0, draw: 0, turns: 0, [winner]: 5 });
    }
  });

  it("are many before, and the same ones when asked again", () => {
    const found = futures(a, b, seed(1), 3, 200);
    expect(found.a).toBeGreaterThan(0);
    expect(found.b).toBeGreaterThan(0);
    expect(futures(a, b, seed(1), 3, 200)).toEqual(found);
    expect(futures(a, b, seed(1), 3, 200, 2)).not.toEqual(found);
  });

  it("promise what comes: over many battles, as many are won as were foretold at turn 8", () => {
    const battles = 400;
    let [foretold, won] = [0, 0];
    for (let n = 0; n < battles; n++) {
      const { a: wins, draw } = futures(a, b, seed(n), 8, 50);
      foretold += (wins + draw / 2) / 50;
      const { winner } = run(a, b, seed(n));
      won += winner === "a" ? 1 : winner === "draw" ? 0.5 : 0;
    }
    // Four standard deviations of what is won, and of what is foretold of it.
    expect(Math.abs(foretold - won)).toBeLessThan(4 * Math.sqrt(battles * (0.25 + 0.25 / 50)));
  });

  it("know more the later it is", () => {
    const doubt = (turn: number) => {
      let sum = 0;
      for (let n = 0; n < 100; n++) {
        const { a: wins, draw } = futures(a, b, seed(n), turn, 40);
        const share = (wins + draw / 2) / 40;
        sum += share * (1 - share);
      }
      return sum;
    };
    expect(doubt(30)).toBeLessThan(doubt(2));
  });
});
