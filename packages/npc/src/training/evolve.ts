import { brainShape } from "./brainShape.ts";
import type { NpcKind, Policies } from "./episode.ts";
import { seeded, seededNormal } from "./random.ts";
import { EXAM_SEED, examWorlds, type Incumbent, marksOf, meanOf, verdictOn } from "./reward.ts";

export interface EvolveOptions {
  kind: NpcKind;
  seed: number;
  generations: number;
  /** Pairs of opposite perturbations tried in a generation. */
  pairs: number;
  /** Worlds that each of them plays, the same for all of a generation. */
  worlds: number;
  ticks: number;
  /** Every so many generations the network plays `exams` worlds, always the same; the best at that is kept (`verdictOn`). */
  examEvery: number;
  exams: number;
  /** The policies of the other kinds (and, unused, of this one). */
  opponents: Policies;
  /** Deviation of a perturbation, in units of a weight. */
  spread: number;
  /** Step length, in units of a weight. */
  rate: number;
  /** Where to begin: a fresh start, or a state that was written down. */
  start: Evolution;
  onGeneration?: (report: Generation, state: Evolution) => void;
}

export interface Generation {
  generation: number;
  /** Mean mark (`marksOf`) of the perturbed networks in this generation's worlds. */
  mean: number;
  /** That of the network in the exam worlds, when it was examined. */
  exam?: number;
}

/** All that evolution knows; plain numbers, so that it can be written to a file and taken up again. */
export interface Evolution {
  generation: number;
  parameters: number[];
  /** Adam's averages. */
  first: number[];
  second: number[];
  best: Incumbent;
}

/** The state before the first generation. */
export const beginning = (parameters: ArrayLike<number>): Evolution => ({
  generation: 0,
  parameters: Array.from(parameters),
  first: new Array<number>(parameters.length).fill(0),
  second: new Array<number>(parameters.length).fill(0),
  best: { parameters: Array.from(parameters), at: 0, marks: [] },
});

/**
 * What evolution changes: the last layer and the biases of the hidden one, 650 numbers of 2,450. What to look out for was
 * learned before; a step in all dimensions is mostly noise at this number of tries.
 */
const evolved: readonly number[] = (() => {
  const [inputs, hidden, outputs] = brainShape.widths as [number, number, number];
  const second = hidden * (inputs + 1);
  return [
    ...Array.from({ length: hidden }, (_, o) => o * (inputs + 1) + inputs),
    ...Array.from({ length: outputs * (hidden + 1) }, (_, i) => second + i),
  ];
})();

/**
 * Evolution strategies on the quantised network itself: what is tried and what is kept are the integers that will run.
 * Opposite perturbations share worlds; rewards count by rank; Adam smooths the steps. What a generation draws follows
 * from seed and generation alone: the same options give the same network, in one go or taken up again.
 * @returns the state, with the parameters that were best in the exams
 */
export function evolve(options: EvolveOptions): Evolution {
  const { kind, seed, generations, pairs, worlds, ticks, opponents, spread, rate, exams, examEvery } =
    options;
  const state = structuredClone(options.start);
  const { parameters, first, second } = state;

  const trial = { kind, opponents, ticks };
  const exam = examWorlds(exams);
  const examine = (): number => {
    const marks = marksOf(trial, parameters, exam);
    const verdict = state.generation === 0 ? "better" : verdictOn(marks, state.best);
    if (verdict === "better") state.best = { parameters: parameters.slice(), at: state.generation, marks };
    if (verdict === "worse") {
      for (const [i, value] of state.best.parameters.entries()) parameters[i] = value;
      first.fill(0);
      second.fill(0);
    }
    return meanOf(marks);
  };
  if (state.generation === 0) {
    const result = examine();
    options.onGeneration?.({ generation: 0, mean: result, exam: result }, state);
  }

  while (state.generation < generations) {
    const generation = ++state.generation;
    const draws = seeded(seed ^ 0x5eed ^ Math.imul(generation, 0x9e37_79b1));
    const seeds = Array.from({ length: worlds }, () => draws(EXAM_SEED));
    const noises = Array.from({ length: pairs }, () => {
      const normal = seededNormal(draws(2 ** 32));
      return evolved.map(normal);
    });
    const results = noises.flatMap((noise) =>
      [spread, -spread].map((sign) => {
        const tried = parameters.slice();
        for (const [i, at] of evolved.entries())
          tried[at] = (tried[at] as number) + sign * (noise[i] as number);
        return meanOf(marksOf(trial, tried, seeds));
      }),
    );
    const weights = rankWeights(results);
    const correction = Math.sqrt(1 - 0.999 ** generation) / (1 - 0.9 ** generation);
    for (const [i, at] of evolved.entries()) {
      let slope = 0;
      for (let p = 0; p < pairs; p++)
        slope += ((weights[2 * p] as number) - (weights[2 * p + 1] as number)) * (noises[p]?.[i] as number);
      slope /= 2 * pairs;
      first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
      second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope;
      const step = (rate * correction * (first[at] as number)) / (Math.sqrt(second[at] as number) + 1e-8);
      parameters[at] = Math.max(-127, Math.min(127, (parameters[at] as number) + step));
    }
    const exam = generation % examEvery === 0 || generation === generations ? examine() : undefined;
    options.onGeneration?.(
      {
        generation,
        mean: results.reduce((sum, value) => sum + value) / results.length,
        ...(exam !== undefined && { exam }),
      },
      state,
    );
  }
  return state;
}

/** Ranks spread over -1..1, so that one lucky world does not decide a step. */
function rankWeights(results: readonly number[]): number[] {
  const order = results
    .map((_, index) => index)
    .sort((a, b) => (results[a] as number) - (results[b] as number));
  const weights = new Array<number>(results.length).fill(0);
  for (const [rank, index] of order.entries()) weights[index] = (2 * rank) / (results.length - 1) - 1;
  return weights;
}
