import type { Chunk } from "../chunks.ts";
import { not } from "../conditions.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { implicitAmount, markFollows, onlyFillers } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";
import { takesBack } from "./fillers.ts";

type Amount = MeaningOf<"compare" | "level" | "number" | "range" | "noun">;

/** Reads an amount, or what one may be of, outside of a condition: "heal at half", "keep energy above 40". */
export function readAmount(draft: SentenceDraft, chunk: Chunk, means: Amount): void {
  if (keepsLevel(draft, means) || impliesWhen(draft, means)) return;
  takesBack(draft, chunk);
  const closes = draft.body[draft.index + 1]?.means;
  if (
    means.kind === "compare" &&
    /^(below|under|above|over|beyond)$/.test(chunk.tokens[0]?.word ?? "") &&
    (draft.pieces.at(-1)?.is === "act" || draft.spanPieces === 0) &&
    (draft.index + 1 >= draft.to ||
      closes?.kind === "stop" ||
      closes?.kind === "join" ||
      draft.body[draft.index + 1]?.tokens[0]?.word === "that")
  ) {
    // "…, always heal below": the other side of what was just told.
    draft.push({
      is: "cond",
      from: draft.index,
      to: draft.index + 1,
      sep: draft.sep,
      when: not(draft.memory.lastCondition),
      link: "if",
      only: false,
      once: false,
    });
    draft.index += 1;
    return;
  }
  if (
    means.kind === "noun" &&
    (means.noun === "energy" || means.noun === "health" || means.noun === "storm")
  ) {
    const whose = draft.body[draft.index - 1]?.means;
    const owner = whose?.kind === "who" && whose.who === "foe" ? "foe" : "me";
    draft.memory.lastNoun = { noun: means.noun, owner };
    if (means.noun !== "storm") draft.memory.lastGauge = draft.memory.lastNoun;
    if (draft.spanPieces === 0 && draft.pieces.length === 0) draft.memory.topic = owner;
  }
  draft.index += 1;
}

/** Reads an amount that is to be kept. */
function keepsLevel(draft: SentenceDraft, means: Amount): boolean {
  const keeps = /^(keep|maintain|hold)$/.test(
    (draft.body[draft.index - 1]?.means?.kind === "who"
      ? draft.body[draft.index - 2]
      : draft.body[draft.index - 1]
    )?.tokens.at(-1)?.word ?? "",
  );
  if (
    means.kind === "noun" &&
    (means.noun === "energy" || means.noun === "health") &&
    keeps &&
    implicitAmount(draft.body, draft.index, draft.to)
  ) {
    // "keep energy above 40": rest when it is not.
    const clause = draft.condition(draft.index, draft.index, "if", false);
    const level = draft.pieces.at(-1);
    if (level?.is === "cond" && clause.understood) {
      level.when = not(level.when);
      level.forced = "lead";
      const acts = Array.from({ length: draft.to - clause.to }, (_, step) => draft.kindAt(clause.to + step));
      const stop = acts.findIndex((kind) => kind === "stop" || kind === "join");
      if (!(stop < 0 ? acts : acts.slice(0, stop)).includes("act"))
        draft.push({
          is: "act",
          intent: means.noun === "energy" ? "recharge" : "repair",
          ban: false,
          only: false,
          attitude: false,
          weak: false,
          from: draft.index,
          to: clause.to,
          sep: "none",
        });
    }
    draft.index = Math.max(clause.to, draft.index + 1);
    return true;
  }
  return false;
}

/** Reads an amount that says when, though no "when" stands before it. */
function impliesWhen(draft: SentenceDraft, means: Amount): boolean {
  const implicit =
    implicitAmount(draft.body, draft.index, draft.to) ||
    (means.kind === "level" && markFollows(draft.body, draft.index, draft.to));
  if (implicit) {
    const start =
      draft.foeSubject >= 0 && onlyFillers(draft.body, draft.foeSubject + 1, draft.index)
        ? draft.foeSubject
        : draft.index;
    const clause = draft.condition(start, start, "if", false);
    if (clause.to > draft.index) {
      draft.foeSubject = -1;
      draft.index = clause.to;
      return true;
    }
  }
  return false;
}
