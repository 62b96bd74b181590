import type { Chunk } from "../chunks.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { isOwnCondition, subjectBefore, trailsAct } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";

/** Reads a state in the open: it tells how the action before it is done, or when, though no "when" stands before it. */
export function readState(draft: SentenceDraft, chunk: Chunk, means: MeaningOf<"state">): void {
  if (draft.instead) {
    // "guard instead of dying".
    draft.instead = false;
    draft.index += 1;
    return;
  }
  const fight = draft.pieces.at(-1);
  if (
    fight?.is === "else" &&
    chunk.tokens.length === 1 &&
    chunk.tokens[0]?.word === "close" &&
    (draft.index + 1 >= draft.to ||
      draft.kindAt(draft.index + 1) === "stop" ||
      draft.kindAt(draft.index + 1) === "join")
  ) {
    // "strike when adjacent, otherwise close": the verb.
    draft.order("advance");
    draft.index += 1;
    return;
  }
  if (
    fight?.is === "act" &&
    fight.intent === "attack" &&
    draft.sep === "none" &&
    (means.any === "distance<=1" || means.any === "distance<=2")
  ) {
    // "fight him up close": how, not when.
    fight.intent = "melee";
    fight.to = draft.index + 1;
    draft.index += 1;
    return;
  }
  if (
    fight?.is === "act" &&
    ["recharge", "repair", "wait", "hold", "retreat"].includes(fight.intent) &&
    draft.sep === "none" &&
    /^(!canSee)$/.test(means.any ?? means.foe ?? "") &&
    /^(behind|in)$/.test(chunk.tokens[0]?.word ?? "")
  ) {
    // "rest behind cover": where to do it; one must get there first.
    const place = { ...fight, intent: "takeCover" as const };
    draft.pieces.splice(draft.pieces.length - 1, 0, place);
    fight.sep = "and";
    fight.to = draft.index + 1;
    draft.index += 1;
    return;
  }
  if (
    fight?.is === "act" &&
    (fight.intent === "attack" || fight.intent === "strike") &&
    draft.sep === "none" &&
    /^distance>/.test(means.any ?? "") &&
    chunk.numbers.length === 0 &&
    /^(from|at)$/.test(chunk.tokens[0]?.word ?? "")
  ) {
    // "harass him from a distance".
    fight.intent = "shoot";
    fight.to = draft.index + 1;
    draft.index += 1;
    return;
  }
  if (
    isOwnCondition(
      draft.body,
      draft.index,
      draft.from,
      draft.to,
      draft.pieces,
      draft.sep,
      draft.foeSubject >= 0,
    )
  ) {
    const start =
      draft.foeSubject >= 0 && draft.foeSubject < draft.index
        ? draft.foeSubject
        : subjectBefore(draft.body, draft.index, draft.spanFrom);
    const clause = draft.condition(start, start, "if", false);
    const piece = draft.pieces.at(-1);
    if (
      piece?.is === "cond" &&
      clause.understood &&
      draft.pieces.length >= 1 &&
      draft.spanPieces === 1 &&
      !trailsAct(draft.pieces)
    )
      piece.forced = "lead";
    draft.index = Math.max(clause.to, draft.index + 1);
    draft.foeSubject = -1;
  } else {
    draft.spanKnown += 1;
    draft.index += 1;
  }
}
