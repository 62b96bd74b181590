import { errorLine } from "@cogwright/contracts/errors";
import { WorldRevert } from "@cogwright/contracts/sender";

/** What the realm's refusals mean to a player, by the contract's error. */
const meanings: Readonly<Record<string, string>> = {
  StepBlocked: "Nobody can go there.",
  PlayerDead: "You have fallen; rise again first.",
  NotSpawned: "You are not in the realm yet.",
  AlreadySpawned: "You are in the realm already.",
  RegionFull: "This region is full; try again in a while.",
};

/** Why the chain did not do what the player wanted, in words. */
export function refusalText(error: unknown): string {
  const meaning = error instanceof WorldRevert ? meanings[error.errorName] : undefined;
  return meaning ?? errorLine(error);
}
