import type { Hex } from "viem";
import { Battle } from "./battle.ts";
import { Program } from "./program.ts";
import { Random } from "./random.ts";

/** How often each side wins, as shares of the battles played. */
export type Odds = {
  a: number;
  b: number;
  draw: number;
  /** The 95% interval of each share (Wilson's score interval), lower end first. */
  interval: { a: [number, number]; b: [number, number]; draw: [number, number] };
};

/** How battles ended, counted. */
export type Tally = { a: number; b: number; draw: number; turns: number };

const battle = new Battle();

/**
 * Plays `battles` battles over all boards without digests.
 *
 * @param start picks the battles' seeds; the same one plays the same battles
 */
export function simulate(a: Program, b: Program, battles: number, start = 1): Tally {
  const random = new Random();
  random.seed(start, 0x9e3779b9, 0x243f6a88, 0xb7e15162);
  for (let i = 0; i < 16; i++) random.next();
  const words = new Uint32Array(8);
  const tally: Tally = { a: 0, b: 0, draw: 0, turns: 0 };
  for (let i = 0; i < battles; i++) {
    for (let word = 0; word < 8; word++) words[word] = random.next();
    battle.start(a, b, words);
    while (!battle.over) {
      battle.begin();
      battle.resolve();
    }
    const lead = battle.a.health - battle.b.health;
    tally[lead > 0 ? "a" : lead < 0 ? "b" : "draw"] += 1;
    tally.turns += battle.turn;
  }
  return tally;
}

/** Wilson's score interval at 95% for `hits` of `count` (Wilson, JASA 22, 1927); z = 1.96. */
export function interval(hits: number, count: number): [number, number] {
  const z2 = 1.96 ** 2;
  const share = hits / count;
  const middle = share + z2 / (2 * count);
  const width = 1.96 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  const scale = 1 + z2 / count;
  // The share lies between the ends; rounding must not put it outside at 0 and 1.
  return [
    Math.max(0, Math.min(share, (middle - width) / scale)),
    Math.min(1, Math.max(share, (middle + width) / scale)),
  ];
}

/**
 * The chances of two bytecodes against each other, by playing.
 *
 * @param a bytecode of side a, valid
 * @param b bytecode of side b, valid
 * @param battles how many to play, at least 1
 */
export function odds(a: Hex, b: Hex, battles: number): Odds {
  const tally = simulate(new Program(a), new Program(b), battles);
  const shares = { a: tally.a / battles, b: tally.b / battles, draw: tally.draw / battles };
  return {
    ...shares,
    interval: {
      a: interval(tally.a, battles),
      b: interval(tally.b, battles),
      draw: interval(tally.draw, battles),
    },
  };
}
