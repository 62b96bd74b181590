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
  /** The policies of the other kinds (and, unused, of this one). */
  opponents: Policies;
  /** Deviation of a perturbation, in units of a weight. */
  spread: number;
  /** Step length, in units of a weight. */
  rate: number;
  /** Parameters to begin with. */
  start: Float64Array;
  onGeneration?: (report: Generation) => void;
}

export interface Generation {
  generation: number;
  /** Mean fitness of the perturbed, and of the unperturbed network, in this generation's worlds. */
  mean: number;
  fitness: number;
}

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

/**
 * Evolution strategies on the quantised network itself: what is tried and what is kept are the integers that will run.
 * Opposite perturbations share worlds; fitness counts by rank; Adam smooths the steps. The same options give the same
 * network.
 */
export function evolve(options: EvolveOptions): { network: Network; parameters: Float64Array } {
  const { kind, seed, generations, pairs, worlds, ticks, opponents, spread, rate } = options;
  const parameters = options.start.slice();
  const size = parameters.length;
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const draws = seeded(seed ^ 0x5eed);

  const judge = (candidate: Float64Array, seeds: readonly number[]): number => {
    const policies = { ...opponents, [kind]: brainPolicy(networkOf(brainShape, candidate)) };
    let sum = 0;
    for (const world of seeds)
      sum += fitnessOf(kind, playEpisode({ seed: world, ticks, policies })[kind], ticks);
    return sum / seeds.length;
  };

  for (let generation = 1; generation <= generations; generation++) {
    const seeds = Array.from({ length: worlds }, () => draws(2 ** 32));
    const noises = Array.from({ length: pairs }, () => {
      const normal = seededNormal(draws(2 ** 32));
      return Float64Array.from({ length: size }, normal);
    });
    const results = noises.flatMap((noise) =>
      [spread, -spread].map((sign) =>
        judge(
          parameters.map((value, i) => value + sign * (noise[i] as number)),
          seeds,
        ),
      ),
    );
    const weights = rankWeights(results);
    const correction = Math.sqrt(1 - 0.999 ** generation) / (1 - 0.9 ** generation);
    for (let i = 0; i < size; i++) {
      let slope = 0;
      for (let p = 0; p < pairs; p++)
        slope += ((weights[2 * p] as number) - (weights[2 * p + 1] as number)) * (noises[p]?.[i] as number);
      slope /= 2 * pairs;
      first[i] = 0.9 * (first[i] as number) + 0.1 * slope;
      second[i] = 0.999 * (second[i] as number) + 0.001 * slope * slope;
      const step = (rate * correction * (first[i] as number)) / (Math.sqrt(second[i] as number) + 1e-8);
      parameters[i] = Math.max(-127, Math.min(127, (parameters[i] as number) + step));
    }
    options.onGeneration?.({
      generation,
      mean: results.reduce((sum, value) => sum + value) / results.length,
      fitness: judge(parameters, seeds),
    });
  }
  return { network: networkOf(brainShape, parameters), parameters };
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
