import type { Chunk } from "../chunks.ts";
import { parseConditions } from "../conditions.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { SentenceDraft } from "./draft.ts";

/** Goes over to what is to be done otherwise. */
export function readElse(draft: SentenceDraft, chunk: Chunk): void {
  if (
    /^(normally|usually|generally|ordinarily|typically)$/.test(chunk.tokens[0]?.word ?? "") &&
    draft.pieces.at(-1)?.is === "act" &&
    draft.sep === "none"
  ) {
    draft.index += 1;
    return;
  }
  draft.endSpan(draft.index);
  draft.push({ is: "else", from: draft.index, to: draft.index + 1, sep: draft.sep });
  draft.banned = false;
  draft.only = false;
  draft.index += 1;
}

/** Reads a moment told from another one: "until then", "when they are gone". */
export function readRelative(draft: SentenceDraft, chunk: Chunk, means: MeaningOf<"relative">): void {
  if (
    draft.memory.lastIntent === "mine" &&
    /^(when|once|after) (they|those)/.test(chunk.tokens.map((token) => token.word).join(" "))
  ) {
    // "when they are gone": the mines.
    draft.push({
      is: "cond",
      from: draft.index,
      to: draft.index + 1,
      sep: draft.sep,
      when: parseConditions("minesLeft=0"),
      link: "if",
      only: false,
      once: false,
      forced: "lead",
    });
    draft.index += 1;
    return;
  }
  draft.push({
    is: "relative",
    to_: means.to,
    rest: chunk.tokens.some((token) => /^(rest|remainder|end)$/.test(token.word)),
    from: draft.index,
    to: draft.index + 1,
    sep: draft.sep,
  });
  draft.index += 1;
}
