import { ALWAYS, and, type Dnf, not, or, parseConditions } from "../conditions.ts";
import type { Piece, PieceOf } from "../sentence.ts";
import type { Deed } from "./deed.ts";
import type { DeedsDraft } from "./draft.ts";
import { GUESSES } from "./guesses.ts";
import { kindOf } from "./kinds.ts";
import { conditional } from "./ways.ts";

const POSITIONAL = new Set(["distance", "canSee"]);
const positional = (when: Dnf) =>
  when.every((all) => all.length > 0 && all.every((each) => POSITIONAL.has(each.sense)));

/** Hangs a condition on the deeds in front of it, or keeps it for those behind it. */
export function hangMoment(draft: DeedsDraft, piece: PieceOf<"cond">): void {
  if (piece.fallthrough) draft.otherwise = true;
  if (conditional(piece.when) && !piece.own) {
    draft.course.moment = piece.when;
    draft.course.refused = draft.chain.at(-1)?.ban === true;
  }
  if (piece.once) draft.once = piece.when;
  const last = draft.chain.at(-1);
  if (!last || !trails(draft, piece)) leadWith(draft, piece);
  else if (piece.sep === "and" && and(last.when, piece.when).length === 0) {
    // "strike if ahead, and if not …": the other side, for what follows.
    draft.lead = piece.when;
    draft.chain = [];
  } else hangBehind(draft, piece, last);
  draft.lastWasCond = true;
}

/** Whether a condition belongs to the deeds in front of it. */
function trails(draft: DeedsDraft, piece: PieceOf<"cond">): boolean {
  const { following } = draft;
  // "when A you B when C you D", told without a comma: the second leads, as the first did.
  const leads =
    piece.sep === "none" &&
    draft.lead !== ALWAYS &&
    draft.lead !== draft.colon &&
    following[0]?.is === "act" &&
    following[0].sep === "none";
  return (
    piece.forced !== "lead" &&
    !leads &&
    (piece.sep === "none" ||
      (piece.link === "unless" && piece.but === true) ||
      restricts(draft, piece) ||
      ((piece.sep === "comma" || piece.sep === "and" || piece.sep === "or") &&
        (!leadsOn(following) ||
          (piece.link === "unless" && following.find((each) => each.is === "act")?.sep === "then"))) ||
      piece.forced === "trail")
  );
}

/** Whether a condition behind "but" bounds what was told before it: "shoot, but only when he is near". */
export const restricts = (draft: DeedsDraft, piece: Piece): boolean =>
  piece.is === "cond" && piece.but === true && !draft.nextAct && draft.chain.length > 0;

/** Tells the last deeds of a breath when they are to be done. */
function hangBehind(draft: DeedsDraft, piece: PieceOf<"cond">, last: Deed): void {
  const targets =
    piece.own || last.exclusive
      ? [last]
      : positional(piece.when)
        ? draft.chain.filter(
            (deed) =>
              deed === last ||
              (kindOf(deed.intent) === kindOf(last.intent) && and(deed.when, piece.when).length > 0),
          )
        : draft.chain.filter(
            (deed, place) =>
              deed === last ||
              ((!deed.trailed || piece.sep === "or" || piece.sep === "and") &&
                !draft.chain.slice(place + 1).some((each) => each.apart)),
          );
  const ruled = last.ban ? last.scope : last.when;
  for (const deed of targets) {
    deed.when =
      deed.trailed && piece.sep === "or"
        ? or(deed.when, and(piece.when, draft.phase))
        : and(deed.when, piece.when);
    deed.trailed = true;
    if (piece.only) deed.only = true;
    if (piece.link === "unless") deed.unless = true;
    deed.to = Math.max(deed.to, piece.to);
  }
  if (piece.link === "until") draft.until = not(piece.when);
  // "rest when tired, unless he is beside me, in which case guard": the rest still holds.
  if (piece.link === "unless") draft.until = and(ruled, not(piece.when));
  if (piece.link === "until") draft.course.until = { when: not(piece.when), sentence: draft.sentence };
  if (piece.again) {
    draft.lead = piece.when;
    draft.leadOpen = true;
    draft.chain = [];
  }
  // What was to end it was not understood; the order stands.
  if (piece.lost && piece.link !== "until")
    for (const deed of targets) {
      const guess = GUESSES[deed.intent];
      if (guess && !deed.ban) {
        deed.when = and(deed.scope, parseConditions(guess));
        deed.guess = true;
      } else if (piece.sep === "none") deed.weak = true;
    }
}

/** Keeps a condition for the deeds that come. */
function leadWith(draft: DeedsDraft, piece: PieceOf<"cond">): void {
  const { nextAct } = draft;
  if (draft.lastWasCond && piece.sep !== "soft")
    draft.lead = piece.sep === "or" ? or(draft.lead, piece.when) : and(draft.lead, piece.when);
  else draft.lead = piece.when;
  if (piece.scope) draft.colon = draft.lead;
  else if (draft.colon !== ALWAYS) {
    const within = and(draft.colon, piece.when);
    if (within.length > 0) draft.lead = within;
  }
  draft.leadLost = piece.lost === true || (draft.lastWasCond && draft.leadLost);
  draft.leadUnless = piece.link === "unless";
  if (
    draft.leadUnless &&
    draft.at === 0 &&
    draft.sentence > 0 &&
    nextAct?.is === "act" &&
    nextAct.sep === "then"
  ) {
    // "…. Unless he's beside me, then hit him": an exception to what stood before.
    draft.lead = not(piece.when);
    draft.leadUnless = false;
    draft.override = true;
  }
  draft.leadOnly = piece.only || (draft.lastWasCond && draft.leadOnly);
  draft.chain = [];
  draft.leadOpen = true;
  if (piece.sep !== "comma" || piece.but) draft.otherwise = draft.otherwise && draft.behindElse;
}

/** Whether a condition after a comma belongs to what follows: an order comes next that is not joined by "and". */
function leadsOn(following: readonly Piece[]): boolean {
  let ranked = false;
  for (const piece of following) {
    if (piece.is === "rank") ranked = true;
    if (piece.is === "act")
      return (
        ranked ||
        piece.sep === "none" ||
        piece.sep === "comma" ||
        piece.sep === "then" ||
        piece.sep === "soft"
      );
    if (piece.is === "else") return false;
    if (piece.is === "cond" && piece.sep === "soft") return false;
  }
  return false;
}
