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

/** In so many parts it is taught: the first time of the teacher's play, then of its own too. */
const PARTS = 3;

interface Sample {
  senses: Uint8Array;
  choice: number;
}

/** Choices of the teacher, in worlds where it plays itself or, when there is one, a pupil plays. */
function collect(
  { kind, policies, episodes, ticks }: ImitateOptions,
  draws: Random,
  pupil?: RoundedNetwork,
): Sample[] {
  const samples: Sample[] = [];
  const wandering: Policies = {
    ...policies,
    [kind]: (senses: Uint8Array, random: Random) => {
      const choice = policies[kind](senses, random);
      samples.push({ senses: senses.slice(), choice });
      if (random(1000) < WANDER * 1000) return random(CHOICES);
      return pupil ? pupil.run(senses) : choice;
    },
  };
  for (let i = 0; i < episodes; i++)
    playEpisode({ seed: draws(2 ** 30), ticks, policies: wandering, needed: kind });
  return samples;
}

/**
 * Parameters from which learning begins: a network that chooses mostly as its teacher does. Gradient descent on the rounded
 * network (its steps are treated as straight lines), with Adam; the same options give the same parameters. After a part of
 * it the network plays itself and the teacher says what it would have done, so that it learns what to do where its own
 * mistakes lead (dataset aggregation, Ross et al. 2011).
 * @returns agreement: how often it chooses as the teacher in worlds it was not taught in, where it plays
 */
export function imitate(options: ImitateOptions): { parameters: Float64Array; agreement: number } {
  const normal = seededNormal(options.seed);
  const parameters = Float64Array.from({ length: parameterCount(brainShape) }, () => 10 * normal());
  const worlds = seeded(options.seed ^ 0xc0de);
  const draws = seeded(options.seed ^ 0xfeed);
  const adam = restingAdam(parameters.length);
  const slope = new Float64Array(parameters.length);
  const errors = new Float64Array(CHOICES);
  const network = new RoundedNetwork(parameters);
  const samples = collect(options, worlds);
  const batch = 64;
  const steps = Math.floor((options.rounds * samples.length) / batch);
  for (let part = 0; part < PARTS; part++) {
    if (part > 0) samples.push(...collect(options, worlds, network));
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
      const left = 1 - (part * steps + step) / (PARTS * steps + 1);
      descend(parameters, slope, adam, 0.6 * left, 127);
      network.set(parameters);
    }
  }
  const test = collect({ ...options, episodes: Math.ceil(options.episodes / 10) }, worlds, network);
  const agreed = test.filter(({ senses, choice }) => network.run(senses) === choice).length;
  return { parameters, agreement: test.length === 0 ? 0 : agreed / test.length };
}
