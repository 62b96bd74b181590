import type { Token } from "./tokens.ts";

/**
 * The lexicon's small pattern language. A pattern is words separated by spaces;
 * `a|b` is a choice of words, `(…)` may be left out, `[… | …]` is a choice of phrases,
 * `#` any number, `#%` a percentage or fraction, `@name` a named pattern from the lexicon.
 * A word stands for all its forms unless it is written with `=` in front.
 */
type Node =
  | { is: "word"; words: ReadonlySet<string>; exact: ReadonlySet<string> }
  | { is: "number" }
  | { is: "share" }
  | { is: "optional"; body: readonly Node[] }
  | { is: "choice"; options: readonly (readonly Node[])[] };

export interface Pattern {
  nodes: readonly Node[];
  /** How many literal words it has at least: a tie between patterns goes to the more literal one. */
  weight: number;
}

export type Slots = ReadonlyMap<string, readonly Node[]>;

const LEX = /[()[\]?]|\||[^\s()[\]|?]+(?:\|[^\s()[\]|?]+)*/g;

/** Compiles pattern text. Unknown slots and unbalanced brackets are mistakes in the lexicon and throw. */
export function compilePattern(text: string, slots: Slots): Pattern {
  const parts: string[] = [];
  let depth = 0;
  // Outside brackets a|b is one word with two spellings; inside, every | parts two phrases.
  for (const part of text.match(LEX) ?? []) {
    if (part === "(" || part === "[") depth += 1;
    if (part === ")" || part === "]") depth -= 1;
    if (depth > 0 && part.length > 1 && part.includes("|")) parts.push(...part.split(/(\|)/));
    else parts.push(part);
  }
  let at = 0;
  const sequence = (closers: readonly string[]): Node[] => {
    const nodes: Node[] = [];
    while (at < parts.length && !closers.includes(parts[at] ?? "")) {
      const part = parts[at] ?? "";
      at += 1;
      if (part === "?") {
        const last = nodes.pop();
        if (last) nodes.push({ is: "optional", body: [last] });
      } else if (part === "(") {
        const options = choices(")");
        nodes.push({
          is: "optional",
          body: options.length === 1 ? (options[0] ?? []) : [{ is: "choice", options }],
        });
      } else if (part === "[") {
        nodes.push({ is: "choice", options: choices("]") });
      } else if (part === "#") {
        nodes.push({ is: "number" });
      } else if (part === "#%") {
        nodes.push({ is: "share" });
      } else if (part.startsWith("@")) {
        const body = slots.get(part.slice(1));
        if (!body) throw new Error(`Pattern "${text}" names the unknown slot ${part}.`);
        nodes.push(...body);
      } else {
        const words = part.split("|");
        nodes.push({
          is: "word",
          words: new Set(words.filter((word) => !word.startsWith("="))),
          exact: new Set(
            words.filter((word) => word.startsWith("=") && word !== "=").map((word) => word.slice(1)),
          ),
        });
      }
    }
    return nodes;
  };
  const choices = (closer: string): Node[][] => {
    const options = [sequence(["|", closer])];
    while (parts[at] === "|") {
      at += 1;
      options.push(sequence(["|", closer]));
    }
    if (parts[at] !== closer) throw new Error(`Pattern "${text}" lacks a "${closer}".`);
    at += 1;
    return merged(options);
  };
  const nodes = sequence([]);
  if (at < parts.length) throw new Error(`Pattern "${text}" has a stray "${parts[at]}".`);
  if (collectFirst(nodes, new Set())) throw new Error(`Pattern "${text}" matches nothing at all.`);
  return { nodes, weight: nodes.filter((node) => node.is === "word").length };
}

/** Joins the single words of a choice into one, so that they are looked up at once. */
function merged(options: Node[][]): Node[][] {
  const words = new Set<string>();
  const exact = new Set<string>();
  const others: Node[][] = [];
  for (const option of options) {
    const only = option.length === 1 ? option[0] : undefined;
    if (only?.is === "word") {
      for (const word of only.words) words.add(word);
      for (const word of only.exact) exact.add(word);
    } else others.push(option);
  }
  return words.size + exact.size > 0 ? [[{ is: "word", words, exact }], ...others] : others;
}

/** All the words a pattern can start with; `#` stands for a number. */
export function firstWords(nodes: readonly Node[]): Set<string> {
  const out = new Set<string>();
  collectFirst(nodes, out);
  return out;
}

