import { wagerRules } from "@cogwright/contracts/rules/wager";
import { isAddressEqual } from "viem";
import type { Plan, Skip } from "../services/plan.ts";
import { type Chances, kellyBet, kellyStake } from "../wager/kelly.ts";
import { feeOn } from "../wager/payout.ts";
import type { Estimate } from "./chance.ts";
import { ceiling, type Means, meansOf, reluctance, take } from "./means.ts";
import type {
  BetStep,
  Duel,
  EnterStep,
  Offer,
  OpenStep,
  RunnerBot,
  RunnerStep,
  RunnerView,
} from "./runnerView.ts";
import { coins, percent } from "./words.ts";

/** Of a full Kelly stake a runner takes this part: half of it keeps three quarters of the growth at half the swings. */
const kellyPart = { of: 1n, in: 2n } as const;

/**
 * What a runner does now for its bots: reveal what is owed, which comes before all else; fetch what they have won; enter
 * the matches with the best chances that the strategies' money rules, the owners' limits and half a Kelly stake allow; bet
 * on its own bots where the pools pay for it; challenge anyone with those that are in no match. Every step says why, and so
 * does everything that was left alone.
 */
export function planRunner(view: RunnerView): Plan<RunnerStep> {
  const steps: RunnerStep[] = [];
  const skipped: Skip[] = [];
  const bots = new Map(view.bots.map((bot) => [bot.id, { bot, left: meansOf(bot) }]));

  for (const duel of view.duels) {
    const decision = revealOf(view, duel);
    if (typeof decision === "string") skipped.push({ what: `match ${duel.matchId}: reveal`, why: decision });
    else if (decision) steps.push(decision);
  }

  for (const { matchId, botId, amount } of view.owed) {
    const because = `Match ${matchId} is over and owes ${coins(amount)} to its purse.`;
    steps.push({ do: "claim", botId, matchId, amount, because });
  }

  const busy = new Set(view.duels.map(({ botId }) => botId));
  const entered = new Set<number>();
  for (const { bot, offer } of bestFirst(view)) {
    const left = bots.get(bot.id)?.left ?? meansOf(bot);
    const decision = entered.has(offer.matchId)
      ? "another of the runner's bots enters it"
      : enter(view, bot, left, offer);
    if (typeof decision === "string") {
      skipped.push({ what: `match ${offer.matchId}: ${bot.name} to enter`, why: decision });
      continue;
    }
    entered.add(offer.matchId);
    busy.add(bot.id);
    take(left, offer.stake);
    steps.push(decision);
  }

  for (const duel of view.duels) {
    const played = bots.get(duel.botId);
    if (!played) continue;
    const decision = betOn(view, played.bot, played.left, duel);
    if (typeof decision === "string") {
      skipped.push({ what: `match ${duel.matchId}: ${played.bot.name} to bet`, why: decision });
      continue;
    }
    take(played.left, decision.amount);
    steps.push(decision);
  }

  for (const { bot, left } of bots.values()) {
    if (bot.opens === undefined) continue;
    const decision = busy.has(bot.id) ? "it is in a match" : open(view, bot, left, bot.opens);
    if (typeof decision === "string") skipped.push({ what: `${bot.name} to open a match`, why: decision });
    else steps.push(decision);
  }
  return { steps, skipped };
}

function revealOf({ time }: RunnerView, duel: Duel): RunnerStep | string | undefined {
  const { matchId, botId, side, reveal } = duel;
  if (!reveal) return undefined;
  if (time > reveal.until) return "it is too late: the match is forfeit";
  if (time < reveal.from) return `the code stays sealed for another ${reveal.from - time} s`;
  const because = "Bets are closed: the code is shown so that the battle counts.";
  return { do: "reveal", botId, matchId, side, because };
}

