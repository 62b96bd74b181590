/**
 * What a pot pays: the twin of the contract's `Parimutuel` and `Pots` (packages/contracts/src/namespaces/wager), to the
 * wei. Amounts are wei. Sides are 1 (a) and 2 (b); a settled pot's winner is 1, 2, or 3: nobody, everything goes back.
 */

/** Hundredths of a percent in the whole. */
const WHOLE = 10_000n;

/** The fee on a losing pool, rounded down. @param feeBps hundredths of a percent */
export function feeOn(losing: bigint, feeBps: number): bigint {
  return (losing * BigInt(feeBps)) / WHOLE;
}

/**
 * What comes back for `mine` put into the winning pool: it and its share of the losing pool less the fee.
 *
 * @param mine at most `winning`
 * @param winning more than zero
 */
export function payout(mine: bigint, winning: bigint, losing: bigint, feeBps: number): bigint {
  return mine + (mine * (losing - feeOn(losing, feeBps))) / winning;
}

/** A match's pots, as `wager.Market` holds them. */
export interface Pots {
  readonly feeBps: number;
  readonly stakeWinner: number;
  readonly betWinner: number;
  readonly stake: bigint;
  readonly poolA: bigint;
  readonly poolB: bigint;
}

/** What one account put in, as `wager.Position` holds it. */
export interface Stakes {
  readonly stakeA: bigint;
  readonly stakeB: bigint;
  readonly betA: bigint;
  readonly betB: bigint;
}

function shareOf(
  winner: number,
  mine: readonly [bigint, bigint],
  pool: readonly [bigint, bigint],
  feeBps: number,
) {
  if (winner === 1) return mine[0] === 0n ? 0n : payout(mine[0], pool[0], pool[1], feeBps);
  if (winner === 2) return mine[1] === 0n ? 0n : payout(mine[1], pool[1], pool[0], feeBps);
  return mine[0] + mine[1];
}

/** What a settled match owes to one account, stakes and bets together. */
export function entitlement(pots: Pots, mine: Stakes): bigint {
  const { feeBps, stake, poolA, poolB } = pots;
  return (
    shareOf(pots.stakeWinner, [mine.stakeA, mine.stakeB], [stake, stake], feeBps) +
    shareOf(pots.betWinner, [mine.betA, mine.betB], [poolA, poolB], feeBps)
  );
}

/** A bet as it would stand if it were placed now and no other came after it. */
export interface Slip {
  /** What comes back if the side wins: all bets of this account on it together. */
  readonly returns: bigint;
  /** Returns less what was put in. */
  readonly profit: bigint;
  /** This account's part of the side's pool, 0..1. */
  readonly share: number;
  /** Whether all would go back because nobody bets on the other side. */
  readonly unopposed: boolean;
}

/**
 * Reckons a bet of `amount` on a side that holds `side` (of which `mine` is this account's already), against `other`.
 *
 * @param amount more than zero, or `mine` is
 */
export function slipOf(
  pools: { side: bigint; other: bigint; mine: bigint },
  amount: bigint,
  feeBps: number,
): Slip {
  const mine = pools.mine + amount;
  const winning = pools.side + amount;
  if (winning === 0n) return { returns: 0n, profit: 0n, share: 0, unopposed: pools.other === 0n };
  const returns = payout(mine, winning, pools.other, feeBps);
  return {
    returns,
    profit: returns - mine,
    share: Number((mine * 1_000_000n) / winning) / 1_000_000,
    unopposed: pools.other === 0n,
  };
}

/**
 * What one coin on a side brings back at the pools as they stand, as a decimal odd; `undefined` while nobody bet on it.
 */
export function decimalOdds(side: bigint, other: bigint, feeBps: number): number | undefined {
  if (side === 0n) return undefined;
  const SCALE = 1_000_000n;
  return Number(payout(SCALE * side, SCALE * side, SCALE * other, feeBps) / side) / Number(SCALE);
}
