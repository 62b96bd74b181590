import type { Rule, Strategy } from "../strategy/strategy.ts";
import type { Chunk } from "./chunks.ts";
import { amountOf } from "./gauges.ts";
import { INTENTS, type Intent, type IntentName } from "./lexicon/intents.ts";

/** Rules that came from the same words and stand together are moved, removed and changed together. */
export type Unit = Rule[];

export const intentOf = (name: IntentName): Intent => INTENTS[name];
export const actionsOf = (intent: IntentName): Set<string> =>
  new Set(intentOf(intent).steps.map((step) => step.do));

export function unitsOf(strategy: Strategy): Unit[] {
  const units: Unit[] = [];
  for (const rule of strategy.rules) {
    const last = units.at(-1);
    const first = last?.[0];
    if (last && first && first.says !== undefined && first.says === rule.says && same(first.when, rule.when))
      last.push(rule);
    else units.push([rule]);
  }
  units.push([{ when: [], do: strategy.otherwise }]);
  return units;
}

/** Words as a rule keeps them. */
export const wordsKept = (text: string) => text.slice(0, 300);

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a wish speaks of: its words, actions, senses and numbers. */
export interface Wish {
  words: readonly string[];
  acts: readonly { intent: IntentName; at: number }[];
  numbers: readonly { value: number; at: number; ordinal: boolean }[];
  chunks: readonly Chunk[];
}

export function wishOf(chunks: readonly Chunk[]): Wish {
  const acts: { intent: IntentName; at: number }[] = [];
  const numbers: { value: number; at: number; ordinal: boolean }[] = [];
  chunks.forEach((chunk, at) => {
    if (chunk.means?.kind === "act") acts.push({ intent: chunk.means.intent, at });
    for (const token of chunk.tokens)
      if (token.kind === "number")
        numbers.push({ value: amountOf(token), at, ordinal: token.unit === "ordinal" });
  });
  return { words: chunks.flatMap((chunk) => chunk.tokens.map((token) => token.word)), acts, numbers, chunks };
}

export const has = (wish: Wish, words: ReadonlySet<string>) => wish.words.some((word) => words.has(word));
export const says = (wish: Wish, phrases: readonly string[]) => {
  const text = ` ${wish.words.join(" ")} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
};

/** The units a wish points at: by number, by action, or by what their conditions are about. */
export function pointedAt(units: readonly Unit[], wish: Wish): number[] {
  const text = wish.words.join(" ");
  const rules = units.length - 1;
  const numbered: number[] = [];
  if (/\b(rule|one|bit|part|item|line|two|rules|number)\b/.test(text)) {
    if (
      /\bfirst two\b|\btop two\b/.test(text) ||
      (/\bfirst\b/.test(text) && wish.numbers.some(({ value }) => value === 2))
    )
      return [0, 1].filter((index) => index < units.length);
    if (/\b(first|top)\b/.test(text)) numbered.push(0);
    if (/\blast\b|\bfinal\b/.test(text)) numbered.push(Math.max(0, rules - 1));
  }
  if (/\b(rule|rules|number|item)\b/.test(text) || wish.numbers.some(({ ordinal }) => ordinal))
    for (const { value, ordinal } of wish.numbers)
      if ((ordinal || /\b(rule|rules|number|item)\b/.test(text)) && value >= 1 && value <= units.length)
        numbered.push(value - 1);
  if (numbered.length > 0) return [...new Set(numbered)];
  const named: number[] = [];
  for (const { intent } of wish.acts) {
    const actions = actionsOf(intent);
    units.forEach((unit, index) => {
      if (unit.some((rule) => actions.has(rule.do)) && !named.includes(index)) named.push(index);
    });
  }
  if (named.length > 0) return named;
  const senses = sensesIn(wish);
  return units.flatMap((unit, index) =>
    unit.some((rule) => rule.when.some((condition) => senses.has(condition.sense))) ? [index] : [],
  );
}

function sensesIn(wish: Wish): Set<string> {
  const out = new Set<string>();
  const his = wish.words.some((word) => /^(his|her|their|enemy|enemys|opponent)$/.test(word));
  for (const chunk of wish.chunks) {
    const means = chunk.means;
    if (means?.kind === "noun") {
      if (means.noun === "health") out.add(his ? "enemyHealth" : "myHealth");
      if (means.noun === "energy") out.add(his ? "enemyEnergy" : "myEnergy");
      if (means.noun === "distance") out.add("distance");
      if (means.noun === "turn") out.add("turn");
      if (means.noun === "storm") out.add("stormDistance");
      if (means.noun === "mines") out.add("minesLeft");
    }
    if (means?.kind === "state") {
      const text = means.any ?? means.me ?? means.foe ?? "";
      for (const sense of text.match(/[a-zA-Z]+/g) ?? []) out.add(sense);
    }
    for (const token of chunk.tokens) if (token.forms.includes("storm")) out.add("stormDistance");
  }
  return out;
}

/** A rule that lost its place as `otherwise` needs words of its own to stay a rule. */
export const spoken = (rule: Rule, wish: Wish): Rule =>
  rule.says === undefined ? { ...rule, says: wish.words.join(" ").slice(0, 300) } : rule;

/** Whether a wish tells conditions of its own, so that it adds a rule rather than moving one. */
export const hasCondition = (wish: Wish): boolean =>
  wish.chunks.some((chunk) => chunk.means?.kind === "link" || chunk.means?.kind === "phase");
