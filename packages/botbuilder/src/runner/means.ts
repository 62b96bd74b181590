import { wagerRules } from "@cogwright/contracts/rules/wager";
import type { Deed, RunnerBot } from "./runnerView.ts";

/** What a bot can still put in as the steps of a plan take from it. */
export interface Means {
  purse: bigint;
  leftToday: bigint;
  /** What its runner may still spend and call; without end for the owner's own key. */
  spend: bigint | undefined;
  calls: number;
}

export function meansOf({ purse, leftToday, leave }: RunnerBot): Means {
  return { purse, leftToday, spend: leave?.spend, calls: leave?.calls ?? Number.POSITIVE_INFINITY };
}

/** Takes a step's wei and its call from what is left. */
export function take(left: Means, amount: bigint): void {
  left.purse -= amount;
  left.leftToday -= amount;
  if (left.spend !== undefined) left.spend -= amount;
  left.calls -= 1;
}

/** Why a bot does nothing that costs anything, whatever the match; undefined when it may. */
export function reluctance(bot: RunnerBot, left: Means, deed: Deed, time: number): string | undefined {
  const { wager, lossesInARow, expires, leave } = bot;
  if (!wager) return "its strategy says nothing of money, so it never wagers by itself";
  if (time > expires) return "its owner's leave to play has run out";
  if (wager.stopAfterLosses !== undefined && lossesInARow >= wager.stopAfterLosses) {
    return `it lost ${lossesInARow} in a row and stops after ${wager.stopAfterLosses}`;
  }
  if (leave && !leave.deeds.has(deed)) return `its owner has not allowed this runner to ${deed} for it`;
  if (leave && time > leave.until) return "its owner's leave for this runner has run out";
  if (left.calls < 1) return "its owner allows this runner no more calls for now";
  return undefined;
}

/**
 * What a bot may put into a match by its strategy, its owner's limits and its runner's leave, and which of them binds.
 *
 * @param inMatch what it has put into this match before
 * @param beside what it pays beside the match's pots
 */
export function ceiling(
  bot: RunnerBot,
  left: Means,
  inMatch: bigint,
  beside = 0n,
): { amount: bigint; by: string } {
  const { wager, perMatch } = bot;
  const limits = [
    { amount: left.purse - beside, by: "all that is in its purse" },
    { amount: perMatch - inMatch, by: "its owner's limit for one match" },
    { amount: left.leftToday - beside, by: "what its owner's limit leaves for today" },
  ];
  if (left.spend !== undefined)
    limits.push({ amount: left.spend - beside, by: "what its owner lets this runner spend" });
  if (wager?.stakePercent !== undefined) {
    const amount = (bot.purse * BigInt(Math.round(wager.stakePercent * 100))) / 10_000n;
    limits.push({ amount: amount - inMatch, by: `${wager.stakePercent}% of its purse` });
  }
  if (wager?.maxStake !== undefined) {
    const amount = (wagerRules.coin * BigInt(Math.round(wager.maxStake * 1000))) / 1000n;
    limits.push({ amount: amount - inMatch, by: "the most its strategy stakes" });
  }
  const { amount, by } = limits.reduce((least, limit) => (limit.amount < least.amount ? limit : least));
  return { amount: amount > 0n ? amount : 0n, by };
}
