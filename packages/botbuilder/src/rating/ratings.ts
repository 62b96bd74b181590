import { rating as initial, ordinal, predictWin, rate } from "openskill";

/** A resolved match as a rating needs it. Matches that were void do not count and are not passed. */
export interface RatedMatch {
  /** The match's id; breaks ties of `seedRound`, so that everyone rates in the same order. */
  id: number;
  /** The beacon's round that decided it: matches count in the order of these. */
  seedRound: bigint;
  /** Ids of the two bots. */
  a: number;
  b: number;
  winner: "a" | "b" | "draw";
}

/** A bot's strength as a normal distribution, and its record. */
export interface BotRating {
  bot: number;
  /** Estimated strength; a new bot has 25. */
  mu: number;
  /** Standard deviation of that estimate; a new bot has 25/3. */
  sigma: number;
  /** mu − 3·sigma: the strength that a bot has almost surely. The ladder is sorted by it. */
  rating: number;
  wins: number;
  losses: number;
  draws: number;
}

/** Rounded after each match to a millionth, so that the last bit of somebody's `Math.exp` never changes a ladder. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * Rates bots by Weng and Lin's Plackett-Luce model (openskill), from resolved matches alone: everyone who has the same
 * matches gets the same ladder. A bot's code never changes, so sigma has no drift added between matches.
 *
 * @returns ratings, strongest first; equal ones by bot id.
 */
export function ratings(matches: readonly RatedMatch[]): BotRating[] {
  const bots = new Map<number, BotRating>();
  const of = (bot: number): BotRating => {
    let found = bots.get(bot);
    if (!found) {
      const { mu, sigma } = initial();
      found = { bot, mu: round(mu), sigma: round(sigma), rating: 0, wins: 0, losses: 0, draws: 0 };
      bots.set(bot, found);
    }
    return found;
  };
  const inOrder = [...matches].sort((x, y) => Number(x.seedRound - y.seedRound) || x.id - y.id);
  for (const match of inOrder) {
    const a = of(match.a);
    const b = of(match.b);
    const rank = match.winner === "draw" ? [1, 1] : match.winner === "a" ? [1, 2] : [2, 1];
    const [[nextA], [nextB]] = rate([[{ mu: a.mu, sigma: a.sigma }], [{ mu: b.mu, sigma: b.sigma }]], {
      rank,
      tau: 0,
    });
    for (const [bot, next] of [
      [a, nextA],
      [b, nextB],
    ] as const) {
      bot.mu = round(next.mu);
      bot.sigma = round(next.sigma);
    }
    if (match.winner === "draw") {
      a.draws++;
      b.draws++;
    } else {
      const [winner, loser] = match.winner === "a" ? [a, b] : [b, a];
      winner.wins++;
      loser.losses++;
    }
  }
  for (const bot of bots.values()) bot.rating = round(ordinal({ mu: bot.mu, sigma: bot.sigma }));
  return [...bots.values()].sort((x, y) => y.rating - x.rating || x.bot - y.bot);
}

/** The chance, 0 to 1, that `a` beats `b` by their ratings alone. */
export function ratedChance(a: Pick<BotRating, "mu" | "sigma">, b: Pick<BotRating, "mu" | "sigma">): number {
  return predictWin([[a], [b]])[0] ?? 0.5;
}
