import type { Address } from "viem";
import type { Wager } from "../strategy/strategy.ts";
import type { Estimate } from "./chance.ts";

/** What a runner can be allowed to do with a bot's purse. */
export type Deed = "open" | "enter" | "bet";

/** What an owner lets a runner's key do for a bot: what is left of `wager.Grant`. */
export interface Leave {
  readonly deeds: ReadonlySet<Deed>;
  /** The last second in which it holds. */
  readonly until: number;
  /** How many calls are left, in this minute too. */
  readonly calls: number;
  /** How many wei it may still put in. */
  readonly spend: bigint;
}

/** A bot that a runner plays. Money is wei, times are unix seconds. */
export interface RunnerBot {
  readonly id: number;
  readonly name: string;
  readonly owner: Address;
  /** What its strategy says of money; without it the bot never stakes or bets by itself. */
  readonly wager: Wager | undefined;
  /** The stake for which it challenges anyone while it is in no match; undefined when it only enters others' matches. */
  readonly opens: bigint | undefined;
  /** What its purse holds. */
  readonly purse: bigint;
  /** What its owner's limits let it put into one match. */
  readonly perMatch: bigint;
  /** What they leave for today. */
  readonly leftToday: bigint;
  /** The last second in which it may spend. */
  readonly expires: number;
  /** What the runner's key may do for it; undefined when it is the owner's own key, which may do all of it. */
  readonly leave: Leave | undefined;
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
  /** The bot's side. */
  readonly side: "a" | "b";
  readonly opponent: { readonly botId: number; readonly name: string };
  /** What the bot's own purse staked. */
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
  /** Matches that the runner's bots have opened and nobody has entered. */
  readonly waiting: readonly { readonly matchId: number; readonly botId: number }[];
  /** What matches that are over owe to the bots' purses. */
  readonly owed: readonly { readonly matchId: number; readonly botId: number; readonly amount: bigint }[];
  /** The bot's chance in a match; undefined while it has not been estimated. */
  readonly chance: (botId: number, matchId: number) => Estimate | undefined;
}

type Step<deed extends string, fields> = {
  readonly do: deed;
  readonly botId: number;
  /** In one sentence. */
  readonly because: string;
} & Readonly<fields>;

export type EnterStep = Step<"enter", { matchId: number; stake: bigint }>;
export type BetStep = Step<"bet", { matchId: number; side: "a" | "b"; amount: bigint }>;
export type OpenStep = Step<"open", { stake: bigint }>;

export type RunnerStep =
  | Step<"reveal", { matchId: number; side: "a" | "b" }>
  | Step<"claim", { matchId: number; amount: bigint }>
  | EnterStep
  | BetStep
  | OpenStep;
