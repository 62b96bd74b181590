import { ALWAYS, not } from "../conditions.ts";
import type { Piece } from "../sentence.ts";
import { addDeed } from "./acts.ts";
import { applyChance, applyElse } from "./alternatives.ts";
import type { Course } from "./course.ts";
import type { Deed } from "./deed.ts";
import { DeedsDraft } from "./draft.ts";
import { beginEra } from "./eras.ts";
import { hangMoment, restricts } from "./moments.ts";
import { applyPrecedence, applyRank, onlyNamed } from "./priorities.ts";
import { applyPhase, applyRelative } from "./stretches.ts";
import { conditional } from "./ways.ts";

/**
 * Hangs a sentence's conditions on its actions.
 * @param course what carries over between sentences; it is changed
 * @param listed whether the sentence is an item of a list
 */
export function readDeeds(
  pieces: readonly Piece[],
  sentence: number,
  course: Course,
  listed: boolean,
): Deed[] {
  const draft = new DeedsDraft(pieces, sentence, course, listed);
  for (const [at, piece] of pieces.entries()) {
    draft.at = at;
    readPiece(draft, piece);
  }
  restrict(draft.deeds);
  beginEra(draft);
  return draft.deeds;
}

function readPiece(draft: DeedsDraft, piece: Piece): void {
  const unless = piece.is === "cond" && piece.link === "unless";
  if (piece.but && !unless && !restricts(draft, piece)) {
    draft.override = true;
    draft.lead = ALWAYS;
    draft.leadOnly = false;
    draft.chain = [];
  }
  switch (piece.is) {
    case "rank":
      applyRank(draft, piece);
      break;
    case "chance":
      applyChance(draft, piece);
      break;
    case "forGood":
      draft.forGood = true;
      break;
    case "precedes":
      applyPrecedence(draft, piece);
      break;
    case "instead":
      break;
    case "else":
      applyElse(draft, piece);
      break;
    case "relative":
      applyRelative(draft, piece);
      break;
    case "phase":
      applyPhase(draft, piece);
      break;
    case "cond":
      hangMoment(draft, piece);
      break;
    case "act":
      if (!onlyNamed(draft, piece)) addDeed(draft, piece);
  }
}

/** Makes of "only" and "unless" what they say of the whole deed: then, and not else. */
function restrict(deeds: readonly Deed[]): void {
  // "only shoot when …": the restriction came with the action, the condition behind it.
  for (const deed of deeds)
    if (deed.ban && deed.unless && conditional(deed.when)) {
      // "no healing unless I'm under 25": then, and only then.
      deed.ban = false;
      deed.only = true;
      deed.when = not(deed.when);
    }
  for (const deed of deeds)
    if (deed.exclusive && (deed.trailed || deed.when.some((all) => all.length > 0))) {
      deed.exclusive = false;
      deed.only = deed.trailed || deed.only;
    }
}
