import { errorLine } from "@cogwright/contracts/errors";
import { WorldRevert } from "@cogwright/contracts/sender";

/** What the realm's refusals mean to a player, by the contract's error. */
const meanings: Readonly<Record<string, string>> = {
  StepBlocked: "Nobody can go there.",
  PlayerDead: "You have fallen; rise again first.",
  NotSpawned: "You are not in the realm yet.",
  AlreadySpawned: "You are in the realm already.",
  HandsBusy: "Your hands are still busy.",
  NoOre: "There is no ore that way.",
  NothingGrows: "Nothing to eat grows here.",
  NobodyThere: "They are gone.",
  OutOfReach: "They have moved out of your reach.",
  Sheltered: "They are safe in the town.",
  NotEnough: "There is no more of it.",
  NoRoom: "There is no room for it.",
  NotWanted: "They have no use for it.",
  NotHurt: "You are not hurt.",
  NoMerchant: "Only merchants trade.",
  MerchantRefuses: "This merchant remembers what you did, and does not trade with you.",
  PriceTooLow: "The price has fallen meanwhile. Nothing was sold; look at the new one.",
  PriceTooHigh: "The price has risen meanwhile. Nothing was bought; look at the new one.",
  MerchantsPurseTooSmall:
    "The merchants have no coins left for this. They get some when travellers buy from them.",
  PurseTooSmall: "Your purse does not hold enough coins for this.",
  RegionFull: "This region is full; try again in a while.",
  RealmFull: "All places in the towns near home are taken; try again in a while.",
};

/** Why the chain did not do what the player wanted, in words. */
export function refusalText(error: unknown): string {
  const meaning = error instanceof WorldRevert ? meanings[error.errorName] : undefined;
  return meaning ?? errorLine(error);
}
