import { compilePattern, firstWords, needsOf, type Pattern, wordsOf } from "../pattern.ts";
import { ACTIONS } from "./actions.ts";
import { ASIDES } from "./asides.ts";
import { ATTITUDES } from "./attitudes.ts";
import { GRAMMAR } from "./grammar.ts";
import { IMPOSSIBLE } from "./impossible.ts";
import type { Entry, Meaning } from "./meaning.ts";
import { SLOTS } from "./slots.ts";
import { CONTRACTIONS, SLANG } from "./spellings.ts";
import { STATES } from "./states.ts";

/** A way of saying something, ready to be looked for. */
export interface Saying {
  pattern: Pattern;
  means: Meaning;
  /** What a text must hold for the pattern to match in it. */
  needs: readonly ReadonlySet<string>[];
  /** Breaks ties between meanings of the same words: the higher wins. */
  weight: number;
}

const WEIGHT: Record<Meaning["kind"], number> = {
  impossible: 9,
  phase: 8,
  relative: 7,
  rank: 6,
  forGood: 5.5,
  even: 6,
  else: 5,
  state: 4,
  act: 3.5,
  attitude: 3,
  chance: 4,
  link: 5,
  compare: 3.2,
  level: 3,
  noun: 4.5,
  number: 3,
  range: 3.5,
  not: 5,
  ban: 4.6,
  only: 5,
  join: 2.5,
  next: 2.5,
  same: 4,
  who: 5,
  filler: 1,
  instead: 6,
  because: 6,
  precedes: 6,
  stop: 9,
};

function build(): { sayings: ReadonlyMap<string, readonly Saying[]>; words: ReadonlySet<string> } {
  const slots = new Map<string, Pattern["nodes"]>();
  for (const [name, text] of SLOTS) slots.set(name, compilePattern(text, slots).nodes);
  const entries: Entry[] = [
    ...ACTIONS.map(([intent, ...say]): Entry => ({ say, means: { kind: "act", intent } })),
    ...ATTITUDES.map(([intent, ...say]): Entry => ({ say, means: { kind: "attitude", intent } })),
    ...STATES.map(([means, ...say]): Entry => ({ say, means: { kind: "state", ...means } })),
    ...IMPOSSIBLE.map(([because, ...say]): Entry => ({ say, means: { kind: "impossible", because } })),
    ...GRAMMAR,
    { say: ASIDES, means: { kind: "filler" } },
  ];
  const sayings = new Map<string, Saying[]>();
  const words = new Set<string>();
  for (const { say, means } of entries)
    for (const text of say) {
      const pattern = compilePattern(text, slots);
      const saying = { pattern, means, needs: needsOf(pattern.nodes), weight: WEIGHT[means.kind] };
      wordsOf(pattern.nodes, words);
      for (const word of firstWords(pattern.nodes)) {
        const list = sayings.get(word);
        if (list) list.push(saying);
        else sayings.set(word, [saying]);
      }
    }
  for (const word of [...CONTRACTIONS.keys(), ...SLANG.keys()]) words.add(word);
  return { sayings, words };
}

/** Every saying, by the words it can begin with (`#` for a number), and every word of the lexicon. */
export const LEXICON = build();
