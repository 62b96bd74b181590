import { wagerRules } from "@cogwright/contracts/rules/wager";
import { type Address, isAddressEqual } from "viem";
import type { Plan, Skip } from "../services/plan.ts";
import type { Wager } from "../strategy/strategy.ts";
import { type Chances, kellyBet, kellyStake } from "../wager/kelly.ts";
import type { Estimate } from "./chance.ts";
import { coins, percent } from "./words.ts";

/** Of a full Kelly stake a runner takes this part: half of it keeps three quarters of the growth at half the swings. */
const kellyPart = { of: 1n, in: 2n } as const;

/** A bot that a runner plays. Money is wei, times are unix seconds. */
export interface RunnerBot {
  readonly id: number;
  readonly name: string;
  readonly owner: Address;
  /** What its strategy says of money; without it the bot never stakes or bets by itself. */
  readonly wager: Wager | undefined;
  /** What its purse holds. */
  readonly purse: bigint;
  /** What its owner's limits let it put into one match. */
  readonly perMatch: bigint;
  /** What they leave for today. */
  readonly leftToday: bigint;
  /** The last second in which the runner may act for it. */
  readonly expires: number;
  /** How many battles it lost since it last won or drew. */
  readonly lossesInARow: number;
}

/** An open match that one of the runner's bots could enter. */
export interface Offer {
  readonly matchId: number;
  readonly stake: bigint;
  readonly opponent: { readonly botId: number; readonly name: string; readonly owner: Address };
  /** The last second in which it can be entered. */
  readonly deadline: number;
}

/** A match that one of the runner's bots is in. */
export interface Duel {
  readonly matchId: number;
  readonly botId: number;
  readonly opponent: { readonly botId: number; readonly name: string };
  readonly stake: bigint;
  /** The first second in which no bet is taken any more. */
  readonly betsCloseAt: number;
  readonly pools: { readonly side: bigint; readonly other: bigint };
  /** What the bot has bet on itself. */
  readonly bet: bigint;
  /** What it still owes to the match: its code, from one second to another; undefined when it was open or is revealed. */
  readonly reveal: { readonly from: number; readonly until: number } | undefined;
}

export interface RunnerView {
  readonly time: number;
  /** The fee of matches that are now, in hundredths of a percent. */
  readonly feeBps: number;
  readonly bots: readonly RunnerBot[];
  readonly offers: readonly Offer[];
  readonly duels: readonly Duel[];
  /** The bot's chance in a match; undefined while it has not been estimated. */
  readonly chance: (botId: number, matchId: number) => Estimate | undefined;
}

export type RunnerStep =
  | { readonly do: "reveal"; readonly botId: number; readonly matchId: number; readonly because: string }
  | {
      readonly do: "enter";
      readonly botId: number;
      readonly matchId: number;
      readonly stake: bigint;
      readonly because: string;
    }
  | {
      readonly do: "bet";
      readonly botId: number;
      readonly matchId: number;
      readonly amount: bigint;
      readonly because: string;
    };

/** What a bot can still put in as the plan's steps take from its purse. */
interface Means {
  purse: bigint;
  leftToday: bigint;
}

/**
 * What a runner does now for its bots: reveal what is owed, which comes before all else; enter the matches with the best
 * chances that the strategies' money rules, the owners' limits and half a Kelly stake allow; bet on its own bots where the
 * pools pay for it. Every step says why, and so does everything that was left alone.
 */
export function planRunner(view: RunnerView): Plan<RunnerStep> {
  const steps: RunnerStep[] = [];
  const skipped: Skip[] = [];
  const bots = new Map(view.bots.map((bot) => [bot.id, bot]));
  const means = new Map(
    view.bots.map(({ id, purse, leftToday }): [number, Means] => [id, { purse, leftToday }]),
  );

  for (const duel of view.duels) {
    const decision = revealOf(view, duel);
    if (typeof decision === "string") skipped.push({ what: `match ${duel.matchId}: reveal`, why: decision });
    else if (decision) steps.push(decision);
  }

  const entered = new Set<number>();
  for (const { bot, offer } of bestFirst(view)) {
    const left = means.get(bot.id);
    if (left === undefined) continue;
    const decision = entered.has(offer.matchId)
      ? "another of the runner's bots enters it"
      : enter(view, bot, left, offer);
    if (typeof decision === "string") {
      skipped.push({ what: `match ${offer.matchId}: ${bot.name} to enter`, why: decision });
      continue;
    }
    entered.add(offer.matchId);
    left.purse -= offer.stake;
    left.leftToday -= offer.stake;
    steps.push(decision);
  }

  for (const duel of view.duels) {
    const bot = bots.get(duel.botId);
    const left = means.get(duel.botId);
    if (!bot || !left) continue;
    const decision = betOn(view, bot, left, duel);
    if (typeof decision === "string") {
      skipped.push({ what: `match ${duel.matchId}: ${bot.name} to bet`, why: decision });
      continue;
    }
    left.purse -= decision.amount;
    left.leftToday -= decision.amount;
    steps.push(decision);
  }
  return { steps, skipped };
}

function revealOf({ time }: RunnerView, { matchId, botId, reveal }: Duel): RunnerStep | string | undefined {
  if (!reveal) return undefined;
  if (time > reveal.until) return "it is too late: the match is forfeit";
  if (time < reveal.from) return `the code stays sealed for another ${reveal.from - time} s`;
  return {
    do: "reveal",
    botId,
    matchId,
    because: "Bets are closed: the code is shown so that the battle counts.",
  };
}

