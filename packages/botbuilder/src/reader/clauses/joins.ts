import type { Chunk } from "../chunks.ts";
import { and, not } from "../conditions.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { settleAmount } from "./amounts.ts";
import type { ClauseDraft } from "./draft.ts";
import { isMineOfMe, listedWithOr, numberFollows } from "./lookahead.ts";

/** Goes over a comma, or a word that joins; false where the clause ends at it. */
export function readJoin(draft: ClauseDraft, means: MeaningOf<"join">): boolean {
  if (
    means.join === "but" &&
    !(
      (draft.predicate || draft.pending) &&
      // "low on health but has plenty of energy": the same subject goes on.
      /^(not|no|has|have|got|still)$/.test(draft.chunks[draft.index + 1]?.tokens[0]?.word ?? "") &&
      goesOn(draft, draft.index + 1, false)
    )
  )
    return false;
  const comma = means.join === "comma";
  if (!draft.predicate && !draft.pending) {
    if (comma || draft.ellipsis) return false;
    return true;
  }
  if (!goesOn(draft, draft.index + 1, comma)) return false;
  const had = { number: draft.number !== undefined, compare: draft.compare };
  settleAmount(draft);
  if (means.join === "or") draft.joinNext = "or";
  else if (!comma) draft.joinNext = "and";
  if (comma) {
    const after = draft.chunks[draft.next(draft.index + 1)]?.means;
    if (after?.kind === "join" && after.join === "or") draft.joinNext = "or";
    else if (listedWithOr(draft.chunks, draft.index + 1)) draft.joinNext = "or";
  }
  draft.predicate = false;
  if (had.number) draft.compare = had.compare;
  draft.carried = had.number && had.compare !== undefined;
  draft.last = means;
  return true;
}

/** Goes over what denies; false where it denies the order that comes next. */
export function readDenial(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"not" | "ban">): boolean {
  const behind = draft.chunks[draft.index + 1]?.means;
  if (
    means.kind === "not" &&
    draft.predicate &&
    !draft.pending &&
    draft.when !== undefined &&
    draft.before !== undefined &&
    (draft.index + 1 >= draft.chunks.length ||
      behind?.kind === "stop" ||
      (behind?.kind === "join" && behind.join === "comma"))
  ) {
    // "he sees me not": said behind what it denies.
    draft.when = and(draft.before, not(draft.memory.lastPositive ?? draft.when));
    draft.before = undefined;
    return true;
  }
  if (draft.predicate && means.kind === "ban") return false;
  const said = piece.tokens.map((token) => token.word);
  if (said.includes("neither")) draft.fallthrough = true;
  if (said.includes("can")) draft.can = true;
  if (said.some((word) => /^(is|are|am)$/.test(word))) draft.copula = true;
  if ((draft.predicate || draft.pending) && draft.chunks[draft.next(draft.index + 1)]?.means?.kind === "act")
    return false;
  draft.negated = true;
  draft.ellipsis = true;
  return true;
}

/** Whether the condition goes on after a comma or a joining word at `from`. */
function goesOn(draft: ClauseDraft, from: number, comma: boolean): boolean {
  let index = draft.next(from);
  let kind = draft.chunks[index]?.means?.kind;
  if (kind === "join" && comma) {
    const join = draft.chunks[index]?.means;
    if (join?.kind === "join" && (join.join === "but" || join.join === "comma")) return false;
    index = draft.next(index + 1);
    kind = draft.chunks[index]?.means?.kind;
  }
  if (kind === "state" || kind === "level" || kind === "compare" || kind === "number" || kind === "noun") {
    // After a comma a state may begin the next clause's own condition only with a mark or subject; take it.
    if (comma && kind === "compare" && !numberFollows(draft.chunks, index + 1)) return false;
    // "…, turn and fire": the verb.
    const told = draft.chunks[index]?.means;
    if (comma && told?.kind === "noun" && told.noun === "turn" && !numberFollows(draft.chunks, index + 1))
      return false;
    if (comma) return !startsOrder(draft, index);
    return true;
  }
  if (kind === "not") {
    const after = draft.chunks[draft.next(index + 1)]?.means?.kind;
    return (
      after === "state" || after === "level" || after === "noun" || after === "compare" || after === "number"
    );
  }
  if (kind === "who") {
    const who = draft.chunks[index]?.means;
    const after = draft.next(index + 1);
    const then = draft.chunks[after]?.means;
    if (
      then?.kind === "state" ||
      then?.kind === "noun" ||
      then?.kind === "level" ||
      then?.kind === "compare" ||
      then?.kind === "not"
    )
      return !comma || joined(draft, from);
    if (then?.kind === "act" && who?.kind === "who" && who.who === "foe" && !comma)
      return !modal(draft, index, after);
    return false;
  }
  if (kind === "act" && !comma) {
    const token = draft.chunks[index]?.tokens[0];
    if (isMineOfMe(draft.chunks, index)) return true;
    return (
      draft.owner === "foe" &&
      draft.predicate &&
      token?.ending !== undefined &&
      (token.ending !== "ing" || draft.copula)
    );
  }
  return false;
}

const joined = (draft: ClauseDraft, from: number) => draft.chunks[draft.next(from)]?.means?.kind === "join";

function startsOrder(draft: ClauseDraft, index: number): boolean {
  // "…, low health means heal": rare; a state right before an action without a comma is an order's own condition.
  const after = draft.chunks[draft.next(index + 1)]?.means;
  return after?.kind === "stop" && (after.mark === "->" || after.mark === ":");
}

const modal = (draft: ClauseDraft, from: number, to: number): boolean =>
  draft.chunks
    .slice(from, to)
    .some((each) =>
      each.tokens.some((token) => /^(should|must|shall|will|ought|has|needs|can|may)$/.test(token.word)),
    );
