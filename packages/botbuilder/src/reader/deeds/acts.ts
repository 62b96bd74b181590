import { ALWAYS, and, not, parseConditions } from "../conditions.ts";
import type { PieceOf, Separator } from "../sentence.ts";
import type { Deed } from "./deed.ts";
import type { DeedsDraft } from "./draft.ts";
import { GUESSES } from "./guesses.ts";
import { kindOf } from "./kinds.ts";
import { later, turnOnly } from "./ways.ts";

const SEQUENTIAL = new Set<Separator>(["then", "comma", "soft"]);

/** Makes a deed of an action, under all that was told in front of it. */
export function addDeed(draft: DeedsDraft, piece: PieceOf<"act">): void {
  const last = draft.deeds.at(-1);
  if (
    draft.otherwise &&
    draft.elseAt >= 0 &&
    draft.deeds.length > draft.elseAt &&
    (piece.sep === "comma" || piece.sep === "soft")
  )
    draft.otherwise = false;
  followOn(draft, piece, last);
  const deed = deedOf(draft, piece, last);
  const [behind] = draft.following;
  if (
    (piece.sep === "then" || piece.sep === "comma") &&
    last &&
    !last.ban &&
    last.sentence === draft.sentence &&
    last.intent !== piece.intent
  )
    if (
      (piece.sep === "then" && !last.trailed && behind?.is !== "cond") ||
      (draft.lead === ALWAYS &&
        draft.phase === ALWAYS &&
        !last.trailed &&
        !deed.ban &&
        behind?.is !== "cond" &&
        kindOf(deed.intent) === "move")
    )
      deed.follows = last;
  const guess = GUESSES[deed.intent];
  if (deed.weak && !piece.weak && draft.leadLost && guess && !deed.ban && draft.lead !== ALWAYS) {
    deed.weak = false;
    deed.when = and(draft.phase, parseConditions(guess));
    deed.guess = true;
  }
  // "I guard, and only when he is tired do I swing": an exception to what stands before it.
  const first = draft.deeds.find((each) => !each.ban);
  if (draft.leadOnly && first && !deed.ban) deed.order = first.order - 0.5;
  if (draft.inEra) deed.era = draft.inEra;
  draft.deeds.push(deed);
  draft.chain.push(deed);
  draft.lastWasCond = false;
  draft.leadOpen = false;
}

/** Goes on where "then" comes after a wait or a stretch of the battle, and ends the breath where a mark does. */
function followOn(draft: DeedsDraft, piece: PieceOf<"act">, last: Deed | undefined): void {
  if (
    piece.sep === "then" &&
    !last &&
    draft.lead === ALWAYS &&
    draft.phase === ALWAYS &&
    draft.course.until?.sentence === draft.sentence - 1 &&
    !turnOnly(draft.course.until.when)
  ) {
    // "Wait until he is near. Then charge."
    draft.lead = draft.course.until.when;
  } else if (piece.sep === "then" && draft.until && last) {
    draft.lead = draft.until;
    draft.until = undefined;
    draft.chain = [];
  } else if (
    piece.sep === "then" &&
    !last &&
    draft.course.phase &&
    draft.phase === ALWAYS &&
    draft.lead === ALWAYS &&
    draft.course.phaseSentence === draft.sentence - 1
  ) {
    draft.phase = later(draft.course.phase);
    draft.course.phase = draft.phase;
    draft.course.phaseSentence = draft.sentence;
  } else if (
    piece.sep === "then" &&
    draft.course.phase &&
    draft.phase !== ALWAYS &&
    last &&
    !draft.lastWasCond
  ) {
    draft.phase = later(draft.course.phase);
    draft.course.phase = draft.phase;
    draft.lead = ALWAYS;
    draft.chain = [];
  } else if (piece.sep === "soft" && !draft.leadOpen && last?.trailed) {
    draft.chain = [];
  }
  if (last?.trailed && piece.sep !== "none" && !draft.behindElse && draft.lead === ALWAYS) draft.chain = [];
  if (SEQUENTIAL.has(piece.sep) && piece.sep !== "then") draft.chain = [];
}

/** The deed that an action makes of what was told so far. */
function deedOf(draft: DeedsDraft, piece: PieceOf<"act">, last: Deed | undefined): Deed {
  const [behind] = draft.following;
  // "no shooting while he guards, just circle": the order takes the prohibition's moment.
  const inherits =
    last?.ban &&
    last.trailed &&
    !piece.ban &&
    draft.lead === ALWAYS &&
    (piece.sep === "comma" || piece.sep === "but") &&
    !draft.behindElse &&
    !(behind?.is === "cond" && behind.sep === "none");
  return {
    intent: piece.intent,
    when: inherits
      ? last.when
      : and(
          and(draft.phase, draft.lead),
          piece.sep === "or" && draft.chance !== ALWAYS ? not(draft.chance) : draft.chance,
        ),
    scope: inherits ? last.scope : draft.phase,
    apart: piece.apart === true,
    ban: piece.ban,
    only: draft.leadOnly && !piece.ban,
    exclusive: piece.only,
    attitude: piece.attitude,
    doubtful: piece.doubtful === true,
    weak: piece.weak || (draft.leadLost && draft.lead !== ALWAYS),
    rank: draft.rank,
    override: draft.override,
    otherwise: draft.otherwise,
    from:
      draft.lead !== ALWAYS || draft.phase !== ALWAYS ? (draft.pieces[0]?.from ?? piece.from) : piece.from,
    to: piece.to,
    sentence: draft.sentence,
    order: draft.course.order++,
    trailed: false,
    listed: draft.listed,
    unless: draft.leadUnless,
  };
}
