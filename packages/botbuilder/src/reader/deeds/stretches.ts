import { ALWAYS, and, not } from "../conditions.ts";
import type { PieceOf } from "../sentence.ts";
import type { Era } from "./deed.ts";
import type { DeedsDraft } from "./draft.ts";
import { conditional, later, turnOnly } from "./ways.ts";

/** Bounds the last deeds, or those to come, to a stretch of the battle: "in the first ten turns". */
export function applyPhase(draft: DeedsDraft, piece: PieceOf<"phase">): void {
  const { nextAct } = draft;
  if (piece.next && draft.course.phase) {
    const after = later(draft.course.phase);
    const from = after[0]?.find((each) => each.sense === "turn" && each.is.startsWith(">"));
    const turns = Number(piece.when[0]?.[0]?.value ?? 0);
    if (from) {
      draft.phase = and(after, [
        [{ sense: "turn", is: "<=", value: Math.min(100, Number(from.value) + turns) } as never],
      ]);
      draft.course.phase = draft.phase;
      draft.course.phaseSentence = draft.sentence;
      draft.lead = ALWAYS;
      draft.chain = [];
      return;
    }
  }
  const trailing = draft.chain.length > 0 && piece.sep === "none" && !(nextAct && nextAct.sep === "none");
  draft.course.phase = piece.when;
  draft.course.phaseSentence = draft.sentence;
  if (trailing) {
    const last = draft.chain.at(-1);
    for (const deed of draft.chain) {
      if (deed !== last && deed.trailed) continue;
      deed.when = and(deed.when, piece.when);
      deed.scope = and(deed.scope, piece.when);
      deed.trailed = true;
    }
    // "play it cool at first, circling and shooting": the details are of the same stretch.
    if (last?.attitude) draft.phase = piece.when;
  } else {
    if (draft.chain.length > 0) draft.lead = ALWAYS;
    draft.phase = draft.lastWasCond && draft.phase !== ALWAYS ? and(draft.phase, piece.when) : piece.when;
    draft.chain = [];
  }
}

/** Bounds deeds by what was told before: "until then", "from then on", "for the rest of the game". */
export function applyRelative(draft: DeedsDraft, piece: PieceOf<"relative">): void {
  const { nextAct } = draft;
  const known = draft.course.phase;
  const moment = draft.once ?? (draft.lead !== ALWAYS ? draft.lead : draft.deeds.at(-1)?.when);
  if (piece.rest && piece.to_ === "after" && moment && conditional(moment) && !turnOnly(moment)) {
    // "when I'm tired, camp for the rest of the game".
    draft.once = moment;
    draft.forGood = true;
    return;
  }
  const waited =
    draft.until ??
    (draft.course.until?.sentence === draft.sentence - 1 ? draft.course.until.when : undefined);
  if (!known && piece.to_ === "after" && waited && !turnOnly(waited)) {
    // "shoot until I'm hurt, and after that hide": a change for good.
    const era: Era = { trigger: waited };
    draft.course.era = era;
    draft.inEra = era;
    draft.chain = [];
    draft.lead = ALWAYS;
    return;
  }
  if (known) {
    draft.phase = piece.to_ === "before" ? not(known) : later(known);
    draft.course.phase = draft.phase;
    draft.lead = ALWAYS;
    draft.chain = [];
  } else if (piece.to_ === "before" && !draft.once && !draft.course.era && draft.course.moment) {
    // "only after he is tired; until then keep away", "not while he is far; until then come closer".
    const waiting = draft.course.refused === true ? draft.course.moment : not(draft.course.moment);
    if (draft.chain.length > 0 && piece.sep === "none" && !nextAct) {
      for (const deed of draft.chain) deed.when = and(deed.when, waiting);
    } else {
      draft.lead = waiting;
      draft.chain = [];
    }
  } else if (draft.once ?? draft.course.era?.trigger) {
    if (piece.to_ === "after" && draft.chain.length > 0 && piece.sep === "none" && !nextAct) {
      draft.forGood = true;
    } else if (piece.to_ === "after") {
      draft.forGood = draft.forGood || draft.once !== undefined;
      draft.inEra = draft.course.era;
      draft.chain = [];
    } else {
      const trigger = draft.once ?? draft.course.era?.trigger ?? ALWAYS;
      draft.lead = not(trigger);
      draft.eraEnds = Math.min(draft.eraEnds, draft.deeds.length);
      draft.otherwise = true;
      draft.chain = [];
    }
  }
}
