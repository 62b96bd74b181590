import type { Chunk } from "../chunks.ts";
import type { Clause, Hint } from "../clauses/draft.ts";
import { readCondition } from "../clauses/readCondition.ts";
import { not } from "../conditions.ts";
import type { IntentName } from "../lexicon/intents.ts";
import type { Link } from "../lexicon/meaning.ts";
import type { Memory, Piece, Separator } from "../sentence.ts";

/** A run of a sentence between commas and joining words, for telling what in it was not understood. */
interface Span {
  from: number;
  to: number;
}

/** What a sentence was cut into. */
export interface Sentence {
  pieces: Piece[];
  /** Stretches in which nothing was understood, by chunk index. */
  lost: Span[];
  /** Stretches that ask for what no bot can do. */
  impossible: (Span & { because: string })[];
}

/** A sentence while its chunks are gone through one by one, and what was told for those still to come. */
export class SentenceDraft implements Sentence {
  readonly pieces: Piece[] = [];
  readonly lost: Span[] = [];
  readonly impossible: Sentence["impossible"] = [];
  /** The chunk that is being gone through. */
  index: number;
  /** How the next piece hangs on the one before it. */
  sep: Separator = "start";
  /** Whether "but" stands before the next piece. */
  but = false;
  /** Whether a comma stood before the "and" that comes next. */
  apart = false;
  /** Whether what comes next is denied. */
  banned = false;
  /** How many pieces there were when something was last denied. */
  deniedAt = 0;
  only = false;
  instead = false;
  /** Where somebody else was named who may be the subject of what comes; -1 when nobody was. */
  foeSubject = -1;
  meSubject = false;
  /** Where a stretch begins that an arrow ends; -1 when none does. */
  arrowAt = -1;
  /** The span that is being gone through: where it began, its words by whether they are known, and its pieces. */
  spanFrom: number;
  spanUnknown = 0;
  spanKnown = 0;
  spanPieces = 0;

  constructor(
    readonly body: readonly Chunk[],
    readonly from: number,
    readonly to: number,
    readonly memory: Memory,
    /** Whether "he" may be the bot itself. */
    readonly heIsBot: boolean,
  ) {
    this.index = from;
    this.spanFrom = from;
  }

  kindAt(index: number) {
    return this.body[index]?.means?.kind;
  }

  /** The first chunk from `index` on that says something. */
  next(index: number): number {
    let at = index;
    while (at < this.to && (this.body[at]?.means === undefined || this.kindAt(at) === "filler")) at += 1;
    return at;
  }

  /** Ends a span at chunk `at`: it is lost where nothing, or too little, came of it. */
  endSpan(at: number): void {
    if (this.spanPieces === 0 && this.spanUnknown > 0) this.lost.push({ from: this.spanFrom, to: at });
    else if (this.spanUnknown > Math.max(1, this.spanKnown)) {
      this.lost.push({ from: this.spanFrom, to: at });
      const last = this.pieces.at(-1);
      if (last?.is === "act" && last.from >= this.spanFrom && !last.weak) last.doubtful = true;
    }
    this.spanFrom = at + 1;
    this.spanUnknown = 0;
    this.spanKnown = 0;
    this.spanPieces = 0;
  }

  push(piece: Piece): void {
    const whole: Piece = this.apart && piece.sep === "and" ? { ...piece, apart: true } : piece;
    this.apart = false;
    this.pieces.push(this.but ? { ...whole, but: true } : whole);
    this.but = false;
    this.sep = "none";
    this.spanPieces += 1;
    this.spanKnown += this.body
      .slice(piece.from, piece.to)
      .reduce((sum, each) => sum + each.tokens.length, 0);
  }

  /** Adds an action of `length` chunks from here, with what stands before it: "never", "only". */
  order(intent: IntentName, length = 1): void {
    this.push({
      is: "act",
      intent,
      ban: this.banned,
      only: this.only,
      attitude: false,
      weak: false,
      from: this.index,
      to: this.index + length,
      sep: this.sep,
    });
  }

  /**
   * Reads the condition at chunk `at` and adds it.
   * @param start where its piece begins: at its link word, when it has one
   */
  condition(at: number, start: number, link: Link, onlyIf: boolean): Clause {
    const clause = readCondition(this.body, at, link, this.hintAt(at), this.memory);
    this.spanUnknown += clause.unknown;
    const positive =
      link === "unless" || link === "until" || link === "before" ? not(clause.when) : clause.when;
    if (
      clause.understood &&
      positive.length > 0 &&
      positive.every((all) => all.length > 0 && all.every((each) => each.sense === "turn"))
    ) {
      this.push({ is: "phase", from: start, to: clause.to, sep: this.sep, when: positive });
      return clause;
    }
    const nothing = !clause.understood && clause.unknown === 0;
    if (!nothing)
      this.push({
        is: "cond",
        from: start,
        to: clause.to,
        sep: this.sep,
        when: positive,
        link,
        only: onlyIf,
        once: link === "once",
        lost: !clause.understood,
        fallthrough: clause.fallthrough,
      });
    return clause;
  }

  /** What an amount without a noun is of, from the nearest action. */
  private hintAt(index: number): Hint {
    const before = [...this.pieces].reverse().find((piece) => piece.is === "act");
    if (before?.is === "act" && this.sep === "none") return hintOf(before.intent);
    for (let at = index; at < this.to; at++) {
      const means = this.body[at]?.means;
      if (means?.kind === "act") return hintOf(means.intent);
    }
    return before?.is === "act" ? hintOf(before.intent) : undefined;
  }
}

/** What an amount told of an action is of. */
function hintOf(intent: IntentName): Hint {
  switch (intent) {
    case "recharge":
      return "energy";
    case "repair":
      return "health";
    case "collect":
      return "pickup";
    case "mine":
      return "mines";
    default:
      return undefined;
  }
}
