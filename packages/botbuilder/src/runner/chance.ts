import type { Hex } from "viem";
import { interval, simulate } from "../battle/odds.ts";
import { Program } from "../battle/program.ts";
import { type BotRating, ratedChance } from "../rating/ratings.ts";
import type { Chances } from "../wager/kelly.ts";

/** What is known of an opponent. */
export type Known =
  | { readonly by: "code"; readonly code: Hex }
  | {
      readonly by: "past battles";
      readonly mine: Pick<BotRating, "mu" | "sigma">;
      readonly theirs: Pick<BotRating, "mu" | "sigma">;
      /** How many of its battles the rating rests on. */
      readonly battles: number;
    };

/** A bot's chance in a match, and what the estimate rests on. */
export interface Estimate extends Chances {
  /** The cautious end of the chance to win: the lower end of its 95 % interval, or one deviation of the ratings below. */
  readonly cautious: number;
  readonly basis: string;
}

/** How many battles an estimate plays: the interval is ±3.5 percentage points at worst, in a twentieth of a second. */
export const battlesPlayed = 800;

/**
 * Estimates a bot's chance against an opponent: by playing when the opponent's code is open, else from the ratings that
 * its past battles gave it.
 *
 * @param code the bot's own bytecode, valid
 * @param side the side it fights on, which the board's symmetry makes almost the same
 */
export function estimateChance(code: Hex, side: "a" | "b", known: Known): Estimate {
  if (known.by === "code") {
    const mine = new Program(code);
    const theirs = new Program(known.code);
    const tally =
      side === "a" ? simulate(mine, theirs, battlesPlayed) : simulate(theirs, mine, battlesPlayed);
    const wins = side === "a" ? tally.a : tally.b;
    const losses = side === "a" ? tally.b : tally.a;
    return {
      win: wins / battlesPlayed,
      lose: losses / battlesPlayed,
      cautious: interval(wins, battlesPlayed)[0],
      basis: `${battlesPlayed} battles against its code`,
    };
  }
  const { mine, theirs, battles } = known;
  const win = ratedChance(mine, theirs);
  const low = ratedChance(
    { mu: mine.mu - mine.sigma, sigma: mine.sigma },
    { mu: theirs.mu + theirs.sigma, sigma: theirs.sigma },
  );
  return {
    win,
    lose: 1 - win,
    cautious: Math.min(win, low),
    basis: battles === 0 ? "ratings alone: it has not fought yet" : `ratings after ${battles} of its battles`,
  };
}
