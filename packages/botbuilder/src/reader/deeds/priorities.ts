import type { PieceOf } from "../sentence.ts";
import type { DeedsDraft } from "./draft.ts";

/** Says how urgent the last deeds are, or those to come. */
export function applyRank(draft: DeedsDraft, piece: PieceOf<"rank">): void {
  const { nextAct } = draft;
  if (piece.rank === "override" && draft.chain.length > 0 && piece.sep === "none")
    for (const deed of draft.chain) {
      deed.override = true;
      deed.rank = "top";
      deed.order -= 50;
    }
  else if (piece.rank === "override") draft.override = true;
  else if (draft.chain.length > 0 && (piece.sep === "none" || piece.sep === "comma") && !nextAct)
    for (const deed of draft.chain) deed.rank = piece.rank;
  else if (draft.chain.length > 0 && piece.sep === "none")
    for (const deed of draft.chain) deed.rank = piece.rank;
  else draft.rank = piece.rank;
}

/** Keeps which of two actions goes first: the one before the piece and the one behind it. */
export function applyPrecedence(draft: DeedsDraft, piece: PieceOf<"precedes">): void {
  // "guarding comes before healing": both are only named; the order is kept apart.
  const before = draft.chain.at(-1);
  const after = draft.following.find((each) => each.is === "act");
  if (piece.inverted) {
    draft.inverted = true;
  } else if (before && after?.is === "act") {
    draft.course.pairs.push([before.intent, after.intent]);
    if (!before.trailed) draft.deeds.splice(draft.deeds.indexOf(before), 1);
    draft.namedOnly = true;
    draft.chain = [];
  }
}

/** Takes an action that is only named for its place among the others; whether it was such a one. */
export function onlyNamed(draft: DeedsDraft, piece: PieceOf<"act">): boolean {
  const { following } = draft;
  if (draft.inverted) {
    // "more important than shooting is looting".
    const higher = following.find((each) => each.is === "act");
    if (higher?.is === "act") draft.course.pairs.push([higher.intent, piece.intent]);
    draft.inverted = false;
    draft.rank = "top";
    return true;
  }
  if (draft.namedOnly) {
    draft.namedOnly = false;
    if (
      following[0]?.is === "precedes" ||
      following[0]?.is === "act" ||
      !following.some((each) => each.is === "act" && each.sep === "none")
    ) {
      const next = following.find((each) => each.is === "act");
      if (following[0]?.is === "precedes" && next?.is === "act") {
        draft.course.pairs.push([piece.intent, next.intent]);
        draft.namedOnly = true;
      }
      return true;
    }
  }
  return false;
}
