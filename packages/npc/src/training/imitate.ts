import { CHOICES } from "../brain/decision.ts";
import { parameterCount } from "../brain/network.ts";
import { brainShape } from "./brainShape.ts";
import { type NpcKind, type Policies, playEpisode } from "./episode.ts";
import { type Random, seeded, seededNormal } from "./random.ts";
import { chancesOf, descend, RoundedNetwork, restingAdam, TEMPERATURE } from "./roundedNetwork.ts";

export interface ImitateOptions {
  kind: NpcKind;
  seed: number;
  /** Whose choices are learned (the kind's own) and against whom they are made. */
  policies: Policies;
  episodes: number;
  ticks: number;
  rounds: number;
}

/** A share of the choices in the sample is random, so that it holds what the teacher does after a mistake. */
const WANDER = 0.15;

interface Sample {
  senses: Uint8Array;
  choice: number;
}

function collect({ kind, seed, policies, episodes, ticks }: ImitateOptions): Sample[] {
  const samples: Sample[] = [];
  const draws = seeded(seed ^ 0xc0de);
  const wandering: Policies = {
    ...policies,
    [kind]: (senses: Uint8Array, random: Random) => {
      const choice = policies[kind](senses, random);
      samples.push({ senses: senses.slice(), choice });
      return random(1000) < WANDER * 1000 ? random(CHOICES) : choice;
    },
  };
  for (let i = 0; i < episodes; i++) playEpisode({ seed: draws(2 ** 32), ticks, policies: wandering });
  return samples;
}

/**
 * Parameters from which evolution begins: a network that chooses mostly as a script does. Gradient descent on the
 * rounded network (its steps are treated as straight lines), with Adam; the same options give the same parameters.
 */
export function imitate(options: ImitateOptions): { parameters: Float64Array; agreement: number } {
  const samples = collect(options);
  const normal = seededNormal(options.seed);
  const parameters = Float64Array.from({ length: parameterCount(brainShape) }, () => 10 * normal());
  const draws = seeded(options.seed ^ 0xfeed);
  const adam = restingAdam(parameters.length);
  const slope = new Float64Array(parameters.length);
  const errors = new Float64Array(CHOICES);
  const network = new RoundedNetwork(parameters);
  const batch = 64;
  const steps = Math.floor((options.rounds * samples.length) / batch);
  for (let step = 1; step <= steps; step++) {
    slope.fill(0);
    for (let i = 0; i < batch; i++) {
      const { senses, choice } = samples[draws(samples.length)] as Sample;
      network.run(senses);
      chancesOf(network.scores, errors);
      errors[choice] = (errors[choice] as number) - 1;
      for (let o = 0; o < CHOICES; o++) errors[o] = ((errors[o] as number) * TEMPERATURE) / batch;
      network.follow(errors, slope, senses);
    }
    descend(parameters, slope, adam, 0.6 * (1 - step / (steps + 1)), 127);
    network.set(parameters);
  }
  let agreed = 0;
  const sample = samples.slice(-4000);
  for (const { senses, choice } of sample) if (network.run(senses) === choice) agreed++;
  return { parameters, agreement: sample.length === 0 ? 0 : agreed / sample.length };
}
