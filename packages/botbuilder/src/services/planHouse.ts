import { wagerRules } from "@cogwright/contracts/rules/wager";
import { type Address, isAddressEqual } from "viem";
import type { MatchView } from "./arenaView.ts";
import type { Plan, Skip } from "./plan.ts";

/** How the house plays. Times are seconds, money is wei. */
export const houseTerms = {
  /** What it stakes in matches that it opens: one coin. */
  stake: wagerRules.coin,
  /** The largest stake it meets in a player's match: 20 coins. */
  largestStake: 20n * wagerRules.coin,
  /** How long a player's open match is left to other players first. */
  patience: 20,
  /** An open match with less time left than this counts as gone: a player who sees it now may come too late. */
  lastCall: 90,
  /** Below this a side's purse is filled up, to `fullPurse`: enough for several matches that are not yet paid back. */
  lowPurse: 30n * wagerRules.coin,
  fullPurse: 200n * wagerRules.coin,
} as const;

/** A bot of the house that is saved on chain. */
export interface HouseBot {
  readonly id: number;
  readonly name: string;
}

/**
 * One of the house's two owners. There are two because nobody may fight themselves: the house opens its matches as
 * `home`, and enters them as `away` when no player does.
 */
export interface HouseSide {
  readonly owner: Address;
  /** Wei in its purse. */
  readonly purse: bigint;
  /** Its saved bots, ids ascending. */
  readonly bots: readonly HouseBot[];
  /** Names of bots it has yet to save. */
  readonly unsaved: readonly string[];
}

export type SideName = "home" | "away";

export interface HouseView {
  /** Unix seconds. */
  readonly time: number;
  /** The matches that are open or entered, ids ascending. */
  readonly matches: readonly MatchView[];
  /** How many matches there have ever been. */
  readonly opened: number;
  /** Stakes of the open matches, in wei, by match id. */
  readonly stakes: ReadonlyMap<number, bigint>;
  readonly home: HouseSide;
  readonly away: HouseSide;
  /** Ended matches that still owe something to a side of the house. */
  readonly unclaimed: readonly { readonly matchId: number; readonly side: SideName }[];
  /** What could be put into the house's purse: the treasury's, where the house keeps it, else its own coins. In wei. */
  readonly source: { readonly from: "treasury" | "wallet"; readonly amount: bigint };
}

export type HouseStep =
  | { readonly do: "save"; readonly side: SideName; readonly bot: string }
  | { readonly do: "claim"; readonly side: SideName; readonly matchId: number }
  | { readonly do: "fill"; readonly from: "treasury" | "wallet"; readonly amount: bigint }
  | { readonly do: "share"; readonly side: SideName; readonly to: SideName; readonly amount: bigint }
  | { readonly do: "open"; readonly side: "home"; readonly botId: number; readonly stake: bigint }
  | { readonly do: "enter"; readonly side: SideName; readonly botId: number; readonly matchId: number };

/** A plan in the making: what its steps leave in the purses is what later steps can spend. */
interface Draft {
  readonly steps: HouseStep[];
  readonly skipped: Skip[];
  readonly purse: Record<SideName, bigint>;
}

/**
 * What the house does now: save its bots, take what it is owed, keep its purses filled, keep a match open for players at
 * all times, enter theirs after a while, and fight itself when there is nothing else to watch.
 */
export function planHouse(view: HouseView): Plan<HouseStep> {
  const draft: Draft = { steps: [], skipped: [], purse: { home: view.home.purse, away: view.away.purse } };
  for (const side of ["home", "away"] as const) {
    for (const bot of view[side].unsaved) draft.steps.push({ do: "save", side, bot });
  }
  for (const { matchId, side } of view.unclaimed) draft.steps.push({ do: "claim", side, matchId });
  fillPurses(view, draft);
  offerMatches(view, draft);
  for (const match of view.matches) {
    if (match.status !== "open") continue;
    const decision = enterMatch(view, draft, match);
    if (typeof decision === "string") draft.skipped.push({ what: `match ${match.id}`, why: decision });
    else draft.steps.push(decision);
  }
  return { steps: draft.steps, skipped: draft.skipped };
}

