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
    return options;
  };
  const nodes = sequence([]);
  if (at < parts.length) throw new Error(`Pattern "${text}" has a stray "${parts[at]}".`);
  return { nodes, weight: nodes.filter((node) => node.is === "word").length };
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

export interface Match {
  end: number;
  numbers: readonly Token[];
}

/** The ways a pattern matches at a token, one for each place it can end at. */
export function matchPattern(pattern: Pattern, tokens: readonly Token[], at: number): Match[] {
  const found = new Map<number, Match>();
  const step = (
    nodes: readonly Node[],
    index: number,
    position: number,
    numbers: readonly Token[],
    rest: () => Rest,
  ): void => {
    const node = nodes[index];
    if (!node) {
      const next = rest();
      if (next) step(next.nodes, next.index, position, numbers, next.rest);
      else if (position > at && !found.has(position)) found.set(position, { end: position, numbers });
      return;
    }
    const token = tokens[position];
    switch (node.is) {
      case "word":
        if (token && (node.exact.has(token.word) || token.forms.some((form) => node.words.has(form))))
          step(nodes, index + 1, position + 1, numbers, rest);
        return;
      case "number":
      case "share":
        if (
          token?.kind === "number" &&
          (node.is === "number" || token.unit === "percent" || token.unit === "fraction")
        )
          step(nodes, index + 1, position + 1, [...numbers, token], rest);
        return;
      case "optional":
        step(node.body, 0, position, numbers, () => ({ nodes, index: index + 1, rest }));
        step(nodes, index + 1, position, numbers, rest);
        return;
      case "choice":
        for (const option of node.options)
          step(option, 0, position, numbers, () => ({ nodes, index: index + 1, rest }));
    }
  };
  step(pattern.nodes, 0, at, [], () => undefined);
  return [...found.values()];
}

type Rest = { nodes: readonly Node[]; index: number; rest: () => Rest } | undefined;
