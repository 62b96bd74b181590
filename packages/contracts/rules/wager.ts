import type { SolidityRules } from "./solidity.ts";

/**
 * The numbers of matches and wagers: the one place to change them. `npm run generate` writes them to
 * `src/generated/WagerRules.sol`. Times are seconds, money is wei, fees are hundredths of a percent.
 */
export const wagerRules = {
  /** One coin, the unit people see: a thousandth of the chain's native unit. */
  coin: 1_000_000_000_000_000n,
  /** Smallest stake of a match: a tenth of a coin. A fee of a few percent of it is far above rounding. */
  minStake: 100_000_000_000_000n,
  /** Smallest single bet: a hundredth of a coin. */
  minBet: 10_000_000_000_000n,
  /** Taken from a losing pool at settlement: 3%. */
  feeBps: 300,
  /** No match can open with a fee above this: 10%. */
  maxFeeBps: 1000,
  /** What opening a match costs beside the stake: it goes to whoever moves the match to its end. A hundredth of a coin. */
  bounty: 10_000_000_000_000n,
  /** How long an open match waits for an opponent. */
  entryWindow: 600,
  /** How long bets are taken once both bots are in. */
  bettingWindow: 20,
  /** After bets close: how long a sealed bot may still be revealed. */
  revealWindow: 15,
  /** The seed's round is published at least this long after bets closed and reveals ended. One round of the beacon. */
  seedMargin: 3,
  /** How long after the seed's round a match may be resolved; after that it can only be voided. */
  resolveWindow: 900,
} as const;

/** `Match.status`, in the order of a match's life. */
export const matchStatus = { none: 0, open: 1, entered: 2, resolved: 3, void: 4 } as const;

/** Sides of a match, and who won it. */
export const matchWinner = { undecided: 0, a: 1, b: 2, draw: 3 } as const;

/** `Outcome.ending`: how a match came to its end. */
export const matchEnding = {
  none: 0,
  fought: 1,
  forfeited: 2,
  cancelled: 3,
  notEntered: 4,
  notSeeded: 5,
  notRevealed: 6,
} as const;

/** What a runner can be allowed to do for a bot, as bits of `Grant.functions`. Nothing else can be allowed to anyone. */
export const runnerFunctions = { openFromPurse: 1, enterFromPurse: 2, betFor: 4, cancelMatch: 8 } as const;

/** `Market.status`. */
export const marketStatus = { none: 0, staked: 1, open: 2, settled: 3 } as const;

/** SCREAMING_SNAKE names of an object's keys, behind a prefix. */
function named(prefix: string, values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `${prefix}_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`,
      value,
    ]),
  );
}

/** What Solidity sees of it. */
export const solidity: SolidityRules = {
  library: "WagerRules",
  constants: {
    COIN: wagerRules.coin,
    MIN_STAKE: wagerRules.minStake,
    MIN_BET: wagerRules.minBet,
    FEE_BPS: wagerRules.feeBps,
    MAX_FEE_BPS: wagerRules.maxFeeBps,
    BOUNTY: wagerRules.bounty,
    ENTRY_WINDOW: wagerRules.entryWindow,
    BETTING_WINDOW: wagerRules.bettingWindow,
    REVEAL_WINDOW: wagerRules.revealWindow,
    SEED_MARGIN: wagerRules.seedMargin,
    RESOLVE_WINDOW: wagerRules.resolveWindow,
    ...named("MATCH", matchStatus),
    ...named("WINNER", matchWinner),
    ...named("ENDING", matchEnding),
    ...named("MARKET", marketStatus),
    ...named("RUNNER", runnerFunctions),
  },
};
