import { errorLine } from "@cogwright/contracts/errors";
import { WorldRevert } from "@cogwright/contracts/sender";
import { coinText } from "../../chain/coinText.ts";

type Words = (args: readonly unknown[]) => string;

const coins = (value: unknown) => (typeof value === "bigint" ? coinText(value) : String(value));

/** The world's refusals in the arena and at the purse, for people: what is so, and what to do. */
const REFUSALS: Record<string, Words> = {
  PurseTooSmall: ([, balance, amount]) =>
    `Your purse holds ${coins(balance)} coins, this needs ${coins(amount)}. Deposit more, or put in less.`,
  NoSuchBot: ([bot]) => `There is no bot ${bot}.`,
  NotBotOwner: ([bot]) => `Bot ${bot} is not yours. Choose one of your own.`,
  WrongMatchStatus: ([match]) => `Match ${match} has moved on meanwhile. Look at it again.`,
  SameOwner: () => "Both bots would be yours. Enter a match of somebody else.",
  NotMatchOwner: ([match]) => `Only the owner of its first bot can take match ${match} back.`,
  DeadlinePassed: ([match]) => `Match ${match} is out of time; it can only be voided now.`,
  DeadlineNotPassed: ([match]) => `Match ${match} can still go on, so it cannot be voided yet.`,
  SeedNotProven: () => "The beacon's round is not on this chain yet. Wait for it.",
  NoBeacon: () => "This world has no beacon yet, so no match can be seeded.",
  StakeTooSmall: ([, least]) => `The least stake is ${coins(least)} coins.`,
  BetTooSmall: ([, least]) => `The least bet is ${coins(least)} coins.`,
  BetsNotOpen: () => "This match takes no bets now.",
  BetsClosed: () => "The bets closed before yours came in. Nothing was taken from your purse.",
  BetAgainstOwnBot: () => "You own the other bot, and nobody may bet against their own.",
  BetsStillOpen: () => "Bets are still open.",
  NotSettled: () => "The match is not settled yet.",
  AlreadyClaimed: () => "This was paid to you before.",
  NothingToClaim: () => "Nothing of this match is yours to claim.",
  NothingToMove: () => "The amount is zero.",
  BadReceiver: () => "Coins cannot go to that address.",
  ReceiverRefused: () => "The receiver refused the coins; they stay in your purse.",
  InsufficientBalance: () => "There are not enough coins for this.",
};

/** What to tell the visitor when a transaction did not go through. */
export function refusalWords(error: unknown): string {
  if (error instanceof WorldRevert) {
    const words = REFUSALS[error.errorName];
    if (words) return words(error.args);
  }
  return errorLine(error);
}
