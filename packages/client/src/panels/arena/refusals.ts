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
  BadRunner: () => "That key is the owner's own, and needs no leave.",
  LimitsExpired: ([bot]) => `The limits of bot ${bot} have run out. Set them again to let it spend.`,
  OverMatchLimit: ([, match, spent, limit]) =>
    `That would put ${coins(spent)} coins of the bot's into match ${match}; its limit is ${coins(limit)}.`,
  OverDayLimit: ([, spent, limit]) =>
    `That would make ${coins(spent)} coins today; the bot's limit is ${coins(limit)}.`,
  WrongReveal: () => "The seal was made of another strategy or salt, so this does not show the bot.",
  RevealNotOpen: () => "Bets are still open; a sealed bot is shown after that.",
  RevealClosed: () => "The time to show the bot is over, and the match is forfeit.",
  AlreadyRevealed: () => "The bot is shown already.",
  RevealStillOpen: () => "The bot may still be shown, so the match cannot be ended yet.",
  NothingForfeit: () => "Every bot of this match was shown: nothing is forfeit.",
  NotRevealed: () => "A sealed bot has not been shown yet.",
  ForfeitDue: () => "A sealed bot was not shown in time: the match ends as forfeit.",
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
