import type { Chunk } from "../chunks.ts";
import { and, parseConditions } from "../conditions.ts";
import { amountOf, leadOfFoe, ofFoe } from "../gauges.ts";
import type { Link, Meaning } from "../lexicon/meaning.ts";
import type { Memory } from "../sentence.ts";
import { readNumber, settleAmount } from "./amounts.ts";
import { readCompare, readNearer } from "./comparisons.ts";
import { readDoing } from "./doings.ts";
import { type Clause, ClauseDraft, type Hint } from "./draft.ts";
import { endClause } from "./ellipses.ts";
import { readDenial, readJoin } from "./joins.ts";
import { ownerNext } from "./lookahead.ts";
import { readLoss } from "./losses.ts";
import { readState } from "./states.ts";
import { readMine, readNoun, readWho } from "./subjects.ts";

/**
 * Reads a condition that starts at chunk `at` (after its link word), as far as it goes: to the comma, to the mark, or to
 * where somebody is told to do something.
 * @param hint what an amount without a noun is of, from the action it belongs to
 * @param memory what was told before; it is changed
 */
export function readCondition(
  chunks: readonly Chunk[],
  at: number,
  link: Link,
  hint: Hint,
  memory: Memory,
): Clause {
  const draft = new ClauseDraft(chunks, at, link, hint, memory);
  for (; draft.index < chunks.length; draft.index++) {
    const piece = chunks[draft.index];
    if (!piece) break;
    if (readNearer(draft, piece) || readLoss(draft, piece)) continue;
    if (!piece.means) draft.unknown += 1;
    else if (!readMine(draft, piece) && !readChunk(draft, piece, piece.means)) break;
  }
  return endClause(draft);
}

/** Reads one chunk; false where the clause ends before it. */
function readChunk(draft: ClauseDraft, piece: Chunk, means: Meaning): boolean {
  switch (means.kind) {
    case "filler":
      readFiller(draft, piece);
      return true;
    case "stop":
      return means.mark === "(" && readBracket(draft, means);
    case "join":
      return readJoin(draft, means);
    case "who":
      return readWho(draft, piece, means);
    case "not":
    case "ban":
      return readDenial(draft, piece, means);
    case "noun":
      readNoun(draft, means);
      return true;
    case "compare":
      readCompare(draft, piece, means);
      return true;
    case "range":
      if (draft.number !== undefined || draft.level !== undefined) settleAmount(draft);
      draft.range = piece.numbers;
      return true;
    case "number":
      readNumber(draft, piece.numbers);
      return true;
    case "level":
      // "too low to do anything good": the first of them tells.
      if (draft.level !== undefined && draft.last?.kind === "level") return true;
      draft.last = means;
      draft.level = means;
      return true;
    case "state":
      readState(draft, piece, means);
      return true;
    case "phase":
      // "hit twice in the last few turns": that is how hits are counted.
      if (
        /hitsTaken|underFire/.test(JSON.stringify(draft.when ?? "")) &&
        /^(in|over|during|within|for)$/.test(piece.tokens[0]?.word ?? "")
      )
        return true;
      settleAmount(draft);
      draft.add(parseConditions(means.when, piece.numbers.map(amountOf)));
      return true;
    case "chance":
      settleAmount(draft);
      draft.add(parseConditions(means.when, piece.numbers.map(amountOf)));
      return true;
    case "act":
    case "attitude":
      return readDoing(draft, piece, means);
    case "only":
    case "even":
      return true;
    case "forGood":
      return /^(any|anymore|again)$/.test(piece.tokens[0]?.word ?? "");
    default:
      return false;
  }
}

/** Goes over a word that carries no condition of its own, and keeps what it tells of those to come. */
function readFiller(draft: ClauseDraft, piece: Chunk): void {
  const word = piece.tokens[0]?.word ?? "";
  draft.copula = draft.copula || /^(is|are|am|be|was|were|been)$/.test(word);
  draft.can = draft.can || /^(can|able|possible)$/.test(word);
  draft.both =
    draft.both ||
    (word === "both" &&
      !(draft.chunks[draft.index + 1]?.means?.kind === "noun") &&
      !ownerNext(draft.chunks, draft.index + 1));
  draft.there = draft.there || word === "there";
  draft.has = draft.has || /^(has|have|got|having)$/.test(word);
  if (
    /^(that|this|it)$/.test(word) &&
    draft.compare !== undefined &&
    draft.number === undefined &&
    draft.memory.lastNumber
  ) {
    const after = draft.chunks[draft.index + 1]?.means?.kind;
    if (after === undefined || after === "join" || after === "stop" || after === "act")
      draft.number = draft.memory.lastNumber;
  }
}

/** Reads a condition in brackets; false where none stands there. */
function readBracket(draft: ClauseDraft, means: Meaning): boolean {
  // "(energy under 25)" says the same more exactly: it takes the place of what was said.
  if (draft.told) draft.memory.lastNoun = { noun: draft.told.noun, owner: draft.told.owner };
  else if (draft.noun)
    draft.memory.lastNoun = { noun: draft.noun, owner: draft.nounOwner ?? draft.owner ?? "me" };
  settleAmount(draft);
  const inner = readCondition(
    draft.chunks,
    draft.index + 1,
    draft.link,
    draft.told ? undefined : draft.hint,
    draft.memory,
  );
  const closes = draft.chunks[inner.to]?.means;
  if (inner.understood && closes?.kind === "stop" && closes.mark === ")") {
    const exact = draft.owner === "foe" ? leadOfFoe(ofFoe(inner.when)) : inner.when;
    // It takes the place of what it says more exactly, and adds to the rest.
    const senses = new Set(exact.flatMap((all) => all.map((each) => each.sense)));
    const rest = draft.when?.map((all) => all.filter((each) => !senses.has(each.sense)));
    const kin = rest && draft.when && rest.some((all, at) => all.length < (draft.when?.[at]?.length ?? 0));
    draft.when = kin ? and(rest, exact) : exact;
    draft.predicate = true;
    draft.understood = true;
    draft.index = inner.to;
    draft.last = means;
    return true;
  }
  return false;
}
