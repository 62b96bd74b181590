import type { BotRating } from "@cogwright/botbuilder/rating/ratings";

/** Where a bar stands between the ends of the scale, all 0..1. */
export interface Bar {
  from: number;
  middle: number;
  to: number;
}

/** Deviations that a bar reaches to either side; its lower end is what the ladder is sorted by. */
export const REACH = 3;

/** The whole numbers of five that all bars fit between. */
export function scaleOf(ratings: readonly Pick<BotRating, "mu" | "sigma">[]): [from: number, to: number] {
  const lows = ratings.map(({ mu, sigma }) => mu - REACH * sigma);
  const highs = ratings.map(({ mu, sigma }) => mu + REACH * sigma);
  const step = 5;
  const from = Math.floor(Math.min(...lows, 25) / step) * step;
  const to = Math.ceil(Math.max(...highs, 25) / step) * step;
  return [from, Math.max(to, from + step)];
}

export function barOf(
  { mu, sigma }: Pick<BotRating, "mu" | "sigma">,
  [from, to]: readonly [number, number],
): Bar {
  const at = (value: number) => (value - from) / (to - from);
  return { from: at(mu - REACH * sigma), middle: at(mu), to: at(mu + REACH * sigma) };
}
