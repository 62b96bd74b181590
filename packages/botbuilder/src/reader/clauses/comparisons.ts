import type { Chunk } from "../chunks.ts";
import { amountOf, type Owner } from "../gauges.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { settleAmount } from "./amounts.ts";
import type { ClauseDraft } from "./draft.ts";
import { numberFollows } from "./lookahead.ts";

/** Words that compare a place with the one told before. */
const NEARER = new Set(["nearer", "closer"]);
const FARTHER = new Set(["further", "farther", "beyond"]);

/** Reads "nearer than that": the place is compared with the one told before. */
export function readNearer(draft: ClauseDraft, piece: Chunk): boolean {
  const word = piece.tokens[0]?.word ?? "";
  if (
    draft.memory.lastDistance &&
    piece.tokens.length <= 3 &&
    piece.numbers.length === 0 &&
    (NEARER.has(word) || FARTHER.has(word)) &&
    !numberFollows(draft.chunks, draft.index + 1) &&
    !draft.predicate
  ) {
    const { low, high } = draft.memory.lastDistance;
    const bound = draft.memory.lastDistance;
    if (NEARER.has(word))
      draft.add([[{ sense: "distance", is: "<", value: low > 1 ? low : Math.min(high, 10) } as never]]);
    else draft.add([[{ sense: "distance", is: ">", value: high < 99 ? high : low } as never]]);
    draft.memory.lastDistance = bound;
    while (
      /^(than|that|this|it|away|off|out)$/.test(draft.chunks[draft.index + 1]?.tokens[0]?.word ?? "") &&
      draft.chunks[draft.index + 1]?.tokens.length === 1
    )
      draft.index += 1;
    draft.last = piece.means;
    return true;
  }
  return false;
}

/** Reads a word that compares: with a number to come, with somebody, or with what was told before. */
export function readCompare(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"compare">): void {
  const word = piece.tokens[0]?.word ?? "";
  if (
    word === "or" &&
    numberFollows(draft.chunks, draft.index + 1) &&
    (draft.number !== undefined || draft.predicate)
  ) {
    // "under half health or under half energy": the word joins, it does not widen.
    settleAmount(draft);
    draft.joinNext = "or";
    draft.predicate = false;
    draft.compare = means.is.startsWith("<") ? "<" : ">";
    return;
  }
  const against = draft.chunks[draft.index + 1];
  if (
    draft.number !== undefined &&
    draft.level === undefined &&
    /^(above|below|over|under|more|less|ahead|behind|higher|lower|fewer)$/.test(word) &&
    (against?.means?.kind === "who" ||
      against?.tokens[0]?.word === "mine" ||
      against?.tokens[0]?.word === "than") &&
    !(
      against?.means?.kind === "who" &&
      against.means.possessive &&
      draft.chunks[draft.index + 2]?.means?.kind === "noun" &&
      draft.noun === undefined
    )
  ) {
    // "thirty or more above his": a lead.
    const at = against?.tokens[0]?.word === "than" ? draft.index + 2 : draft.index + 1;
    const who = draft.chunks[at]?.means;
    draft.compare = means.is.startsWith("<") ? "<" : ">";
    draft.noun ??= draft.memory.lastGauge?.noun ?? draft.memory.lastNoun?.noun;
    if (draft.noun !== "energy") draft.noun = "health";
    addLead(draft, who?.kind === "who" && who.who === "foe" ? "foe" : "me");
    draft.index = draft.chunks[at + 1]?.means?.kind === "noun" ? at + 1 : at;
    return;
  }
  if (
    /^(just|at|about|around|near)$/.test(word) &&
    piece.tokens.length === 1 &&
    !numberFollows(draft.chunks, draft.index + 1)
  )
    return;
  draft.strong = true;
  if (
    draft.predicate &&
    !draft.pending &&
    draft.noun === undefined &&
    !numberFollows(draft.chunks, draft.index + 1)
  )
    return;
  if (draft.predicate && !draft.pending && draft.noun === undefined) draft.joinNext = "and";
  const vague = /^(just|at|about|around|near|=)$/.test(word) && piece.tokens.length === 1;
  if (draft.carried && !vague) draft.compare = undefined;
  draft.carried = false;
  draft.compare =
    draft.compare === undefined || means.is !== "<=" || draft.number !== undefined ? means.is : draft.compare;
}

/** Adds what compares the two bots: "more energy than me", "20 less than him". */
export function addLead(draft: ClauseDraft, other: Owner): void {
  const subject: Owner = draft.nounOwner ?? draft.owner ?? (other === "me" ? "foe" : "me");
  const about =
    draft.noun ??
    (draft.told && !draft.predicate ? draft.told.noun : undefined) ??
    draft.memory.lastGauge?.noun ??
    "health";
  const amount = draft.number ? amountOf(draft.number) : 0;
  const more = draft.compare === ">" || draft.compare === ">=";
  const positive = more === (subject === "me");
  const sense = about === "energy" ? "energyLead" : "healthLead";
  draft.noun = undefined;
  draft.number = undefined;
  draft.compare = undefined;
  draft.nounOwner = undefined;
  draft.add([[{ sense, is: positive ? ">" : "<", value: positive ? amount : -amount } as never]]);
}
