import type { Chunk } from "../chunks.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { SentenceDraft } from "./draft.ts";

/** Words after which "him" is the one who is made to do something: the bot. */
const MADE = new Set("make let have want get tell need".split(" "));

/** Keeps who was named: what comes may be told of him. */
export function readSubject(draft: SentenceDraft, chunk: Chunk, means: MeaningOf<"who">): void {
  draft.meSubject = means.who === "me" && !means.possessive;
  if (means.who === "foe" && !means.possessive)
    draft.foeSubject =
      (draft.meSubject && /^(him|them)$/.test(chunk.tokens.at(-1)?.word ?? "")) ||
      MADE.has(draft.body[draft.index - 1]?.tokens.at(-1)?.word ?? "")
        ? -1
        : draft.index;
  else if (!means.possessive) draft.foeSubject = -1;
  draft.spanKnown += 1;
  draft.index += 1;
}