/** Fills both purses from outside when they are low together, then the poorer side's from the richer one's. */
function fillPurses({ source }: HouseView, { steps, skipped, purse }: Draft): void {
  const { lowPurse, fullPurse } = houseTerms;
  if (purse.home + purse.away < 2n * lowPurse) {
    const missing = 2n * fullPurse - purse.home - purse.away;
    const amount = source.amount < missing ? source.amount : missing;
    if (amount > 0n) {
      steps.push({ do: "fill", from: source.from, amount });
      purse.home += amount;
    } else {
      skipped.push({ what: "purses", why: `they are low and the ${source.from} has nothing for them` });
    }
  }
  const [poor, rich] = purse.home < purse.away ? (["home", "away"] as const) : (["away", "home"] as const);
  const amount = (purse[rich] - purse[poor]) / 2n;
  if (purse[poor] >= lowPurse || amount === 0n) {
    skipped.push({ what: "purses", why: "no side is short of what the other has" });
    return;
  }
  steps.push({ do: "share", side: rich, to: poor, amount });
  purse[rich] -= amount;
  purse[poor] += amount;
}

/** Whether a match is the house's own and open for long enough that a player can still come. */
function isOffered({ time, home }: HouseView, { status, ownerA, deadline }: MatchView): boolean {
  return status === "open" && isAddressEqual(ownerA, home.owner) && deadline - time >= houseTerms.lastCall;
}

/** Whether there is a battle that a spectator can bet on or is about to see. */
function isAnyOn({ time, matches }: HouseView): boolean {
  return matches.some(({ status, deadline }) => status === "entered" && time <= deadline);
}

/** Keeps one match open, and a second one when the house is about to take the first for itself. */
function offerMatches(view: HouseView, { steps, skipped, purse }: Draft): void {
  const { home, matches, opened } = view;
  const { stake } = houseTerms;
  const offered = matches.filter((match) => isOffered(view, match)).length;
  const wanted = isAnyOn(view) ? 1 : 2;
  const bot = home.bots[opened % home.bots.length];
  const why =
    offered >= wanted
      ? `${offered} of the house's matches can be entered`
      : bot === undefined
        ? "no bot of the house is saved yet"
        : purse.home < stake + wagerRules.bounty
          ? "the purse is too small for the stake"
          : undefined;
  if (why !== undefined || bot === undefined) {
    skipped.push({ what: "opening", why: why ?? "no bot of the house is saved yet" });
    return;
  }
  purse.home -= stake + wagerRules.bounty;
  steps.push({ do: "open", side: "home", botId: bot.id, stake });
}

/** Enters an open match, or says why not. */
function enterMatch(view: HouseView, draft: Draft, match: MatchView): HouseStep | string {
  const { time, stakes, away } = view;
  const { id, ownerA, botA, deadline } = match;
  const stake = stakes.get(id);
  if (time > deadline) return "its deadline has passed";
  if (stake === undefined) return "its stake is not known yet";
  if (stake > houseTerms.largestStake) return "its stake is above the house's limit";
  if (isAddressEqual(ownerA, away.owner)) return "the house's second owner opened it";

  const isOwn = isAddressEqual(ownerA, view.home.owner);
  const objection = isOwn ? keepOpen(view, draft, match) : waitForPlayers(view, match);
  if (objection !== undefined) return objection;

  // Both sides meet players, in turn; whoever has the purse for it.
  const order: readonly SideName[] = isOwn ? ["away"] : id % 2 === 0 ? ["home", "away"] : ["away", "home"];
  const side = order.find((name) => draft.purse[name] >= stake && view[name].bots.length > 0);
  if (side === undefined) return "no side of the house has both a bot and the stake";
  const { bots } = view[side];
  const bot = bots[(id + botA) % bots.length];
  if (bot === undefined) return "no bot of the house is saved yet";
  draft.purse[side] -= stake;
  return { do: "enter", side, botId: bot.id, matchId: id };
}

/** Why the house leaves its own match to players; undefined when it takes it for itself. */
function keepOpen(view: HouseView, { steps }: Draft, { id }: MatchView): string | undefined {
  if (isAnyOn(view) || steps.some((step) => step.do === "enter")) {
    return "it is kept open for players: there is a battle to watch";
  }
  const others = view.matches.filter((other) => other.id !== id && isOffered(view, other)).length;
  if (others === 0 && !steps.some((step) => step.do === "open")) return "it is the only one open for players";
  return undefined;
}

/** Why the house leaves a player's match to other players still. */
function waitForPlayers({ time }: HouseView, { deadline }: MatchView): string | undefined {
  const waited = time - (deadline - wagerRules.entryWindow);
  const left = houseTerms.patience - waited;
  return left > 0 ? `other players may enter it for another ${left} s` : undefined;
}
