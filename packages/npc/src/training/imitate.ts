import { CHOICES } from "../brain/decision.ts";
import { parameterCount } from "../brain/network.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { type NpcKind, type Policies, playEpisode } from "./episode.ts";
import { brainShape } from "./evolve.ts";
import { type Random, seeded, seededNormal } from "./random.ts";

export interface ImitateOptions {
  kind: NpcKind;
  seed: number;
  /** Whose choices are learned (the kind's own) and against whom they are made. */
  policies: Policies;
  episodes: number;
  ticks: number;
  rounds: number;
}

const HIDDEN = brainShape.widths[1] as number;
/** A share of the choices in the sample is random, so that it holds what the teacher does after a mistake. */
const WANDER = 0.15;
/** How sure the scores of the last layer count as, per unit. */
const TEMPERATURE = 1 / 600;
const BIAS_INPUT = 64;

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
  const first = new Float64Array(parameters.length);
  const second = new Float64Array(parameters.length);
  const slope = new Float64Array(parameters.length);
  const batch = 64;
  const steps = Math.floor((options.rounds * samples.length) / batch);
  for (let step = 1; step <= steps; step++) {
    slope.fill(0);
    for (let i = 0; i < batch; i++) descend(parameters, samples[draws(samples.length)] as Sample, slope);
    const rate = 0.6 * (1 - step / (steps + 1));
    const correction = Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step);
    for (let i = 0; i < slope.length; i++) {
      const g = (slope[i] as number) / batch;
      first[i] = 0.9 * (first[i] as number) + 0.1 * g;
      second[i] = 0.999 * (second[i] as number) + 0.001 * g * g;
      const moved =
        (parameters[i] as number) -
        (rate * correction * (first[i] as number)) / (Math.sqrt(second[i] as number) + 1e-12);
      parameters[i] = Math.max(-127, Math.min(127, moved));
    }
  }
  let agreed = 0;
  const sample = samples.slice(-4000);
  for (const one of sample) if (descend(parameters, one) === one.choice) agreed++;
  return { parameters, agreement: sample.length === 0 ? 0 : agreed / sample.length };
}

const hiddenSums = new Float64Array(HIDDEN);
const hidden = new Float64Array(HIDDEN);
const outputs = new Float64Array(CHOICES);
const SECOND = HIDDEN * (OBSERVATION + 1);

/** Runs one sample; adds the slope of its cross-entropy to `slope` where given. @returns the choice */
function descend(parameters: Float64Array, { senses, choice }: Sample, slope?: Float64Array): number {
  for (let o = 0; o < HIDDEN; o++) {
    const row = o * (OBSERVATION + 1);
    let sum = Math.round(parameters[row + OBSERVATION] as number) * BIAS_INPUT;
    for (let k = 0; k < OBSERVATION; k++) {
      const a = senses[k] as number;
      if (a !== 0) sum += a * Math.round(parameters[row + k] as number);
    }
    hiddenSums[o] = sum;
    hidden[o] = Math.max(0, Math.min(127, Math.floor(sum / 2 ** brainShape.shift)));
  }
  let best = 0;
  for (let o = 0; o < CHOICES; o++) {
    const row = SECOND + o * (HIDDEN + 1);
    let sum = Math.round(parameters[row + HIDDEN] as number) * BIAS_INPUT;
    for (let k = 0; k < HIDDEN; k++) sum += (hidden[k] as number) * Math.round(parameters[row + k] as number);
    outputs[o] = sum;
    if (sum > (outputs[best] as number)) best = o;
  }
  if (!slope) return best;

  const top = outputs[best] as number;
  let total = 0;
  for (let o = 0; o < CHOICES; o++) {
    outputs[o] = Math.exp(((outputs[o] as number) - top) * TEMPERATURE);
    total += outputs[o] as number;
  }
  const back = new Float64Array(HIDDEN);
  for (let o = 0; o < CHOICES; o++) {
    const error = ((outputs[o] as number) / total - (o === choice ? 1 : 0)) * TEMPERATURE;
    const row = SECOND + o * (HIDDEN + 1);
    slope[row + HIDDEN] = (slope[row + HIDDEN] as number) + error * BIAS_INPUT;
    for (let k = 0; k < HIDDEN; k++) {
      slope[row + k] = (slope[row + k] as number) + error * (hidden[k] as number);
      back[k] = (back[k] as number) + error * (parameters[row + k] as number);
    }
  }
  for (let o = 0; o < HIDDEN; o++) {
    const scaled = (hiddenSums[o] as number) / 2 ** brainShape.shift;
    // Clipped: no slope, but a little where it never fires, so that it can come back.
    const through = scaled > 127 ? 0 : scaled < 0 ? 0.02 : 1;
    const error = ((back[o] as number) * through) / 2 ** brainShape.shift;
    if (error === 0) continue;
    const row = o * (OBSERVATION + 1);
    slope[row + OBSERVATION] = (slope[row + OBSERVATION] as number) + error * BIAS_INPUT;
    for (let k = 0; k < OBSERVATION; k++)
      if (senses[k] !== 0) slope[row + k] = (slope[row + k] as number) + error * (senses[k] as number);
  }
  return best;
}