/** Every bot with every offer, the likeliest to win first, so that a purse goes to the best of them. */
function bestFirst({ bots, offers, chance }: RunnerView) {
  return bots
    .flatMap((bot) => offers.map((offer) => ({ bot, offer, win: chance(bot.id, offer.matchId)?.win ?? 0 })))
    .sort((x, y) => y.win - x.win || x.offer.matchId - y.offer.matchId || x.bot.id - y.bot.id);
}

/** Why a bot puts nothing at risk at all, whatever the match. */
function reluctance({ time }: RunnerView, bot: RunnerBot): string | undefined {
  const { wager, lossesInARow, expires } = bot;
  if (!wager) return "its strategy says nothing of money, so it never wagers by itself";
  if (time > expires) return "its owner's leave to play has run out";
  if (wager.stopAfterLosses !== undefined && lossesInARow >= wager.stopAfterLosses) {
    return `it lost ${lossesInARow} in a row and stops after ${wager.stopAfterLosses}`;
  }
  return undefined;
}

/** What a bot may put into one match by its strategy and its owner's limits, and which of them binds. */
function ceiling(bot: RunnerBot, left: Means): { amount: bigint; by: string } {
  const { wager, perMatch } = bot;
  const limits = [
    { amount: left.purse, by: "all that is in its purse" },
    { amount: perMatch, by: "its owner's limit for one match" },
    { amount: left.leftToday, by: "what its owner's limit leaves for today" },
  ];
  if (wager?.stakePercent !== undefined) {
    const amount = (bot.purse * BigInt(Math.round(wager.stakePercent * 100))) / 10_000n;
    limits.push({ amount, by: `${wager.stakePercent}% of its purse` });
  }
  if (wager?.maxStake !== undefined) {
    const amount = (wagerRules.coin * BigInt(Math.round(wager.maxStake * 1000))) / 1000n;
    limits.push({ amount, by: "the most its strategy stakes" });
  }
  return limits.reduce((least, limit) => (limit.amount < least.amount ? limit : least));
}

/** Why a chance is too small; undefined when it is not. */
function doubt(bot: RunnerBot, { win, basis }: Estimate): string | undefined {
  const wanted = bot.wager?.minChance;
  if (wanted !== undefined && win * 100 < wanted) {
    return `its chance is ${percent(win)} (${basis}); it wants ${wanted}%`;
  }
  return undefined;
}

/** The chances to reckon money with: the cautious end of what was estimated. */
function cautious({ win, lose, cautious: low }: Estimate): Chances {
  return { win: low, lose: lose + (win - low) };
}

/** `amount` raised to `least`, and then lowered to `most`. */
function between(least: bigint, amount: bigint, most: bigint): bigint {
  if (most < least || amount > most) return most;
  return amount < least ? least : amount;
}

const halved = (amount: bigint) => (amount * kellyPart.of) / kellyPart.in;

function enter(view: RunnerView, bot: RunnerBot, left: Means, offer: Offer): RunnerStep | string {
  const { matchId, stake, opponent, deadline } = offer;
  if (view.time > deadline) return "its deadline has passed";
  if (isAddressEqual(opponent.owner, bot.owner)) return "its own owner opened it";
  const unwilling = reluctance(view, bot);
  if (unwilling !== undefined) return unwilling;
  const estimate = view.chance(bot.id, matchId);
  if (!estimate) return "its chance has not been estimated yet";
  const tooSmall = doubt(bot, estimate);
  if (tooSmall !== undefined) return tooSmall;
  const limit = ceiling(bot, left);
  if (stake > limit.amount)
    return `the stake of ${coins(stake)} is above ${limit.by} (${coins(limit.amount)})`;
  const worth = halved(kellyStake(left.purse, cautious(estimate), view.feeBps));
  if (stake > worth) {
    return `the stake of ${coins(stake)} is more than a chance of ${percent(estimate.cautious)} at least is worth to its purse (${coins(worth)})`;
  }
  const because = `${bot.name} meets ${opponent.name} for ${coins(stake)}: it wins ${percent(estimate.win)} (${estimate.basis}).`;
  return { do: "enter", botId: bot.id, matchId, stake, because };
}

function betOn(
  view: RunnerView,
  bot: RunnerBot,
  left: Means,
  duel: Duel,
): Extract<RunnerStep, { do: "bet" }> | string {
  const { matchId, pools, bet, betsCloseAt, stake, opponent } = duel;
  if (view.time >= betsCloseAt) return "bets are closed";
  if (bet > 0n) return `it has bet ${coins(bet)}`;
  const unwilling = reluctance(view, bot);
  if (unwilling !== undefined) return unwilling;
  if (pools.other === 0n) return "nobody bets against it, so there is nothing to win";
  const estimate = view.chance(bot.id, matchId);
  if (!estimate) return "its chance has not been estimated yet";
  const tooSmall = doubt(bot, estimate);
  if (tooSmall !== undefined) return tooSmall;
  // Stake and bet together are what is put into the match.
  const limit = ceiling(bot, left);
  const room = limit.amount - stake;
  const worth = halved(kellyBet(left.purse, cautious(estimate), pools, view.feeBps));
  const least = wagerRules.minBet;
  if (room < least) return `its stake of ${coins(stake)} leaves no room for a bet within ${limit.by}`;
  if (worth === 0n) {
    return `the odds do not pay for a chance of ${percent(estimate.cautious)} at least`;
  }
  const amount = between(least, worth, room);
  if (amount > worth && pools.side > 0n) {
    return `a bet worth its while, ${coins(worth)}, is below the least of ${coins(least)}`;
  }
  const why = amount === room ? limit.by : "half of what Kelly's rule gives";
  const because = `${bot.name} bets ${coins(amount)} on itself against ${opponent.name} (${why}): it wins ${percent(estimate.win)} (${estimate.basis}).`;
  return { do: "bet", botId: bot.id, matchId, amount, because };
}
