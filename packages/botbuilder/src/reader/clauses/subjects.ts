import type { Chunk } from "../chunks.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { settleAmount } from "./amounts.ts";
import { addLead } from "./comparisons.ts";
import type { ClauseDraft } from "./draft.ts";
import { isMineOfMe } from "./lookahead.ts";

const PREPOSITIONS = new Set(
  "at to on from with of near for by behind against into toward towards beside after".split(" "),
);
const SUBJECTS = new Set(["i", "he", "she", "they", "we"]);

/** Reads "mine" as a word for my own gauge; false where it is the bomb. */
export function readMine(draft: ClauseDraft, piece: Chunk): boolean {
  const { means } = piece;
  if (
    means?.kind === "act" &&
    means.intent === "mine" &&
    piece.tokens.length === 1 &&
    piece.tokens[0]?.word === "mine" &&
    !draft.predicate
  ) {
    const before = draft.chunks[draft.index - 1]?.tokens.at(-1)?.word ?? "";
    if ((before === "than" || before === "then") && draft.compare !== undefined) {
      addLead(draft, "me");
      return true;
    }
    if (isMineOfMe(draft.chunks, draft.index) || draft.chunks[draft.index + 1]?.means?.kind === "filler") {
      // "when mine is under 25": of what was named last.
      draft.noun = draft.memory.lastNoun?.noun === "energy" ? "energy" : "health";
      draft.nounOwner = "me";
      draft.last = means;
      return true;
    }
  }
  return false;
}

/** Reads who is spoken of; false where an order begins with its subject. */
export function readWho(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"who">): boolean {
  const word = piece.tokens.at(-1)?.word ?? "";
  const before = draft.chunks[draft.index - 1]?.tokens.at(-1)?.word ?? "";
  // "if he has energy I hide": the order begins with its subject.
  if (
    draft.has &&
    draft.noun === "energy" &&
    draft.compare === undefined &&
    !draft.negated &&
    SUBJECTS.has(word)
  )
    return false;
  if ((before === "than" || before === "then") && draft.compare !== undefined && draft.level === undefined) {
    addLead(draft, means.who === "foe" ? "foe" : "me");
    return true;
  }
  if (PREPOSITIONS.has(before) && !means.possessive) return true;
  if (means.possessive) {
    draft.nounOwner = means.who === "foe" ? "foe" : "me";
    return true;
  }
  if (draft.predicate || draft.pending) {
    if (
      !SUBJECTS.has(word) &&
      draft.last?.kind === "act" &&
      draft.chunks[draft.next(draft.index + 1)]?.means?.kind !== "act"
    )
      return true;
    if (draft.pending && (word === "him" || word === "me" || word === "them" || word === "it")) return true;
    return false;
  }
  if (means.who === "you" && piece.tokens[0]?.word === "it") {
    draft.theirs = true;
    if (
      draft.memory.lastNoun &&
      draft.noun === undefined &&
      draft.memory.lastNoun.noun !== "distance" &&
      draft.memory.lastNoun.noun !== "turn"
    ) {
      draft.noun = draft.memory.lastNoun.noun;
      draft.nounOwner = draft.memory.lastNoun.owner;
    }
    return true;
  }
  draft.owner = means.who === "foe" || (means.who === "you" && draft.memory.youAreFoe) ? "foe" : "me";
  draft.theirs = /^(they|them|those|it)$/.test(word);
  draft.last = means;
  return true;
}

/** Keeps what an amount will be of, and whose it is. */
export function readNoun(draft: ClauseDraft, means: MeaningOf<"noun">): void {
  if (draft.noun !== undefined && draft.noun !== means.noun && !draft.pending && draft.predicate)
    settleAmount(draft);
  if (draft.noun === "harm" && (means.noun === "health" || means.noun === "energy")) draft.harm = true;
  draft.noun = means.noun;
  if (means.owner) draft.nounOwner = means.owner;
  else if (draft.nounOwner === undefined && draft.owner !== undefined) draft.nounOwner = draft.owner;
  if ((means.noun === "health" || means.noun === "energy") && draft.nounOwner !== undefined) {
    draft.memory.lastGauge = { noun: means.noun, owner: draft.nounOwner };
    draft.memory.lastNoun = draft.memory.lastGauge;
  }
  draft.last = means;
}