function collectFirst(nodes: readonly Node[], out: Set<string>): boolean {
  for (const node of nodes) {
    switch (node.is) {
      case "word":
        for (const word of node.words) out.add(word);
        for (const word of node.exact) out.add(word);
        return false;
      case "number":
      case "share":
        out.add("#");
        return false;
      case "choice": {
        let nullable = false;
        for (const option of node.options) if (collectFirst(option, out)) nullable = true;
        if (!nullable) return false;
        break;
      }
      case "optional":
        collectFirst(node.body, out);
    }
  }
  return true;
}

/** Every literal word in a pattern, for the spelling correction's vocabulary. */
export function wordsOf(nodes: readonly Node[], out: Set<string>): void {
  for (const node of nodes) {
    if (node.is === "word") for (const word of [...node.words, ...node.exact]) out.add(word);
    else if (node.is === "optional") wordsOf(node.body, out);
    else if (node.is === "choice") for (const option of node.options) wordsOf(option, out);
  }
}

/**
 * Sets of words of which a text must hold one each for the pattern to match anywhere in it; `#` stands for a number.
 * They tell in no time that most patterns cannot match a text.
 */
export function needsOf(nodes: readonly Node[]): ReadonlySet<string>[] {
  const out: ReadonlySet<string>[] = [];
  for (const node of nodes) {
    if (node.is === "word") out.push(new Set([...node.words, ...node.exact]));
    else if (node.is === "number" || node.is === "share") out.push(new Set(["#"]));
    else if (node.is === "choice") {
      const all = new Set<string>();
      const each = node.options.map((option) =>
        needsOf(option).reduce<ReadonlySet<string> | undefined>(
          (least, need) => (least === undefined || need.size < least.size ? need : least),
          undefined,
        ),
      );
      if (each.some((need) => need === undefined)) continue;
      for (const need of each) for (const word of need ?? []) all.add(word);
      out.push(all);
    }
  }
  return out.sort((a, b) => a.size - b.size);
}

export interface Match {
  end: number;
  numbers: readonly Token[];
}

/** One place in a pattern's automaton: what the next token must be, and the places after it. */
interface Place {
  node: Extract<Node, { is: "word" | "number" | "share" }>;
  next: readonly Place[];
  ends: boolean;
  seen: number;
}

interface Automaton {
  start: readonly Place[];
}

const automata = new WeakMap<Pattern, Automaton>();

/** Builds a pattern's automaton, from its end to its start, when it is first looked for. */
function automatonOf(pattern: Pattern): Automaton {
  const known = automata.get(pattern);
  if (known) return known;
  type Exit = { places: readonly Place[]; ends: boolean };
  const build = (nodes: readonly Node[], exit: Exit): Exit => {
    let after = exit;
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index];
      if (!node) continue;
      if (node.is === "optional") {
        const body = build(node.body, after);
        after = { places: [...body.places, ...after.places], ends: body.ends || after.ends };
      } else if (node.is === "choice") {
        const ways = node.options.map((option) => build(option, after));
        after = { places: ways.flatMap((way) => way.places), ends: ways.some((way) => way.ends) };
      } else {
        after = { places: [{ node, next: after.places, ends: after.ends, seen: -1 }], ends: false };
      }
    }
    return after;
  };
  const made = { start: build(pattern.nodes, { places: [], ends: true }).places };
  automata.set(pattern, made);
  return made;
}

const fits = (node: Place["node"], token: Token): boolean => {
  if (node.is === "word")
    return node.exact.has(token.word) || token.forms.some((form) => node.words.has(form));
  return (
    token.kind === "number" && (node.is === "number" || token.unit === "percent" || token.unit === "fraction")
  );
};

let round = 0;

/** The ways a pattern matches at a token, one for each place it can end at. */
export function matchPattern(pattern: Pattern, tokens: readonly Token[], at: number): Match[] {
  const found: Match[] = [];
  let places = automatonOf(pattern).start;
  for (let position = at; places.length > 0; position++) {
    const token = tokens[position];
    if (!token) break;
    round += 1;
    const next: Place[] = [];
    let ends = false;
    for (const place of places) {
      if (!fits(place.node, token)) continue;
      ends = ends || place.ends;
      for (const after of place.next)
        if (after.seen !== round) {
          after.seen = round;
          next.push(after);
        }
    }
    if (ends) {
      const span = tokens.slice(at, position + 1);
      found.push({ end: position + 1, numbers: span.filter((each) => each.kind === "number") });
    }
    places = next;
  }
  return found;
}
