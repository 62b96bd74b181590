import type { Chunk } from "../chunks.ts";
import { readCondition } from "../clauses/readCondition.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { spanEnd } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";

/** Reads "not" and "never": what comes is denied, or to be avoided. */
export function readDenial(draft: SentenceDraft, chunk: Chunk, means: MeaningOf<"not" | "ban">): void {
  const after = draft.next(draft.index + 1);
  const kind = draft.kindAt(after);
  const closing = draft.body[after]?.means;
  if (
    chunk.tokens.some((token) => token.word === "neither") &&
    (closing?.kind === "stop" || (closing?.kind === "join" && closing.join === "comma"))
  ) {
    draft.push({
      is: "cond",
      from: draft.index,
      to: draft.index + 1,
      sep: draft.sep,
      when: [[]],
      link: "if",
      only: false,
      once: false,
      fallthrough: true,
      forced: "lead",
    });
    draft.index += 1;
    return;
  }
  if (kind === "state" && !(draft.kindAt(draft.index + 1) === "act")) {
    const clause = draft.condition(draft.index, draft.index, "if", false);
    const goal = draft.pieces.at(-1);
    if (goal?.is === "cond") goal.goal = true;
    draft.index = Math.max(clause.to, draft.index + 1);
  } else {
    // "no healing no hiding": each is denied; "never not hit": denied twice.
    draft.banned = !draft.banned || means.kind === "ban" || draft.deniedAt < draft.pieces.length;
    draft.deniedAt = draft.pieces.length;
    draft.index += 1;
    draft.spanKnown += 1;
  }
}

/** Goes over what no bot can do, to the end of its span. */
export function readImpossible(draft: SentenceDraft, means: MeaningOf<"impossible">): void {
  const verb = draft.pieces.at(-1);
  // "hack their wallet": the verb belongs to what cannot be done.
  if (verb?.is === "act" && verb.from >= draft.spanFrom) draft.pieces.pop();
  draft.impossible.push({
    from: draft.spanFrom,
    to: spanEnd(draft.body, draft.index, draft.to),
    because: means.because,
  });
  draft.index = spanEnd(draft.body, draft.index, draft.to);
  draft.spanFrom = draft.index;
  draft.spanUnknown = 0;
}

/** Goes over a condition that is said not to matter: "even under fire". */
export function readEven(draft: SentenceDraft, chunk: Chunk): void {
  const after = draft.next(draft.index + 1);
  const kind = draft.kindAt(after);
  if (
    kind === "state" ||
    kind === "link" ||
    kind === "who" ||
    kind === "number" ||
    kind === "level" ||
    kind === "compare"
  ) {
    const start = kind === "link" ? after + 1 : draft.index + 1;
    const clause = readCondition(draft.body, start, "if", undefined, { ...draft.memory });
    draft.index = Math.max(clause.to, draft.index + 1);
    draft.spanPieces += 1;
  } else if (/^(regardless|irrespective|whatever|despite)$/.test(chunk.tokens[0]?.word ?? ""))
    draft.index += 2;
  else draft.index += 1;
}

/** Goes over a reason: it carries no rule. */
export function readReason(draft: SentenceDraft): void {
  let at = draft.index + 1;
  while (at < draft.to) {
    const stop = draft.body[at]?.means;
    if (stop?.kind === "stop" || (stop?.kind === "join" && (stop.join === "comma" || stop.join === "but")))
      break;
    at += 1;
  }
  draft.index = at;
}
