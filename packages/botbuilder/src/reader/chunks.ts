import { LEXICON, type Saying } from "./lexicon/lexicon.ts";
import type { Meaning } from "./lexicon/meaning.ts";
import { matchPattern } from "./pattern.ts";
import type { Token } from "./tokens.ts";

/** A stretch of tokens with one meaning; no meaning when the reader does not know the word. */
export interface Chunk {
  means?: Meaning;
  tokens: readonly Token[];
  /** Numbers inside, in order. */
  numbers: readonly Token[];
}

interface Option {
  end: number;
  score: number;
  means: Meaning;
  numbers: readonly Token[];
}

/** Words after which a state is told rather than an order given. */
const TELLS = new Set(
  "he she they i we you it is are am be was been if when whenever while him her them 's once until unless after gets get enemy opponent foe guy health energy bloke dude his her their".split(
    " ",
  ),
);
/** A saying of content never ends in a word that joins it to the next. */
const JOINING = new Set(["and", "or", "but"]);
const CONTENT = new Set(["act", "state", "attitude"]);
/** What makes "leave" transitive: then it is no flight. */
const OBJECT = /^(him|her|them|it|me|us|you|the|that|those|this|my|your|his|a|an|no|any)$/;
/** The bot by its names: what stands behind them is what it does. */
const OWN = new Set("bot robot machine unit fighter mech champ".split(" "));
/** Words after which a subject begins a subordinate clause. */
const SUBORDINATING = new Set(
  "if when whenever while once until unless after before as since because that than and or till where although though even not only time moment long soon case".split(
    " ",
  ),
);
/** "he manages to get close": what follows is told of him. */
const MANAGES = new Set("manage manages managed happen happens starts tries wants gets".split(" "));
/** Words between a copula and what is told. */
const THROUGH = new Set(
  "not ever still really very so too quite already just badly pretty getting almost nearly been fully".split(
    " ",
  ),
);
const FILLS = new Set(
  "well ok okay fine good alright right great strong nothing open still down around back".split(" "),
);
/** Longer stretches explain more than the sum of their words. */
const LENGTH_BONUS = 3;
const WORD_SCORE = 10;
const LONGEST = 14;

/** Cuts tokens into the stretches that explain most of them, longest and most telling first. */
export function chunk(tokens: readonly Token[]): Chunk[] {
  const count = tokens.length;
  const possible = possibleIn(tokens);
  const best: { score: number; option?: Option }[] = new Array(count + 1);
  best[count] = { score: 0 };
  for (let at = count - 1; at >= 0; at--) {
    let top: { score: number; option?: Option } = { score: best[at + 1]?.score ?? 0 };
    for (const option of optionsAt(tokens, at, possible)) {
      const score = option.score + (best[option.end]?.score ?? 0);
      if (score > top.score) top = { score, option };
    }
    best[at] = top;
  }
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < count) {
    const option = best[at]?.option;
    const end = option?.end ?? at + 1;
    const slice = tokens.slice(at, end);
    chunks.push(
      option
        ? { means: option.means, tokens: slice, numbers: option.numbers }
        : { tokens: slice, numbers: [] },
    );
    at = end;
  }
  return chunks;
}

/** Tells of a saying whether the words it needs are in the text at all. */
function possibleIn(tokens: readonly Token[]): (saying: Saying) => boolean {
  const present = new Set<string>();
  for (const token of tokens) {
    for (const form of token.forms) present.add(form);
    present.add(token.word);
    if (token.kind === "number") present.add("#");
  }
  const holds = (need: ReadonlySet<string>): boolean => {
    const [few, many] = need.size < present.size ? [need, present] : [present, need];
    for (const word of few) if (many.has(word)) return true;
    return false;
  };
  const known = new Map<Saying, boolean>();
  return (saying) => {
    let answer = known.get(saying);
    if (answer === undefined) {
      answer = saying.needs.every(holds);
      known.set(saying, answer);
    }
    return answer;
  };
}

function optionsAt(tokens: readonly Token[], at: number, possible: (saying: Saying) => boolean): Option[] {
  const token = tokens[at];
  if (!token) return [];
  const options: Option[] = [];
  if (token.kind === "mark") {
    const mark = markMeaning(token.word);
    if (mark) options.push({ end: at + 1, score: WORD_SCORE + 5, means: mark, numbers: [] });
  }
  if (token.kind === "number")
    options.push({ end: at + 1, score: WORD_SCORE + 1, means: { kind: "number" }, numbers: [token] });
  const starts = token.kind === "number" ? ["#", token.word] : token.forms;
  const seen = new Set<unknown>();
  for (const start of starts)
    for (const saying of LEXICON.sayings.get(start) ?? []) {
      if (seen.has(saying)) continue;
      seen.add(saying);
      if (!possible(saying)) continue;
      for (const match of matchPattern(saying.pattern, tokens, at)) {
        const words = match.end - at;
        if (words > LONGEST) continue;
        const tail = tokens[match.end - 1]?.word ?? "";
        if (words === 1 && token.word === "leave" && OBJECT.test(tokens[at + 1]?.word ?? "")) continue;
        if (words > 1 && JOINING.has(tail) && CONTENT.has(saying.means.kind)) continue;
        options.push({
          end: match.end,
          score: scoreOf(saying, tokens, at, words, start),
          means: saying.means,
          numbers: match.numbers,
        });
      }
    }
  return options;
}

/** How much it explains to read `words` tokens from `at` as `saying`, found by the form `start`. */
function scoreOf(saying: Saying, tokens: readonly Token[], at: number, words: number, start: string): number {
  const { kind } = saying.means;
  if (kind === "filler") return WORD_SCORE * words - (words > 1 ? 0 : 2) + (words - 1) * 1.2;
  const token = tokens[at];
  const before = tokens[at - 1]?.word ?? "";
  const exact = token?.forms[0] === start ? 0.5 : 0;
  // After a subject or "when" words tell how things are; elsewhere they tell what to do.
  const told =
    TELLS.has(before) ||
    (THROUGH.has(before) && TELLS.has(tokens[at - 2]?.word ?? "")) ||
    (before === "to" && MANAGES.has(tokens[at - 2]?.word ?? ""));
  // "he comes closer, I come closer": with the subject of a main clause, words tell what to do.
  const main =
    /^(i|we)$/.test(before) &&
    !SUBORDINATING.has(tokens[at - 2]?.word ?? "") &&
    !saying.means.kind.startsWith("f");
  const order =
    kind === "act" && main ? true : kind === "act" && ((!told && token?.ending !== "s") || OWN.has(before));
  // "well, hit him": a word that mostly fills tells a state only behind a subject or a copula.
  if (kind === "state" && words === 1 && !told && FILLS.has(token?.word ?? "")) return WORD_SCORE - 4;
  if (kind === "state" && !told && /^(stop|quit|cease)$/.test(token?.word ?? "")) return WORD_SCORE;
  if (kind === "state" && !told && token?.word === "to") return WORD_SCORE;
  const mood = (kind === "state" && told && !main) || order ? 1.2 : 0;
  return (
    WORD_SCORE * words +
    (words - 1) * LENGTH_BONUS +
    saying.weight / 3 +
    exact +
    mood +
    saying.pattern.weight * 0.05
  );
}

function markMeaning(mark: string): Meaning | undefined {
  switch (mark) {
    case ",":
      return { kind: "join", join: "comma" };
    case ".":
    case "!":
    case "?":
    case ";":
    case "\n":
    case ":":
    case "->":
    case "—":
    case "(":
    case ")":
      return { kind: "stop", mark };
    default:
      return undefined;
  }
}
