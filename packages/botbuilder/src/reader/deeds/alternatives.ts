import { ALWAYS, and, not } from "../conditions.ts";
import type { PieceOf } from "../sentence.ts";
import type { DeedsDraft } from "./draft.ts";
import { sameWays } from "./ways.ts";

/** Rolls the dice for the last deed, or for those to come. */
export function applyChance(draft: DeedsDraft, piece: PieceOf<"chance">): void {
  // "half the time this, half the time that": the second half is the other one.
  const rest = draft.chances.some((each) => sameWays(each, piece.when)) ? not(piece.when) : piece.when;
  draft.chances.push(piece.when);
  if (draft.chain.length > 0 && piece.sep === "none") {
    const last = draft.chain.at(-1);
    if (last) last.when = and(last.when, rest);
  } else draft.chance = rest;
}

/** Goes over to what is to be done otherwise. */
export function applyElse(draft: DeedsDraft, piece: PieceOf<"else">): void {
  const tail = draft.chain.at(-1);
  if (tail && piece.sep === "none" && draft.following[0]?.sep !== "none") {
    // "shoot otherwise": said behind the order it belongs to.
    tail.otherwise = true;
    draft.chain = [];
    return;
  }
  if (draft.forGood) draft.eraEnds = Math.min(draft.eraEnds, draft.deeds.length);
  const last = draft.deeds.at(-1);
  if (!last?.trailed || draft.lastWasCond) {
    if (draft.lead === ALWAYS && !last?.trailed) draft.phase = ALWAYS;
    draft.lead = draft.colon;
    draft.leadOnly = false;
  }
  draft.otherwise = true;
  draft.elseAt = draft.deeds.length;
  draft.chance = ALWAYS;
  draft.chain = [];
  draft.lastWasCond = false;
}
