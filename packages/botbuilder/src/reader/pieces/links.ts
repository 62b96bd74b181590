import type { MeaningOf } from "../lexicon/meaning.ts";
import type { SentenceDraft } from "./draft.ts";

/** Reads the condition behind "if", "until", "wait till". */
export function readLink(draft: SentenceDraft, means: MeaningOf<"link">): void {
  const link = means.link;
  const restricted = draft.only;
  draft.only = false;
  const before = draft.pieces.length;
  if (draft.body[draft.index]?.tokens[0]?.forms.includes("wait"))
    draft.push({
      is: "act",
      intent: "wait",
      ban: false,
      only: false,
      attitude: false,
      weak: false,
      from: draft.index,
      to: draft.index + 1,
      sep: draft.sep,
    });
  const clause = draft.condition(draft.index + 1, draft.index, link, restricted);
  if (draft.pieces.length === before && restricted) draft.only = true;
  draft.index = Math.max(clause.to, draft.index + 1);
}
