import type { Loadout } from "../strategy/strategy.ts";
import { BUILDS, DEGREES, PARTS } from "./lexicon/build.ts";
import type { Token } from "./tokens.ts";

export interface LoadoutReading {
  loadout: Loadout | undefined;
  /** The tokens that are not about the build. */
  rest: Token[];
}

type Part = keyof Loadout;

const POINTS = 10;
const MOST = 5;
const ORDER: readonly Part[] = ["armor", "weapon", "engine", "repair"];
/** Words that may stand beside a part and its amount without telling anything else. */
const SMALL = new Set(
  "a an the of in into on for to with points point and plus put give it its make my your is be has have go all most some very really no not any little bit at as get want bot build type please but so just got lots loads slots want i us him me one that this spend spent allocate points: level levels rest".split(
    " ",
  ),
);

const partOf = (token: Token | undefined): Part | undefined => {
  for (const form of token?.forms ?? []) {
    const part = PARTS.get(form);
    if (part) return part;
  }
  return undefined;
};

/** The index ranges between marks and commas. */
function spans(tokens: readonly Token[]): [from: number, to: number][] {
  const out: [number, number][] = [];
  let from = 0;
  tokens.forEach((token, at) => {
    if (token.kind === "mark" && /^[.,;:!?\n—]$/.test(token.word)) {
      if (at > from) out.push([from, at]);
      from = at + 1;
    }
  });
  if (tokens.length > from) out.push([from, tokens.length]);
  return out;
}

/**
 * Finds what is said about the bot's build: exact points ("armor 4 weapon 2 engine 2 repair 2"), degrees ("heavily
 * armoured, no speed") and named builds ("glass cannon"). What is left open is spread so that ten points are spent.
 */
