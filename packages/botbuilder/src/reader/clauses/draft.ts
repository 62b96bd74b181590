import type { Chunk } from "../chunks.ts";
import { ALWAYS, and, type Dnf, NEVER, not, or } from "../conditions.ts";
import { type Compare, type Owner, ofBoth } from "../gauges.ts";
import type { Link, Meaning, MeaningOf, Noun } from "../lexicon/meaning.ts";
import type { Memory } from "../sentence.ts";
import type { Token } from "../tokens.ts";

/** What an amount without a noun is of, when the action it goes with tells. */
export type Hint = "health" | "energy" | "pickup" | "mines" | undefined;

/** A condition that was read, and how far it went. */
export interface Clause {
  when: Dnf;
  /** The chunk after the clause. */
  to: number;
  /** Whether anything in it was understood. */
  understood: boolean;
  unknown: number;
  /** "if you can't", "neither": whatever was told before did not come about. */
  fallthrough: boolean;
}

/** A condition while its chunks are gone through one by one: what of it is settled, and what still waits for its amount. */
export class ClauseDraft {
  /** What is so, since the last "or"; undefined before anything was told. */
  when: Dnf | undefined;
  /** What else may be so: what stood before the last "or". */
  ways: Dnf = NEVER;
  /** Who the clause is about: its subject. */
  owner: Owner | undefined;
  /** The gauge, or the like, that an amount is waited for, and whose it is. */
  noun: Noun | undefined;
  nounOwner: Owner | undefined;
  compare: Compare | undefined;
  /** Whether the comparison is the one said before the last joining word: "under 30 health and 20 energy". */
  carried = false;
  number: Token | undefined;
  level: MeaningOf<"level"> | undefined;
  range: readonly Token[] | undefined;
  /** What held before the last part was told, for a "not" behind it. */
  before: Dnf | undefined;
  negated = false;
  copula = false;
  can = false;
  /** Whether "they" or "it" is the subject: things that were spoken of before. */
  theirs = false;
  fallthrough = false;
  /** Whether something was said of the subject since the last joining word. */
  predicate = false;
  understood = false;
  /** How many words are not known. */
  unknown = 0;
  joinNext: "and" | "or" = "and";
  /** Whether something is denied that may have to be taken from what was told before: "when he isn't". */
  ellipsis = false;
  /** Whether it is said of me and of him. */
  both = false;
  stormNamed = false;
  /** Whether a comparing word stood there that says something even without a number. */
  strong = false;
  there = false;
  has = false;
  /** The amount is of what was lost, not of what is left. */
  harm = false;
  /** The gauge the last state was about, so that ", under 30," says it more exactly. */
  told: { atom: Dnf; noun: Noun; owner: Owner } | undefined;
  /** What was gone through last of what matters to what follows. */
  last: Meaning | undefined;

  constructor(
    readonly chunks: readonly Chunk[],
    /** The chunk that is being gone through. */
    public index: number,
    readonly link: Link,
    readonly hint: Hint,
    readonly memory: Memory,
  ) {}

  /** Whether a noun or an amount waits for the rest of what is said of it. */
  get pending(): boolean {
    return (
      this.range !== undefined ||
      this.noun === "storm" ||
      this.number !== undefined ||
      this.level !== undefined ||
      (this.noun !== undefined && this.negated)
    );
  }

  /** The first chunk from `from` on that says something. */
  next(from: number): number {
    let index = from;
    while (index < this.chunks.length) {
      const kind = this.chunks[index]?.means?.kind;
      if (kind !== "filler" && kind !== undefined && kind !== "even") return index;
      if (kind === undefined && this.chunks[index]?.means === undefined) {
        index += 1;
        continue;
      }
      index += 1;
    }
    return index;
  }

  /** Adds what is so, denied and joined as the words before it say. */
  add(plain: Dnf): void {
    const atom = this.both ? ofBoth(plain) : plain;
    const real = this.negated ? not(atom) : atom;
    this.memory.lastPositive = atom;
    for (const each of atom[0] ?? [])
      if (each.sense === "distance" && typeof each.value === "number") {
        const value = each.value;
        const before = this.memory.lastDistance;
        const same = atom[0]?.length === 2 && before;
        this.memory.lastDistance = {
          low:
            each.is === ">" ? value + 1 : each.is === ">=" || each.is === "=" ? value : same ? before.low : 1,
          high:
            each.is === "<"
              ? value - 1
              : each.is === "<=" || each.is === "="
                ? value
                : same
                  ? before.high
                  : 99,
        };
      }
    this.negated = false;
    this.understood = true;
    this.predicate = true;
    this.before = this.when === undefined || this.joinNext === "or" ? ALWAYS : this.when;
    if (this.when === undefined) this.when = real;
    else if (this.joinNext === "or") {
      this.ways = or(this.ways, this.when);
      this.when = real;
    } else this.when = and(this.when, real);
    this.joinNext = "and";
  }
}
