import type { Chunk } from "../chunks.ts";
import { readCondition } from "../clauses/readCondition.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { actFollows, gaugeTold, refills } from "./clauseShape.ts";
import type { SentenceDraft } from "./draft.ts";
import { addReach } from "./reach.ts";

type Act = MeaningOf<"act" | "attitude">;

const MODAL = new Set("should must shall ought has needs to".split(" "));

/** Reads an action: an order, something that happens, or how the order before it is carried out. */
export function readAct(draft: SentenceDraft, chunk: Chunk, means: Act): void {
  if (
    means.intent === "mine" &&
    chunk.tokens.length === 1 &&
    chunk.tokens[0]?.word === "mine" &&
    /^(to|should|must|will|has)$/.test(draft.body[draft.index + 1]?.tokens[0]?.word ?? "")
  ) {
    // "I want mine to step around him".
    draft.meSubject = true;
    draft.foeSubject = -1;
    draft.index += 1;
    return;
  }
  const told = chunk.tokens.some((token) => token.ending === "ed") && !draft.banned;
  if (readHappening(draft, chunk, means, told)) return;
  if (draft.instead) {
    draft.instead = false;
    draft.index += 1;
    return;
  }
  draft.memory.lastIntent = means.intent;
  if (means.intent === "recharge") draft.memory.lastNoun = { noun: "energy", owner: "me" };
  if (means.intent === "leaveStorm") draft.memory.lastNoun = { noun: "storm", owner: "me" };
  if (tellsHow(draft, chunk, means)) return;
  const gauge = refills(chunk) ? gaugeTold(draft.pieces) : undefined;
  const intent = fetchesAgain(draft, chunk, means)
    ? "collect"
    : gauge && means.kind === "act"
      ? gauge
      : means.intent;
  draft.push({
    is: "act",
    intent,
    ban: draft.banned,
    only: draft.only,
    attitude: means.kind === "attitude",
    weak: told && !draft.heIsBot && (draft.foeSubject >= 0 || draft.meSubject),
    from: draft.index,
    to: draft.index + 1,
    sep: draft.sep,
  });
  addReach(draft, chunk, means);
  draft.only = false;
  draft.index += 1;
}

/** Reads what somebody else does as a condition; false where it is an order all the same. */
function readHappening(draft: SentenceDraft, chunk: Chunk, means: Act, told: boolean): boolean {
  const modal =
    chunk &&
    draft.foeSubject >= 0 &&
    draft.body
      .slice(draft.foeSubject, draft.index)
      .some((each) => each.tokens.some((token) => MODAL.has(token.word)));
  // "dude, go for it": a noun before a plain verb calls somebody.
  const calls =
    draft.foeSubject >= 0 &&
    chunk.tokens[0]?.ending === undefined &&
    !/^(he|she|they|him)$/.test(draft.body[draft.foeSubject]?.tokens.at(-1)?.word ?? "");
  if (draft.foeSubject >= 0 && !calls && !modal && !(draft.heIsBot && !told) && means.kind === "act") {
    // "he charges, I guard": told as something that happens, so it is a condition.
    const clause = readCondition(draft.body, draft.foeSubject, "if", undefined, draft.memory);
    if (clause.understood && actFollows(draft.body, clause.to, draft.to)) {
      draft.push({
        is: "cond",
        from: draft.foeSubject,
        to: clause.to,
        sep: draft.sep,
        when: clause.when,
        link: "if",
        only: false,
        once: false,
        forced: "lead",
      });
    } else draft.spanUnknown += 2;
    draft.index = Math.max(clause.to, draft.index + 1);
    draft.foeSubject = -1;
    return true;
  }
  return false;
}

/** Takes an action that tells how the one before it is done. */
function tellsHow(draft: SentenceDraft, chunk: Chunk, means: Act): boolean {
  const manner = draft.pieces.at(-1);
  const from = draft.body[draft.index - 1]?.tokens.at(-1)?.word ?? "";
  if (
    manner?.is === "act" &&
    draft.sep === "none" &&
    means.kind === "act" &&
    !draft.banned &&
    ((from === "by" &&
      chunk.tokens[0]?.ending === "ing" &&
      ["attack", "leaveStorm", "aggressive"].includes(manner.intent)) ||
      ((/^(with|using)$/.test(chunk.tokens[0]?.word ?? from) || /^(with|using)$/.test(from)) &&
        ["attack", "strike", "retreat"].includes(manner.intent) &&
        ["shoot", "strike", "charge"].includes(means.intent)))
  ) {
    // "finish him with the gun", "punish him by charging": how it is done.
    manner.intent = means.intent;
    manner.to = draft.index + 1;
    draft.index += 1;
    return true;
  }
  return false;
}

/** Whether "go at them" is said of the pickups told of before. */
function fetchesAgain(draft: SentenceDraft, chunk: Chunk, means: Act): boolean {
  const before = [...draft.pieces].reverse().find((each) => each.is === "act");
  const pronoun = /^(them|it|those|one)$/.test(chunk.tokens.at(-1)?.word ?? "");
  const things = [...draft.pieces].reverse().find((each) => each.is === "cond");
  return (
    pronoun &&
    ((before?.is === "act" && before.intent === "collect") ||
      (before === undefined && draft.memory.lastIntent === "collect") ||
      (things?.is === "cond" &&
        things.when.some((all) =>
          all.some((each) => each.sense === "pickupDistance" && each.is.startsWith("<")),
        ))) &&
    (means.intent === "attack" || means.intent === "advance")
  );
}