export function readLoadout(tokens: readonly Token[]): LoadoutReading {
  const wanted = new Map<Part, number>();
  const exact = new Set<Part>();
  const drop = new Set<number>();
  const all = spans(tokens);
  /** "armor two, weapon four, …": a part and its points, told one by one. */
  const isPair = ([from, to]: readonly [number, number]): boolean => {
    const words = tokens.slice(from, to);
    const count = words.filter((token) => token.kind === "number");
    return (
      words.length <= 4 &&
      count.length === 1 &&
      (count[0]?.value ?? 99) <= MOST &&
      words.filter((token) => partOf(token) !== undefined).length === 1 &&
      words.every((token) => token.kind !== "word" || partOf(token) !== undefined || SMALL.has(token.word))
    );
  };
  const pairs = all.filter(isPair).length >= 2;
  for (const [from, to] of all) {
    const words = tokens.slice(from, to);
    const named = BUILDS.find(({ say }) => say.some((phrase) => holds(words, phrase)));
    const parts = words.flatMap((token, at) => {
      const part = partOf(token);
      return part ? [{ part, at }] : [];
    });
    const numbers = words.filter((token) => token.kind === "number");
    const degrees = words.flatMap((token, at) => {
      const degree = DEGREES.get(token.word);
      return degree === undefined ? [] : [{ degree, at }];
    });
    const plain = words.filter(
      (token) =>
        token.kind === "word" &&
        !SMALL.has(token.word) &&
        partOf(token) === undefined &&
        !DEGREES.has(token.word) &&
        !/^(fast|quick|nimble|slow|tanky|speedy|agile|sturdy|heavy)$/.test(token.word),
    );
    const listing = (parts.length >= 2 && numbers.length >= 2) || (pairs && isPair([from, to]));
    const points = words.some((token) => /^points?$/.test(token.word)) && parts.length >= 1;
    // "no attack", "no healing": orders, unless a build is told around them.
    const onlyRepair = parts.every(
      ({ part, at }) =>
        part === "repair" || /^(attack|damage|defence|defense|speed)$/.test(words[at]?.word ?? ""),
    );
    if (listing || (points && numbers.length >= 1)) {
      let end = 0;
      for (const { part, at } of parts) {
        const near = (step: number) =>
          words[at + step]?.kind === "number" ? words[at + step]?.value : undefined;
        const before = near(-1) ?? near(-2) ?? near(-3) ?? near(-4);
        const value =
          near(1) ?? (words[at + 1]?.word === "=" || words[at + 1]?.word === ":" ? near(2) : before);
        if (value === undefined || value > MOST || exact.has(part)) continue;
        wanted.set(part, Math.round(value));
        exact.add(part);
        end = Math.max(end, at + (near(1) === undefined ? 1 : 2));
      }
      for (let index = from; index < (plain.length === 0 ? to : from + end); index++) drop.add(index);
      continue;
    }
    if (named && plain.length <= 3) {
      for (const part of ORDER) if (!wanted.has(part)) wanted.set(part, named.loadout[part]);
      const loose = named.say.find((phrase) => holds(words, phrase))?.split(" ") ?? [];
      if (
        plain.every(
          (token) => loose.includes(token.word) || /^(style|build|bot|robot|type)$/.test(token.word),
        )
      )
        for (let index = from; index < to; index++) drop.add(index);
      if (parts.length === 0) continue;
    }
    const most = points && words.some((token) => /^(most|all|max|everything)$/.test(token.word));
    if (parts.length > 0 && (degrees.length > 0 || most) && (!onlyRepair || most) && plain.length <= 1) {
      for (const { part, at } of parts) {
        const own = degrees.filter(
          ({ at: place }) => place < at && !parts.some((other) => other.at > place && other.at < at),
        );
        const degree =
          own.at(-1)?.degree ?? degrees.find(({ at: place }) => place < at)?.degree ?? (most ? 5 : undefined);
        if (degree !== undefined) wanted.set(part, degree);
      }
      for (let index = from; index < to; index++) drop.add(index);
    } else if (
      parts.length === 0 &&
      plain.length === 0 &&
      words.some((token) => /^(fast|quick|nimble|slow|tanky|speedy|agile|sturdy|heavy)$/.test(token.word))
    ) {
      const slow = words.some((token) => token.word === "slow");
      const tough = words.some((token) => /^(tanky|sturdy|heavy)$/.test(token.word));
      wanted.set(tough ? "armor" : "engine", slow ? 1 : 4);
      for (let index = from; index < to; index++) drop.add(index);
    }
  }
  if (wanted.size === 0) return { loadout: undefined, rest: [...tokens] };
  return { loadout: spend(wanted, exact), rest: tokens.filter((_, index) => !drop.has(index)) };
}

const holds = (words: readonly Token[], phrase: string): boolean => {
  const parts = phrase.split(" ");
  return words.some((_, at) => parts.every((part, step) => words[at + step]?.forms.includes(part)));
};

/** Spends exactly ten points, keeping what was asked for as far as it goes. */
function spend(wanted: ReadonlyMap<Part, number>, exact: ReadonlySet<Part>): Loadout {
  const loadout: Loadout = { armor: 0, weapon: 0, engine: 0, repair: 0 };
  for (const part of ORDER) loadout[part] = Math.max(0, Math.min(MOST, wanted.get(part) ?? 0));
  const open = ORDER.filter((part) => !wanted.has(part));
  const total = () => ORDER.reduce((sum, part) => sum + loadout[part], 0);
  const soft = ORDER.filter((part) => wanted.has(part) && !exact.has(part));
  const step = (parts: readonly Part[], by: 1 | -1): boolean => {
    const fit = parts.filter((part) => (by > 0 ? loadout[part] < MOST : loadout[part] > 0));
    const [first, ...others] = fit;
    if (!first) return false;
    const best = others.reduce(
      (a, b) => ((by > 0 ? loadout[b] < loadout[a] : loadout[b] > loadout[a]) ? b : a),
      first,
    );
    loadout[best] += by;
    return true;
  };
  while (
    total() < POINTS &&
    (step(open, 1) ||
      step(
        soft.filter((part) => (wanted.get(part) ?? 0) > 0),
        1,
      ) ||
      step(soft, 1) ||
      step(ORDER, 1))
  );
  while (total() > POINTS && (step(open, -1) || step(soft, -1) || step(ORDER, -1)));
  return loadout;
}
