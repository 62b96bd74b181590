import { simulate } from "../battle/odds.ts";
import type { Program } from "../battle/program.ts";

/** Battles between every two of some programs, counted. */
export type RoundRobin = {
  /** wins[i][j]: battles that i won against j, on either side. */
  wins: number[][];
  /** played[i][j]: battles between i and j, on both sides together. */
  played: number[][];
  battles: number;
  winsA: number;
  winsB: number;
  draws: number;
  turns: number;
};

/** Plays every two of `programs` against each other, `battles` times on each side. */
export function roundRobin(programs: readonly Program[], battles: number): RoundRobin {
  const table = () => programs.map(() => programs.map(() => 0));
  const result = { wins: table(), played: table(), battles: 0, winsA: 0, winsB: 0, draws: 0, turns: 0 };
  const add = (matrix: number[][], i: number, j: number, count: number) => {
    const row = matrix[i] as number[];
    row[j] = (row[j] as number) + count;
  };
  programs.forEach((a, i) => {
    programs.forEach((b, j) => {
      if (i === j) return;
      const tally = simulate(a, b, battles, 1 + i * programs.length + j);
      add(result.wins, i, j, tally.a);
      add(result.wins, j, i, tally.b);
      add(result.played, i, j, battles);
      add(result.played, j, i, battles);
      result.battles += battles;
      result.winsA += tally.a;
      result.winsB += tally.b;
      result.draws += tally.draw;
      result.turns += tally.turns;
    });
  });
  return result;
}

/** Share of its battles against those of `others` that `i` won; draws count half. */
export function shareAgainst(
  result: RoundRobin,
  i: number,
  others: readonly number[],
): { won: number; of: number } {
  let won = 0;
  let of = 0;
  for (const j of others) {
    if (i === j) continue;
    const wins = result.wins[i]?.[j] ?? 0;
    const losses = result.wins[j]?.[i] ?? 0;
    const played = result.played[i]?.[j] ?? 0;
    won += wins + (played - wins - losses) / 2;
    of += played;
  }
  return { won, of };
}
