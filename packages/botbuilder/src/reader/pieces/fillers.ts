import type { Chunk } from "../chunks.ts";
import { not } from "../conditions.ts";
import { tellsState } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";

/** Reads a word that mostly fills: behind a condition it may order something, or tell the condition once more. */
export function readFiller(draft: SentenceDraft, chunk: Chunk): void {
  if (tellsAgain(draft, chunk)) return;
  takesBack(draft, chunk);
  const told = draft.pieces.at(-1);
  if (
    chunk.tokens[0]?.word === "go" &&
    chunk.tokens.length === 1 &&
    told?.is === "cond" &&
    told.forced === "lead" &&
    (draft.index + 1 >= draft.to || draft.body[draft.index + 1]?.means?.kind === "stop")
  ) {
    draft.order(
      told.when.some((all) => all.some((each) => each.sense === "pickupDistance")) ? "collect" : "advance",
    );
    draft.index += 1;
    return;
  }
  if (
    /^(take|get|have|want|go|fetch)$/.test(chunk.tokens[0]?.word ?? "") &&
    told?.is === "cond" &&
    told.when.some((all) => all.some((each) => each.sense === "pickupDistance" && each.is.startsWith("<"))) &&
    /^(it|them|that|one|those)$/.test(draft.body[draft.index + 1]?.tokens[0]?.word ?? "")
  ) {
    draft.order("collect", 2);
    draft.index += 2;
    return;
  }
  if (chunk.tokens[0]?.word === "with" && tellsState(draft.body, draft.index + 1, draft.to)) {
    const clause = draft.condition(draft.index + 1, draft.index, "if", false);
    draft.index = Math.max(clause.to, draft.index + 1);
    return;
  }
  draft.index += 1;
}

/** "never run, just hide": what comes is not denied any more. */
export function takesBack(draft: SentenceDraft, chunk: Chunk): void {
  if (/^(just|simply|rather)$/.test(chunk.tokens[0]?.word ?? "") && draft.pieces.at(-1)?.is === "act")
    draft.banned = false;
}

/** Reads a condition that takes the place of the one before it. */
function tellsAgain(draft: SentenceDraft, chunk: Chunk): boolean {
  if (
    draft.pieces.at(-1)?.is === "cond" &&
    (/^(meaning|ie|i.e|namely|basically)$/.test(chunk.tokens[0]?.word ?? "") ||
      /^(i mean|that is|in other words|that means)$/.test(chunk.tokens.map((token) => token.word).join(" ")))
  ) {
    // "if it burns, I mean if my health is low": said again, more clearly.
    const vague = draft.pieces.length;
    const kindNow = draft.kindAt(draft.next(draft.index + 1));
    if (
      kindNow === "link" ||
      kindNow === "who" ||
      kindNow === "noun" ||
      kindNow === "state" ||
      kindNow === "compare"
    ) {
      const at = kindNow === "link" ? draft.next(draft.index + 1) + 1 : draft.index + 1;
      const clause = draft.condition(at, draft.index, "if", false);
      if (draft.pieces.length > vague) {
        const old = draft.pieces[vague - 1];
        const fresh = draft.pieces.at(-1);
        if (old && fresh?.is === "cond" && old.is === "cond") {
          const denied = old.link === "unless" || old.link === "until" || old.link === "before";
          draft.pieces.splice(vague - 1, 2, {
            ...fresh,
            sep: old.sep,
            link: old.link,
            only: old.only,
            when: denied ? not(fresh.when) : fresh.when,
          });
        } else if (old && fresh) draft.pieces.splice(vague - 1, 2, { ...fresh, sep: old.sep });
      }
      draft.index = Math.max(clause.to, draft.index + 1);
      return true;
    }
  }
  return false;
}
