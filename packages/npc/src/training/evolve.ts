import { CHOICES } from "../brain/decision.ts";
import { type Network, networkOf, type Shape } from "../brain/network.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { type NpcKind, type Policies, playEpisode, type Tally } from "./episode.ts";
import { brainPolicy } from "./policy.ts";
import { seeded, seededNormal } from "./random.ts";

/** The shape of every brain: widths in multiples of 30 waste nothing in the EVM kernel (ten weights a multiplication). */
export const brainShape: Shape = { widths: [OBSERVATION, 30, CHOICES], shift: 7 };

export interface EvolveOptions {
  kind: NpcKind;
  seed: number;
  generations: number;
  /** Pairs of opposite perturbations tried in a generation. */
  pairs: number;
  /** Worlds that each of them plays, the same for all of a generation. */
  worlds: number;
  ticks: number;
  /** Every so many generations the network plays `exams` worlds, always the same; the best at that is kept. */
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
  /** Mean fitness of the perturbed networks in this generation's worlds. */
  mean: number;
  /** Mean fitness of the network in the exam worlds, when it was examined. */
  exam?: number;
}

/** All that evolution knows; plain numbers, so that it can be written to a file and taken up again. */
export interface Evolution {
  generation: number;
  parameters: number[];
  /** Adam's averages. */
  first: number[];
  second: number[];
  best: { parameters: number[]; exam: number; generation: number };
}

/** The state before the first generation. */
export const beginning = (parameters: ArrayLike<number>): Evolution => ({
  generation: 0,
  parameters: Array.from(parameters),
  first: new Array<number>(parameters.length).fill(0),
  second: new Array<number>(parameters.length).fill(0),
  best: { parameters: Array.from(parameters), exam: Number.NEGATIVE_INFINITY, generation: 0 },
});

/**
 * What evolution changes: the last layer and the biases of the hidden one, 650 numbers of 2,450. What to look out for was
 * learned by imitation; a step in all dimensions is mostly noise at this number of tries.
 */
const evolved: readonly number[] = (() => {
  const [inputs, hidden, outputs] = brainShape.widths as [number, number, number];
  const second = hidden * (inputs + 1);
  return [
    ...Array.from({ length: hidden }, (_, o) => o * (inputs + 1) + inputs),
    ...Array.from({ length: outputs * (hidden + 1) }, (_, i) => second + i),
  ];
})();

/** What a kind lives for; higher is better. */
export function fitnessOf(kind: NpcKind, tally: Tally, ticks: number): number {
  if (tally.born === 0 || tally.lived === 0) return 0;
  const alive = tally.lived / (tally.born * ticks);
  const hunger = tally.hunger / (tally.lived * 15);
  const strikes = tally.strikes / tally.born;
  const kills = tally.kills / tally.born;
  const near = tally.prey / (tally.lived * 127);
  const threatened = tally.threat / (tally.lived * 127);
  if (kind === "deer")
    return alive - 0.5 * hunger - 0.5 * threatened - (tally.killed + tally.starved) / tally.born;
  if (kind === "wolf") return kills + 0.1 * strikes + 0.5 * near + alive - 0.5 * hunger;
  return 0.2 * strikes + kills + 0.5 * near + alive - 0.5 * hunger;
}

/** Seeds of the exam's worlds, far from those of training and of `evaluate`. */
const EXAM_SEED = 0x7000_0000;

/**
 * Evolution strategies on the quantised network itself: what is tried and what is kept are the integers that will run.
 * Opposite perturbations share worlds; fitness counts by rank; Adam smooths the steps. What a generation draws follows
 * from seed and generation alone: the same options give the same network, in one go or taken up again.
 * @returns the network that was best in the exams
 */
export function evolve(options: EvolveOptions): { network: Network; state: Evolution } {
  const { kind, seed, generations, pairs, worlds, ticks, opponents, spread, rate, exams, examEvery } =
    options;
  const state = structuredClone(options.start);
  const { parameters, first, second } = state;

  const judge = (candidate: ArrayLike<number>, seeds: readonly number[]): number => {
    const policies = { ...opponents, [kind]: brainPolicy(networkOf(brainShape, candidate)) };
    let sum = 0;
    for (const world of seeds)
      sum += fitnessOf(kind, playEpisode({ seed: world, ticks, policies })[kind], ticks);
    return sum / seeds.length;
  };
  const examWorlds = Array.from({ length: exams }, (_, i) => EXAM_SEED + i);
  const examine = (): number => {
    const exam = judge(parameters, examWorlds);
    if (exam > state.best.exam)
      state.best = { parameters: parameters.slice(), exam, generation: state.generation };
    return exam;
  };
  if (state.generation === 0) {
    const exam = examine();
    options.onGeneration?.({ generation: 0, mean: exam, exam }, state);
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
        return judge(tried, seeds);
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
    const examined = generation % examEvery === 0 || generation === generations;
    options.onGeneration?.(
      {
        generation,
        mean: results.reduce((sum, value) => sum + value) / results.length,
        ...(examined && { exam: examine() }),
      },
      state,
    );
  }
  return { network: networkOf(brainShape, state.best.parameters), state };
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
