import type { Senses } from "../strategy/decide.ts";
import type { ActionName, Strategy } from "../strategy/strategy.ts";
import type { ModelReading } from "./askModel.ts";

/** How candidates are tried out; injected, so that choosing stays pure. */
export interface Trial {
  /** The action a strategy takes in a situation in which every action is possible. */
  decide: (strategy: Strategy, situation: Senses) => ActionName;
  /** Share of quick battles won against the reference bots, 0..1, always the same for the same strategy. */
  winShare: (strategy: Strategy) => number;
}

export interface JudgedCandidate {
  reading: ModelReading;
  /** Share of the probed situations in which it acts as the embedded reading does, 0..1. */
  agreement: number;
  winShare: number;
}

/** Sensess on both sides of every condition of a strategy, one condition at a time, and the ordinary one. */
export function probes(strategy: Strategy): Senses[] {
  const situations: Senses[] = [{}];
  for (const rule of strategy.rules) {
    let all: Senses = {};
    for (const condition of rule.when) {
      if (typeof condition.value === "number") {
        for (const value of [condition.value - 1, condition.value, condition.value + 1]) {
          situations.push({ ...all, [condition.sense]: value });
        }
        const holds = condition.is.includes("<")
          ? condition.value - 1
          : condition.value + (condition.is === ">" ? 1 : 0);
        all = { ...all, [condition.sense]: holds };
      } else {
        all = { ...all, [condition.sense]: condition.value };
        situations.push(all);
      }
    }
    if (rule.when.length > 1) situations.push(all);
  }
  return situations;
}

/** Below this share of agreement a candidate contradicts what the embedded reader is sure of. */
const LEAST_AGREEMENT = 0.6;

/**
 * Picks the best of several readings of the same words.
 *
 * What the embedded reader understood whole is held against the candidates: one that acts otherwise too often is out.
 * Of the rest the one that agrees most is taken; equal ones are told apart by what they leave out, then by battles.
 *
 * @param sure the embedded reader's strategy when it understood every word, else `undefined`.
 * @returns `undefined` when no candidate is left.
 */
export function choose(
  candidates: readonly ModelReading[],
  sure: Strategy | undefined,
  trial: Trial,
): JudgedCandidate | undefined {
  const situations = sure ? probes(sure) : [];
  const judged = candidates.map((reading) => {
    const agreeing = sure
      ? situations.filter(
          (situation) => trial.decide(sure, situation) === trial.decide(reading.strategy, situation),
        )
      : [];
    return {
      reading,
      agreement: situations.length === 0 ? 1 : agreeing.length / situations.length,
      winShare: trial.winShare(reading.strategy),
    };
  });
  return judged
    .filter(({ agreement }) => agreement >= LEAST_AGREEMENT)
    .sort(
      (x, y) =>
        y.agreement - x.agreement ||
        x.reading.notUnderstood.length - y.reading.notUnderstood.length ||
        y.winShare - x.winShare,
    )[0];
}
