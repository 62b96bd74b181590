import type { IntentName } from "./intents.ts";

/** What a stretch of words can mean to the reader. Conditions are written as in `conditions.ts`: `"distance<=# & canSee | cornered"`. */
export type Meaning =
  /** Something a bot can be told to do. */
  | { kind: "act"; intent: IntentName }
  /** Something that can be true of me or of him; `any` when it does not matter of whom it is said. */
  | { kind: "state"; me?: string; foe?: string; any?: string; bare?: "me" | "foe" }
  /** An amount of health or energy in words: "low", "plenty". */
  | { kind: "level"; is: "<" | "<=" | ">" | ">="; value: number }
  | { kind: "noun"; noun: Noun; owner?: "me" | "foe" }
  | { kind: "compare"; is: "<" | "<=" | ">" | ">=" | "=" | "!=" }
  | { kind: "number" }
  /** Two numbers that bound a third. */
  | { kind: "range" }
  | { kind: "who"; who: Who; possessive?: boolean }
  | { kind: "link"; link: Link }
  | { kind: "not" }
  /** From here on, never: a prohibition. */
  | { kind: "ban" }
  | { kind: "only" }
  | { kind: "join"; join: "and" | "or" | "but" | "comma" }
  | { kind: "next" }
  /** "do the same": the last action told, at another moment. */
  | { kind: "same" }
  | { kind: "else" }
  | { kind: "rank"; rank: "top" | "last" | "override" }
  /** A stretch of the battle: conditions on `turn`. */
  | { kind: "phase"; when: string }
  /** A stretch told from another one: "before that", "from then on". */
  | { kind: "relative"; to: "before" | "after" }
  | { kind: "forGood" }
  /** A whole way of playing. */
  | { kind: "attitude"; intent: IntentName }
  /** A chance roll: "half the time". */
  | { kind: "chance"; when: string }
  /** Words that begin a question to oneself, an aside or politeness; they carry no rule. */
  | { kind: "filler" }
  | { kind: "even" }
  | { kind: "impossible"; because: string }
  /** A reason follows: it carries no rule. */
  | { kind: "because" }
  /** "guarding comes before healing": an order, not an order to do. */
  | { kind: "precedes"; inverted?: boolean }
  /** What follows is what not to do in this place. */
  | { kind: "instead" }
  /** A mark that parts clauses; `:` and `->` make what stands before them a condition. */
  | { kind: "stop"; mark: string };

/** The meanings of some kinds. */
export type MeaningOf<Kind extends Meaning["kind"]> = Extract<Meaning, { kind: Kind }>;

export type Noun =
  | "health"
  | "energy"
  | "distance"
  | "turn"
  | "mines"
  | "hits"
  | "pickup"
  | "storm"
  /** What was lost of a gauge: "casualties", "damage". */
  | "harm"
  | "healthLead"
  | "energyLead";
export type Who = "me" | "foe" | "you" | "one";
export type Link = "if" | "unless" | "until" | "once" | "after" | "before" | "while" | "where";

/** Something that can be so of somebody, and ways to say it. */
export type Told = readonly [means: Omit<Extract<Meaning, { kind: "state" }>, "kind">, ...say: string[]];

/** One entry of the lexicon: ways to say a thing, and the thing. */
export interface Entry {
  say: readonly string[];
  means: Meaning;
}

export const entries = (means: Meaning, ...say: string[]): Entry => ({ say, means });
