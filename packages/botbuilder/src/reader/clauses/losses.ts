import type { Chunk } from "../chunks.ts";
import { parseConditions } from "../conditions.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { settleAmount } from "./amounts.ts";
import type { ClauseDraft } from "./draft.ts";
import { numberFollows } from "./lookahead.ts";

/** Words after which an amount is of what was lost. */
const LOSING = new Set(["lose", "lost", "miss", "missing", "shed", "bleed"]);
const GONE = new Set("gone lost spent missing away used up washed eaten burned burnt drained".split(" "));

/** Reads a verb behind which an amount is of what was lost: "I've used up 60". */
export function readLoss(draft: ClauseDraft, piece: Chunk): boolean {
  const word = piece.tokens[0]?.word ?? "";
  if (
    /^(used|spent|burned|burnt|wasted|drained)$/.test(word) &&
    draft.owner !== undefined &&
    numberFollows(
      draft.chunks,
      /^(up|through|out)$/.test(draft.chunks[draft.index + 1]?.tokens[0]?.word ?? "")
        ? draft.index + 2
        : draft.index + 1,
    )
  ) {
    draft.noun = "energy";
    draft.nounOwner = draft.owner;
    draft.harm = true;
    draft.last = piece.means;
    return true;
  }
  if (
    LOSING.has(piece.tokens[0]?.forms[1] ?? word) &&
    piece.tokens.length === 1 &&
    numberFollows(draft.chunks, draft.index + 1)
  ) {
    if (draft.predicate) settleAmount(draft);
    draft.noun = "harm";
    if (draft.owner !== undefined) draft.nounOwner = draft.owner;
    draft.last = piece.means;
    return true;
  }
  return false;
}

/** Reads a state as what is left, or gone, of a gauge, of the mines or of the pickups. */
export function readGone(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"state">): boolean {
  const says = piece.tokens.map((token) => token.word);
  if (
    means.any === "pickupDistance<99" &&
    draft.memory.lastIntent === "mine" &&
    !says.some((each) => /^(loot|pickups?|items?|crates?)$/.test(each))
  ) {
    draft.add(parseConditions("minesLeft>0")); // "as long as there are any"
    draft.last = means;
    return true;
  }
  if (means.any === "pickupDistance>=99" && draft.memory.lastIntent === "mine") {
    draft.add(parseConditions("minesLeft=0"));
    draft.last = means;
    return true;
  }
  if (
    (draft.noun === "health" || draft.noun === "energy") &&
    (draft.number !== undefined || draft.level !== undefined) &&
    says.some((each) => GONE.has(each))
  ) {
    draft.harm = true;
    settleAmount(draft);
    draft.last = means;
    return true;
  }
  if (
    draft.memory.lastIntent === "mine" &&
    draft.theirs &&
    says.some((each) => GONE.has(each) || each === "out")
  ) {
    draft.add(parseConditions("minesLeft=0"));
    draft.last = means;
    return true;
  }
  if (draft.memory.lastIntent === "collect" && draft.theirs && says.some((each) => GONE.has(each))) {
    draft.add(parseConditions("pickupDistance>=99"));
    draft.last = means;
    return true;
  }
  return false;
}
