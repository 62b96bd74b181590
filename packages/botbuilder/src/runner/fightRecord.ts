import { type BotRating, ratings } from "../rating/ratings.ts";
import type { MatchView } from "../services/arenaView.ts";

/** Who won a match that was decided. */
export type Result = "a" | "b" | "draw";

/** The matches of one bot, newest first. @param matches by id, ascending */
export function matchesOf(matches: readonly MatchView[], botId: number): MatchView[] {
  return matches.filter(({ botA, botB }) => botA === botId || botB === botId).reverse();
}

/** How many battles a bot lost since it last won or drew; what was void does not count. @param own newest first */
export function lossesInARow(
  own: readonly MatchView[],
  botId: number,
  results: ReadonlyMap<number, Result>,
): number {
  let losses = 0;
  for (const { id, botA } of own) {
    const result = results.get(id);
    if (result === undefined) continue;
    if (result === "draw" || result === (botA === botId ? "a" : "b")) return losses;
    losses += 1;
  }
  return losses;
}

/** A bot that has not fought yet: the mean and deviation that ratings begin with. */
const unrated = { mu: 25, sigma: 25 / 3 };

/** Ratings of all bots that have fought, and how often they did. */
export function rateAll(matches: readonly MatchView[], results: ReadonlyMap<number, Result>) {
  const rated = ratings(
    matches.flatMap(({ id, botA: a, botB: b, seedRound }) => {
      const winner = results.get(id);
      return winner === undefined ? [] : [{ id, seedRound, a, b, winner }];
    }),
  );
  const byBot = new Map(rated.map((rating): [number, BotRating] => [rating.bot, rating]));
  return (bot: number) => {
    const found = byBot.get(bot);
    if (!found) return { ...unrated, battles: 0 };
    const { mu, sigma, wins, losses, draws } = found;
    return { mu, sigma, battles: wins + losses + draws };
  };
}
