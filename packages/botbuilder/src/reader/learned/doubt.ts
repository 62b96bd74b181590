/** How sure the network is of what it chose, and how far that is from what the grammar made of the same words. */
export interface Doubt {
  /** How surprising the network finds its own choice of the words' tags, of the orders, and of what hangs on what: sums, in nats. */
  tags: number;
  orders: number;
  links: number;
  /** How surprising it would find it if the links that the grammar does not have were none. */
  extraSure: number;
  /** Links of the grammar's that it does not have, and how surprising it would find them. */
  missing: number;
  missingSure: number;
  /** Conditions that the grammar does not have in the same words, and those that only the grammar has there. */
  newConditions: number;
  lostConditions: number;
  /** Orders that begin as the grammar's do. */
  sameOrders: number;
  /** Numbers that no condition took. */
  freeNumbers: number;
  /** Orders in words of which the lexicon knows none as an order. */
  guesses: number;
}

export const NO_DOUBT: Doubt = {
  tags: 0,
  orders: 0,
  links: 0,
  extraSure: 0,
  missing: 0,
  missingSure: 0,
  newConditions: 0,
  lostConditions: 0,
  sameOrders: 0,
  freeNumbers: 0,
  guesses: 0,
};

export const largest = (scores: Float32Array, from = 0, to = scores.length): number => {
  let best = from;
  for (let at = from + 1; at < to; at++) if ((scores[at] as number) > (scores[best] as number)) best = at;
  return best - from;
};

/** Minus the logarithm of the share that softmax gives to one of the scores. */
export function surprise(scores: Float32Array, chosen: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - top);
  return Math.log(sum) + top - (scores[chosen] ?? 0);
}
