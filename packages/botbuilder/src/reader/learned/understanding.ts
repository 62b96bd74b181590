import type { Reading } from "../read.ts";
import { textOf } from "../sentence.ts";
import { type Understanding, uncovered } from "../understand.ts";
import { type Feature, featuresOf } from "./features.ts";
import { MOST_WORDS } from "./network.ts";
import { type Parse, parse } from "./parse.ts";
import { deedsOf } from "./rules.ts";

/** What the network was told of a text and made of it. */
export interface Learned {
  features: Feature[];
  parsed: Parse;
  understanding: Understanding;
}

/**
 * What the network makes of a text that the grammar has gone through; undefined where it has no say. To be called before
 * the grammar's plan is made, which changes its deeds.
 */
export function understandLearned(text: string, known: Understanding): Learned | undefined {
  // No rule may come out of thin air: where the grammar finds nothing to do, and beside what no bot can do, it stands alone.
  if (known.deeds.length === 0 || known.impossible.length > 0) return undefined;
  const features = featuresOf(text, known);
  if (features.length === 0 || features.length > MOST_WORDS) return undefined;
  const { chunks } = known;
  const parsed = parse(features);
  if (!parsed || parsed.rules.length === 0) return undefined;
  const deeds = deedsOf(parsed.rules, chunks);
  const plain = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, " ").trim();
  return {
    features,
    parsed,
    understanding: {
      ...known,
      deeds,
      notUnderstood: [
        ...known.refused,
        ...parsed.cannot.map(({ start, end }) => plain(start, end)),
        ...uncovered(chunks, deeds, [], [], (from, to) => plain(...textOf(chunks, from, to))),
      ],
      pairs: [],
    },
  };
}

/**
 * Passages with words that neither grammar nor lexicon knows and that a reading says nothing of: a rule that came of them
 * may have been covered by another.
 */
export function unsaid(text: string, known: Understanding, { strategy, notUnderstood }: Reading): string[] {
  const told = [...strategy.rules.map(({ says }) => says ?? ""), ...notUnderstood].join("\n");
  const out: string[] = [];
  for (const { means, tokens } of known.chunks) {
    const token = tokens[0];
    if (means !== undefined || token?.kind !== "word") continue;
    const word = text.slice(token.start, token.end);
    if (word.length < 3 || told.includes(word) || out.some((passage) => passage.includes(word))) continue;
    out.push(known.notUnderstood.find((passage) => passage.includes(word)) ?? word);
  }
  return out;
}
