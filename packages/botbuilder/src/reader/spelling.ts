import { SymSpell } from "mnemonist";
import { LEXICON } from "./lexicon/lexicon.ts";
import { LOOKALIKES } from "./lexicon/lookalikes.ts";
import { formsOf, type Token } from "./tokens.ts";

/** Words shorter than this are never corrected: too many others are one letter away. */
const SHORTEST = 4;
/** From this length on two letters may be wrong. */
const LONG = 8;

let index: SymSpell | undefined;
const dictionary = (): SymSpell => {
  if (!index) {
    index = new SymSpell({ maxDistance: 2, verbosity: 2 });
    for (const word of LEXICON.words) if (word.length >= SHORTEST && /^[a-z]+$/.test(word)) index.add(word);
  }
  return index;
};

const known = (word: string) =>
  LEXICON.words.has(word) || formsOf(word).forms.some((form) => LEXICON.words.has(form));

/** The lexicon's word a misspelt one most likely stands for. */
export function correct(word: string): string | undefined {
  if (word.length < SHORTEST || word.length > 20 || !/^[a-z]+$/.test(word) || LOOKALIKES.has(word))
    return undefined;
  const { forms, ending } = formsOf(word);
  let best: { term: string; cost: number } | undefined;
  for (const form of ending ? [word, ...forms.slice(1)] : [word]) {
    if (form.length < SHORTEST - 1) continue;
    for (const { term, distance } of dictionary().search(form)) {
      if (distance === 0 && form === word) return term;
      const short = Math.min(term.length, form.length);
      const allowed = short >= LONG ? 2 : 1;
      if (distance > allowed) continue;
      const swapped = term.length === form.length && [...term].sort().join("") === [...form].sort().join("");
      if (short < 5 && !swapped && (term[0] !== form[0] || term.length === form.length)) continue;
      const cost =
        distance +
        (term[0] === form[0] ? 0 : 0.6) +
        (form === word ? 0 : 0.3) -
        (swapped ? 0.5 : 0) +
        (term.at(-1) === form.at(-1) ? 0 : 0.1);
      if (!best || cost < best.cost) best = { term, cost };
    }
  }
  return best?.term;
}

/**
 * Corrects words that the lexicon does not know toward words it does. A common English word stays what it is, whatever
 * it resembles: "wings" is no "swings".
 */
export function correctSpelling(tokens: readonly Token[]): Token[] {
  const memory = new Map<string, string | undefined>();
  return tokens.map((token) => {
    if (token.kind !== "word" || known(token.word)) return token;
    if (!memory.has(token.word)) memory.set(token.word, correct(token.word));
    const word = memory.get(token.word);
    if (word === undefined) return token;
    const { forms, ending } = formsOf(word);
    const { ending: was } = formsOf(token.word);
    const end = ending ?? was;
    return end ? { ...token, word, forms, ending: end } : { ...token, word, forms };
  });
}
