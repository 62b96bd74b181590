import type { Reading } from "../reader/read.ts";
import { decide } from "../strategy/decide.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { CorpusLine } from "./corpus.ts";

/** How a text was read, held against what its writer expects. */
export interface Verdict {
  id: string;
  kind: string;
  words: string;
  cases: number;
  right: number;
  /** What went wrong, one line each. */
  failures: string[];
}

/** Right and all, with the 95% interval of the share (Wilson). */
export interface Share {
  right: number;
  all: number;
  low: number;
  high: number;
}

export interface Score {
  kind: string;
  cases: Share;
  whole: Share;
}

/**
 * The share of successes with Wilson's 95% score interval, which holds for few trials and shares near 1.
 * @see Wilson, J. Am. Stat. Assoc. 22 (1927), 209
 */
export function share(right: number, all: number): Share {
  if (all === 0) return { right, all, low: 0, high: 1 };
  const z = 1.96;
  const part = right / all;
  const middle = (part + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z * Math.sqrt((part * (1 - part)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
  return { right, all, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

type Reader = (text: string, strategy?: Strategy) => Pick<Reading, "strategy" | "notUnderstood">;

const sorted = (record: object) =>
  JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Reads one line of the corpus and checks every expectation in it. */
export function judge(line: CorpusLine, read: Reader): Verdict {
  const failures: string[] = [];
  let cases = 0;
  const check = (holds: boolean, failure: () => string) => {
    cases += 1;
    if (!holds) failures.push(failure());
  };
  const kind = "kind" in line ? line.kind : "first" in line ? "amend" : "wager" in line ? "wager" : "refuse";
  const words = "first" in line ? `${line.first} || ${line.then}` : line.text;
  const reading = "first" in line ? read(line.then, read(line.first).strategy) : read(line.text);
  if ("cases" in line)
    for (const { senses, possible, accept, why } of line.cases) {
      const { action } = decide(reading.strategy, senses, possible);
      check(
        accept.includes(action),
        () => `${why}: ${JSON.stringify(senses)} did ${action}, not ${accept.join(" or ")}`,
      );
    }
  else if ("wager" in line) {
    const got = reading.strategy.wager ?? null;
    check(
      line.wager === null ? got === null : got !== null && sorted(got) === sorted(line.wager),
      () => `wager ${JSON.stringify(got)}, not ${JSON.stringify(line.wager)}`,
    );
  } else {
    const said = reading.notUnderstood.join("\n");
    for (const part of line.mustNotUnderstand) check(said.includes(part), () => `“${part}” is not named`);
    const rules = reading.strategy.rules.length;
    const { rulesMax, rulesMin } = line;
    if (typeof rulesMax === "number")
      check(rules <= rulesMax, () => `${rules} rules, at most ${rulesMax} expected`);
    if (typeof rulesMin === "number")
      check(rules >= rulesMin, () => `${rules} rules, at least ${rulesMin} expected`);
  }
  return { id: line.id, kind, words, cases, right: cases - failures.length, failures };
}

/** Scores per kind, in the order in which kinds first appear, and over all. */
export function scores(verdicts: readonly Verdict[]): Score[] {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  const of = (kind: string, chosen: readonly Verdict[]): Score => ({
    kind,
    cases: share(
      chosen.reduce((sum, { right }) => sum + right, 0),
      chosen.reduce((sum, { cases }) => sum + cases, 0),
    ),
    whole: share(chosen.filter(({ failures }) => failures.length === 0).length, chosen.length),
  });
  return [
    ...kinds.map((kind) =>
      of(
        kind,
        verdicts.filter((verdict) => verdict.kind === kind),
      ),
    ),
    of("all", verdicts),
  ];
}
