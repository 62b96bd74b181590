import type { Chunk } from "../chunks.ts";
import { parseConditions } from "../conditions.ts";
import { amountOf } from "../gauges.ts";
import type { Meaning } from "../lexicon/meaning.ts";
import type { Memory } from "../sentence.ts";
import { readAct } from "./acts.ts";
import { readAmount } from "./amounts.ts";
import { arrowFrom, pickupGoal, unknownOrder } from "./clauseShape.ts";
import { readDenial, readEven, readImpossible, readReason } from "./denials.ts";
import { type Sentence, SentenceDraft } from "./draft.ts";
import { readFiller } from "./fillers.ts";
import { readLink } from "./links.ts";
import { readJoin, readNext, readStop } from "./marks.ts";
import { narratedIn } from "./narration.ts";
import { readState } from "./states.ts";
import { readSubject } from "./subjects.ts";
import { readElse, readRelative } from "./turns.ts";

/**
 * Reads one sentence (chunks `from` to `to`) into its pieces.
 * @param memory what the sentences before it told; it is changed
 * @param heIsBot whether "he" may be the bot itself
 */
export function readPieces(
  chunks: readonly Chunk[],
  from: number,
  to: number,
  memory: Memory,
  heIsBot: boolean,
): Sentence {
  const body = chunks.slice(0, to);
  const draft = new SentenceDraft(body, from, to, memory, heIsBot);
  draft.arrowAt = arrowFrom(body, from, to);
  const narrated = narratedIn(body, from, to);
  while (draft.index < draft.to) {
    if (narrated.has(draft.index)) {
      draft.spanUnknown += 1;
      draft.index += 1;
      continue;
    }
    if (draft.arrowAt === draft.index) {
      // "enemy low -> charge": what stands before the arrow says when.
      draft.arrowAt = -1;
      const clause = draft.condition(draft.index, draft.index, "if", false);
      const piece = draft.pieces.at(-1);
      if (piece?.is === "cond" && piece.from === draft.index) piece.forced = "lead";
      if (clause.to > draft.index) {
        draft.index = clause.to;
        continue;
      }
    }
    const chunk = draft.body[draft.index];
    if (!chunk) break;
    if (chunk.means) readChunk(draft, chunk, chunk.means);
    else readUnknown(draft);
  }
  draft.endSpan(to);
  if (draft.pieces.length === 0) addGoal(draft);
  return { pieces: draft.pieces, lost: draft.lost, impossible: draft.impossible };
}

function readChunk(draft: SentenceDraft, chunk: Chunk, means: Meaning): void {
  switch (means.kind) {
    case "filler":
      readFiller(draft, chunk);
      break;
    case "compare":
    case "level":
    case "number":
    case "range":
    case "noun":
      readAmount(draft, chunk, means);
      break;
    case "join":
      readJoin(draft, means);
      break;
    case "next":
      readNext(draft, chunk);
      break;
    case "stop":
      readStop(draft, means);
      break;
    case "else":
      readElse(draft, chunk);
      break;
    case "rank":
      draft.push({ is: "rank", rank: means.rank, from: draft.index, to: draft.index + 1, sep: draft.sep });
      draft.index += 1;
      break;
    case "relative":
      readRelative(draft, chunk, means);
      break;
    case "forGood":
      draft.push({ is: "forGood", from: draft.index, to: draft.index + 1, sep: draft.sep });
      draft.index += 1;
      break;
    case "chance":
      draft.push({
        is: "chance",
        when: parseConditions(means.when, chunk.numbers.map(amountOf)),
        from: draft.index,
        to: draft.index + 1,
        sep: draft.sep,
      });
      draft.index += 1;
      break;
    case "phase":
      draft.memory.lastNoun = { noun: "turn", owner: "me" };
      draft.push({
        is: "phase",
        when: parseConditions(means.when, chunk.numbers.map(amountOf)),
        from: draft.index,
        to: draft.index + 1,
        sep: draft.sep,
      });
      draft.index += 1;
      break;
    case "even":
      readEven(draft, chunk);
      break;
    case "only":
      draft.only = true;
      draft.index += 1;
      break;
    case "because":
      readReason(draft);
      break;
    case "precedes":
      draft.push({
        is: "precedes",
        inverted: means.inverted === true,
        from: draft.index,
        to: draft.index + 1,
        sep: draft.sep,
      });
      draft.index += 1;
      break;
    case "instead":
      draft.instead = true;
      draft.index += 1;
      break;
    case "not":
    case "ban":
      readDenial(draft, chunk, means);
      break;
    case "impossible":
      readImpossible(draft, means);
      break;
    case "link":
      readLink(draft, means);
      break;
    case "who":
      readSubject(draft, chunk, means);
      break;
    case "same":
      if (draft.memory.lastIntent) draft.order(draft.memory.lastIntent);
      draft.index += 1;
      break;
    case "state":
      readState(draft, chunk, means);
      break;
    case "act":
    case "attitude":
      readAct(draft, chunk, means);
  }
}

/** Goes over a word that the lexicon does not know. */
function readUnknown(draft: SentenceDraft): void {
  if (unknownOrder(draft.body, draft.index, draft.from, draft.foeSubject, draft.meSubject)) {
    // "wack him": whatever the word, something is to be done to him.
    draft.order("attack", 2);
    draft.only = false;
    draft.index += 2;
    return;
  }
  draft.spanUnknown += 1;
  draft.index += 1;
}

/** Adds what a sentence without any order names as a goal: "number two is pickups". */
function addGoal(draft: SentenceDraft): void {
  const goal = pickupGoal(draft.body, draft.from, draft.to);
  if (goal === undefined) return;
  draft.pieces.push({
    is: "act",
    intent: "collect",
    ban: false,
    only: false,
    attitude: false,
    weak: false,
    from: goal,
    to: goal + 1,
    sep: "start",
  });
  const means = draft.body[goal]?.means;
  if (means?.kind === "state")
    draft.pieces.push({
      is: "cond",
      from: goal,
      to: goal + 1,
      sep: "none",
      link: "if",
      only: false,
      once: false,
      when: parseConditions(means.any ?? "", draft.body[goal]?.numbers.map(amountOf)),
    });
}
