import type { Chunk } from "../chunks.ts";
import { amountOf } from "../gauges.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { Token } from "../tokens.ts";
import { actFollows, arrowFrom, banContinues, conditionAhead, listOr, trailsAct } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";

/** Goes over a comma, or a word that joins. */
export function readJoin(draft: SentenceDraft, means: MeaningOf<"join">): void {
  if (means.join === "but") {
    draft.endSpan(draft.index);
    draft.sep = "but";
    draft.but = true;
    draft.banned = false;
    draft.only = false;
  } else if (means.join === "comma") {
    const hadPiece = draft.spanPieces > 0 || draft.spanUnknown > 0;
    draft.endSpan(draft.index);
    if (draft.sep !== "but") draft.sep = "comma";
    const refusal = draft.body[draft.index - 1]?.means?.kind;
    const refused =
      (refusal === "ban" || refusal === "not") && draft.body[draft.index - 1]?.tokens[0]?.word !== "never";
    if ((hadPiece || refused) && !listOr(draft.body, draft.index + 1, draft.to)) draft.banned = false;
  } else {
    if (draft.spanPieces > 0) draft.endSpan(draft.index);
    draft.apart = draft.sep === "comma" && means.join === "and" && draft.pieces.length > 0;
    if (draft.sep !== "but") draft.sep = means.join;
    if (means.join === "and" && !banContinues(draft.body, draft.index, draft.to)) draft.banned = false;
  }
  draft.foeSubject = -1;
  draft.meSubject = false;
  draft.index += 1;
}

/** Goes over "then" and its like. */
export function readNext(draft: SentenceDraft, chunk: Chunk): void {
  if (/^(so|thus|hence|therefore)$/.test(chunk.tokens[0]?.word ?? "")) {
    const goal = draft.pieces.at(-1);
    if (goal?.is === "cond" && goal.goal) draft.pieces.pop();
  }
  if (draft.spanPieces > 0) draft.endSpan(draft.index);
  if (
    draft.body[draft.index + 1]?.means?.kind === "number" &&
    (chunk.tokens.at(-1)?.word === "next" || draft.body[draft.index + 2]?.means?.kind === "noun") &&
    draft.body[draft.index + 1]?.numbers[0]?.unit === "plain" &&
    (draft.kindAt(draft.index + 2) === "act" ||
      (draft.body[draft.index + 2]?.tokens[0]?.word ?? "turns").match(/^turns?|rounds?$/))
  ) {
    // "for the next twenty turns", "then thirty turns of shooting".
    const turns = amountOf(draft.body[draft.index + 1]?.numbers[0] as Token);
    const to_ = /^(turn|round)s?$/.test(draft.body[draft.index + 2]?.tokens[0]?.word ?? "")
      ? draft.index + 3
      : draft.index + 2;
    draft.sep = "comma";
    draft.push({
      is: "phase",
      from: draft.index,
      to: to_,
      sep: draft.sep,
      when: [[{ sense: "turn", is: "<=", value: Math.min(100, turns) } as never]],
      next: true,
    });
    draft.index = to_;
    return;
  }
  draft.sep = "then";
  draft.banned = false;
  draft.index += 1;
}

/** Goes over a mark that parts clauses. */
export function readStop(draft: SentenceDraft, means: MeaningOf<"stop">): void {
  const mark = means.mark;
  if (mark === "(" || mark === ")") {
    if (mark === "(") draft.banned = false;
    // "never run dry (recharge below 30)": the wish stands in the brackets.
    const wish = draft.pieces.at(-1);
    if (mark === "(" && wish?.is === "cond" && wish.goal && actFollows(draft.body, draft.index, draft.to))
      draft.pieces.pop();
    draft.index += 1;
    return;
  }
  draft.endSpan(draft.index);
  const last = draft.pieces.at(-1);
  if ((mark === "->" || mark === ":" || mark === "?") && last?.is === "cond") {
    // "punish him when he rests: charge" tells twice what to do then.
    if (last.link === "unless" && draft.pieces.at(-2)?.is === "act" && last.sep !== "soft")
      last.forced = "trail";
    else if (trailsAct(draft.pieces) && mark === "?") last.forced = "trail";
    else if (trailsAct(draft.pieces) && mark === ":") last.again = true;
    else {
      last.forced = "lead";
      if (mark === ":") last.scope = true;
    }
  }
  if (
    mark === ":" &&
    last?.is === "act" &&
    !last.attitude &&
    !last.ban &&
    draft.body[last.from]?.tokens[0]?.ending === "ing" &&
    draft.pieces.filter((piece) => piece.is === "act").length === 1 &&
    !draft.pieces.some((piece) => piece.is === "cond" || piece.is === "phase") &&
    conditionAhead(draft.body, draft.index + 1, draft.to)
  ) {
    // "guarding: if he comes, put it up": a heading, not an order.
    draft.pieces.pop();
  }
  draft.sep = "soft";
  draft.banned = false;
  draft.only = false;
  draft.foeSubject = -1;
  draft.index += 1;
  draft.arrowAt = arrowFrom(draft.body, draft.index, draft.to);
}
