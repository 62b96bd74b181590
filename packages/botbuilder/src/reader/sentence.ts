import type { Chunk } from "./chunks.ts";
import { ALWAYS, type Dnf } from "./conditions.ts";
import type { IntentName } from "./lexicon/intents.ts";
import type { Link, Noun } from "./lexicon/meaning.ts";
import type { Token } from "./tokens.ts";

/** How a piece hangs on the one before it. */
export type Separator = "start" | "none" | "and" | "or" | "comma" | "but" | "then" | "soft";

/** The pieces a sentence is made of, in order; `from` and `to` are chunk indices, end exclusive. */
export type Piece = {
  from: number;
  to: number;
  sep: Separator;
  but?: boolean;
  /** A comma parts it from what stands before its "and". */
  apart?: boolean;
} & (
  | {
      is: "act";
      intent: IntentName;
      ban: boolean;
      only: boolean;
      attitude: boolean;
      weak: boolean;
      doubtful?: boolean;
    }
  | {
      is: "cond";
      when: Dnf;
      link: Link;
      only: boolean;
      forced?: "lead" | "trail";
      once: boolean;
      /** Told as something to avoid, not as a moment: "never run dry, so rest early". */
      goal?: boolean;
      /** A colon stands behind it: it bounds all that follows in the sentence. */
      scope?: boolean;
      /** It is part of the action's own words and of no other's. */
      own?: boolean;
      /** It trails an order and leads the one behind the colon, too. */
      again?: boolean;
      /** Words stood there, but none of them made sense: what hangs on it must not be done. */
      lost?: boolean;
      /** It only says that what was told before did not come about. */
      fallthrough?: boolean;
    }
  | {
      is: "phase";
      when: Dnf;
      /** Counted from the end of the stretch told before. */
      next?: boolean;
    }
  | {
      is: "relative";
      to_: "before" | "after";
      /** "for the rest of the game": for good when it follows a condition. */
      rest?: boolean;
    }
  | { is: "else" }
  | { is: "rank"; rank: "top" | "last" | "override" }
  | { is: "forGood" }
  | { is: "precedes"; inverted: boolean }
  | { is: "instead" }
  | { is: "chance"; when: Dnf }
);

/** The pieces of one sort. */
export type PieceOf<Is extends Piece["is"]> = Extract<Piece, { is: Is }>;

/** What the reader keeps in mind from one sentence to the next. */
export interface Memory {
  /** The last condition that was told, for "when he isn't". */
  lastCondition: Dnf;
  /** What was last spoken of, whether it was told as so or not, for "if you are". */
  lastPositive?: Dnf;
  /** Whether the text says "you" to the enemy, as poems do. */
  youAreFoe: boolean;
  lastNoun: { noun: Noun; owner: "me" | "foe" } | undefined;
  /** The last condition about the bot's own gauges, for "when I'm not". */
  lastOfMe?: Dnf;
  /** The gauge spoken of last, whatever was spoken of since. */
  lastGauge?: { noun: Noun; owner: "me" | "foe" };
  /** Whose gauges a text is about to tell of: "watch his battery. Empty: …". */
  topic?: "me" | "foe";
  /** The last amount of a gauge, for "above that". */
  lastNumber?: Token;
  /** The last bounds told of the distance, for "nearer than that". */
  lastDistance?: { low: number; high: number };
  /** Whose action was spoken of last, for "if it was a shot". */
  lastActor?: "me" | "foe";
  /** The last action told, for "once they are gone". */
  lastIntent?: IntentName;
}

export const freshMemory = (youAreFoe = false): Memory => ({
  lastCondition: ALWAYS,
  lastNoun: undefined,
  youAreFoe,
});

export const textOf = (chunks: readonly Chunk[], from: number, to: number): [start: number, end: number] => {
  const first = chunks[from]?.tokens[0];
  const last = chunks[to - 1]?.tokens.at(-1);
  return [first?.start ?? 0, last?.end ?? 0];
};