/** Every bot with every offer, the likeliest to win first, so that a purse goes to the best of them. */
function bestFirst(view: RunnerView) {
  return view.bots
    .flatMap((bot) => {
      const left = meansOf(bot);
      // A chance is dear to estimate: only where nothing else speaks against the match.
      const winOf = (offer: Offer) =>
        unfit(view, bot, left, offer) === undefined ? (view.chance(bot.id, offer.matchId)?.win ?? 0) : 0;
      return view.offers.map((offer) => ({ bot, offer, win: winOf(offer) }));
    })
    .sort((x, y) => y.win - x.win || x.offer.matchId - y.offer.matchId || x.bot.id - y.bot.id);
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

/** Why a bot does not enter a match whatever its chance there is; undefined when it might. */
function unfit({ time }: RunnerView, bot: RunnerBot, left: Means, offer: Offer): string | undefined {
  if (time > offer.deadline) return "its deadline has passed";
  if (isAddressEqual(offer.opponent.owner, bot.owner)) return "its own owner opened it";
  const unwilling = reluctance(bot, left, "enter", time);
  if (unwilling !== undefined) return unwilling;
  const limit = ceiling(bot, left, 0n);
  if (offer.stake > limit.amount)
    return `the stake of ${coins(offer.stake)} is above ${limit.by} (${coins(limit.amount)})`;
  return undefined;
}

function enter(view: RunnerView, bot: RunnerBot, left: Means, offer: Offer): EnterStep | string {
  const { matchId, stake, opponent } = offer;
  const why = unfit(view, bot, left, offer);
  if (why !== undefined) return why;
  const estimate = view.chance(bot.id, matchId);
  if (!estimate) return "its chance has not been estimated yet";
  const tooSmall = doubt(bot, estimate);
  if (tooSmall !== undefined) return tooSmall;
  const worth = halved(kellyStake(left.purse, cautious(estimate), view.feeBps));
  if (stake > worth) {
    return `the stake of ${coins(stake)} is more than a chance of ${percent(estimate.cautious)} at least is worth to its purse (${coins(worth)})`;
  }
  const because = `${bot.name} meets ${opponent.name} for ${coins(stake)}: it wins ${percent(estimate.win)} (${estimate.basis}).`;
  return { do: "enter", botId: bot.id, matchId, stake, because };
}

/** Half of a Kelly bet; on an empty side, where the least bet wins all there is, the least one when that has an edge. */
function betWorth({ feeBps }: RunnerView, purse: bigint, chances: Chances, pools: Duel["pools"]): bigint {
  if (pools.side > 0n) return halved(kellyBet(purse, chances, pools, feeBps));
  const least = wagerRules.minBet;
  const prize = Number(pools.other - feeOn(pools.other, feeBps));
  return chances.win * prize > chances.lose * Number(least) ? least : 0n;
}

function betOn(view: RunnerView, bot: RunnerBot, left: Means, duel: Duel): BetStep | string {
  const { matchId, side, pools, bet, betsCloseAt, stake, opponent } = duel;
  if (view.time >= betsCloseAt) return "bets are closed";
  if (bet > 0n) return `it has bet ${coins(bet)}`;
  const unwilling = reluctance(bot, left, "bet", view.time);
  if (unwilling !== undefined) return unwilling;
  if (pools.other === 0n) return "nobody bets against it, so there is nothing to win";
  const estimate = view.chance(bot.id, matchId);
  if (!estimate) return "its chance has not been estimated yet";
  const tooSmall = doubt(bot, estimate);
  if (tooSmall !== undefined) return tooSmall;
  // Stake and bet together are what is put into the match.
  const limit = ceiling(bot, left, stake);
  const worth = betWorth(view, left.purse, cautious(estimate), pools);
  const least = wagerRules.minBet;
  if (limit.amount < least) return `its stake of ${coins(stake)} leaves no room for a bet within ${limit.by}`;
  if (worth === 0n) {
    return `the odds do not pay for a chance of ${percent(estimate.cautious)} at least`;
  }
  const amount = between(least, worth, limit.amount);
  if (amount > worth && pools.side > 0n) {
    return `a bet worth its while, ${coins(worth)}, is below the least of ${coins(least)}`;
  }
  const why = amount === limit.amount ? limit.by : "half of what Kelly's rule gives";
  const because = `${bot.name} bets ${coins(amount)} on itself against ${opponent.name} (${why}): it wins ${percent(estimate.win)} (${estimate.basis}).`;
  return { do: "bet", botId: bot.id, matchId, side, amount, because };
}

function open(view: RunnerView, bot: RunnerBot, left: Means, stake: bigint): OpenStep | string {
  const waits = view.waiting.find(({ botId }) => botId === bot.id);
  if (waits) return `its match ${waits.matchId} waits for an opponent`;
  const unwilling = reluctance(bot, left, "open", view.time);
  if (unwilling !== undefined) return unwilling;
  const wanted = bot.wager?.minChance;
  if (wanted !== undefined) return `who would enter is not known, and it wants a chance of ${wanted}%`;
  const least = wagerRules.minStake;
  if (stake < least) return `the stake of ${coins(stake)} is below the least of ${coins(least)}`;
  const limit = ceiling(bot, left, 0n, wagerRules.bounty);
  if (stake > limit.amount)
    return `the stake of ${coins(stake)} is above ${limit.by} (${coins(limit.amount)})`;
  const because = `${bot.name} is in no match and challenges anyone for ${coins(stake)}.`;
  return { do: "open", botId: bot.id, stake, because };
}
