import { futures } from "@cogwright/botbuilder/battle/futures";
import { interval } from "@cogwright/botbuilder/battle/odds";
import type { Program } from "@cogwright/botbuilder/battle/program";

/** What a battle is made of. */
export interface BattleSource {
  a: `0x${string}`;
  b: `0x${string}`;
  seed: `0x${string}`;
}

/** What the page asks of the worker. A newer job ends the one before. */
export interface ChanceJob extends BattleSource {
  job: number;
  /** Turns of the battle. */
  turns: number;
}

/** A side's chance at one moment: its wins of so many futures, draws counted half, with Wilson's 95 % interval. */
export interface Chance {
  share: number;
  low: number;
  high: number;
}

/** The worker's answer, again and again, from rough to fine: a's chance at the start and after every turn. */
export interface ChanceAnswer {
  job: number;
  /** Futures played of each moment so far, and how many there will be. */
  futures: number;
  of: number;
  chances: Chance[];
}

/** Futures of each moment in one round, and in all. */
const ROUND = 32;
export const FUTURES = 256;

/**
 * Works out a's chance at every moment of a battle, a few more futures for each with every round.
 *
 * @returns rounds that get finer; the last one has `FUTURES` of each moment
 */
export function* chanceRounds(
  a: Program,
  b: Program,
  seed: Uint8Array,
  turns: number,
): Generator<Omit<ChanceAnswer, "job">> {
  const wins = Array.from({ length: turns + 1 }, () => 0);
  for (let played = ROUND; played <= FUTURES; played += ROUND) {
    for (let turn = 0; turn <= turns; turn++) {
      const tally = futures(a, b, seed, turn, ROUND, played);
      wins[turn] = (wins[turn] ?? 0) + tally.a + tally.draw / 2;
    }
    const total = played;
    yield {
      futures: total,
      of: FUTURES,
      chances: wins.map((won, turn) => {
        const share = won / total;
        // After the last turn nothing is open any more.
        if (turn === turns) return { share, low: share, high: share };
        const [low, high] = interval(won, total);
        return { share, low, high };
      }),
    };
  }
}

/** "62 %", and how sure: "± 6". Where no future goes the other way, the interval's end: "> 98 %". */
export function chanceText({ share, low, high }: Chance): { value: string; spread: string } {
  const percent = Math.round(100 * share);
  if (low === high) return { value: share === 1 ? "won" : share === 0 ? "lost" : "a draw", spread: "" };
  if (share === 1) return { value: `> ${Math.floor(100 * low)} %`, spread: "" };
  if (share === 0) return { value: `< ${Math.ceil(100 * high)} %`, spread: "" };
  return { value: `${percent} %`, spread: `± ${Math.max(1, Math.round(50 * (high - low)))}` };
}

/** SVG path data of the band between the intervals' ends over `width` × `height`, 0..1 from the bottom up. */
export function bandPath(chances: readonly Chance[], width: number, height: number): string {
  const last = Math.max(1, chances.length - 1);
  const point = (value: number, index: number) =>
    `${((index / last) * width).toFixed(1)} ${(height - value * height).toFixed(1)}`;
  const upper = chances.map(({ high }, index) => point(high, index));
  const lower = chances.map(({ low }, index) => point(low, index)).reverse();
  return `M${[...upper, ...lower].join("L")}Z`;
}

/** SVG path data of the shares themselves. */
export function sharePath(chances: readonly Chance[], width: number, height: number): string {
  const last = Math.max(1, chances.length - 1);
  return `M${chances
    .map(
      ({ share }, index) => `${((index / last) * width).toFixed(1)} ${(height - share * height).toFixed(1)}`,
    )
    .join("L")}`;
}
