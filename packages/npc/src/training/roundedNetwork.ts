import { CHOICES } from "../brain/decision.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { brainShape } from "./brainShape.ts";

const HIDDEN = brainShape.widths[1] as number;
const BIAS_INPUT = 64;
const SECOND = HIDDEN * (OBSERVATION + 1);

/**
 * The network that will run (weights rounded, activations rounded down), with a slope to follow: its steps count as
 * straight lines. Parameters are in the order of `networkOf`.
 */
export class RoundedNetwork {
  /** Scores of the sample that was run last. */
  readonly scores = new Float64Array(CHOICES);
  readonly #weights: Float64Array;
  readonly #sums = new Float64Array(HIDDEN);
  readonly #hidden = new Float64Array(HIDDEN);
  readonly #back = new Float64Array(HIDDEN);
  /** Which senses of the sample that was run last are not 0. */
  readonly #felt = new Int32Array(OBSERVATION);
  #count = 0;

  constructor(parameters: ArrayLike<number>) {
    this.#weights = Float64Array.from(parameters, Math.round);
  }

  /** Takes other parameters. */
  set(parameters: ArrayLike<number>): void {
    for (let i = 0; i < this.#weights.length; i++) this.#weights[i] = Math.round(parameters[i] as number);
  }

  /** Runs one sample. @returns the choice: the highest score */
  run(senses: Uint8Array, at = 0): number {
    const weights = this.#weights;
    const felt = this.#felt;
    let count = 0;
    for (let k = 0; k < OBSERVATION; k++) if (senses[at + k] !== 0) felt[count++] = k;
    this.#count = count;
    for (let o = 0; o < HIDDEN; o++) {
      const row = o * (OBSERVATION + 1);
      let sum = (weights[row + OBSERVATION] as number) * BIAS_INPUT;
      for (let i = 0; i < count; i++) {
        const k = felt[i] as number;
        sum += (senses[at + k] as number) * (weights[row + k] as number);
      }
      this.#sums[o] = sum;
      this.#hidden[o] = Math.max(0, Math.min(127, Math.floor(sum / 2 ** brainShape.shift)));
    }
    let best = 0;
    for (let o = 0; o < CHOICES; o++) {
      const row = SECOND + o * (HIDDEN + 1);
      let sum = (weights[row + HIDDEN] as number) * BIAS_INPUT;
      for (let k = 0; k < HIDDEN; k++) {
        const a = this.#hidden[k] as number;
        if (a !== 0) sum += a * (weights[row + k] as number);
      }
      this.scores[o] = sum;
      if (sum > (this.scores[best] as number)) best = o;
    }
    return best;
  }

  /**
   * Adds to `slope` how a loss changes with each parameter, for the sample that was run last.
   * @param errors how the loss changes with each score
   */
  follow(errors: Float64Array, slope: Float64Array, senses: Uint8Array, at = 0): void {
    const weights = this.#weights;
    const back = this.#back.fill(0);
    for (let o = 0; o < CHOICES; o++) {
      const error = errors[o] as number;
      if (error === 0) continue;
      const row = SECOND + o * (HIDDEN + 1);
      slope[row + HIDDEN] = (slope[row + HIDDEN] as number) + error * BIAS_INPUT;
      for (let k = 0; k < HIDDEN; k++) {
        slope[row + k] = (slope[row + k] as number) + error * (this.#hidden[k] as number);
        back[k] = (back[k] as number) + error * (weights[row + k] as number);
      }
    }
    for (let o = 0; o < HIDDEN; o++) {
      const scaled = (this.#sums[o] as number) / 2 ** brainShape.shift;
      // Clipped: no slope, but a little where it never fires, so that it can come back.
      const through = scaled > 127 ? 0 : scaled < 0 ? 0.02 : 1;
      const error = ((back[o] as number) * through) / 2 ** brainShape.shift;
      if (error === 0) continue;
      const row = o * (OBSERVATION + 1);
      slope[row + OBSERVATION] = (slope[row + OBSERVATION] as number) + error * BIAS_INPUT;
      for (let i = 0; i < this.#count; i++) {
        const k = this.#felt[i] as number;
        slope[row + k] = (slope[row + k] as number) + error * (senses[at + k] as number);
      }
    }
  }
}

/** Adam: steps against the slope, smoothed, of a length that hardly depends on the slope's. */
export interface Adam {
  steps: number;
  first: number[];
  second: number[];
}

export const restingAdam = (count: number): Adam => ({
  steps: 0,
  first: new Array<number>(count).fill(0),
  second: new Array<number>(count).fill(0),
});

/** Moves `parameters` by one step of about `rate`, within ±`limit`. */
export function descend(
  parameters: number[] | Float64Array,
  slope: Float64Array,
  adam: Adam,
  rate: number,
  limit: number,
): void {
  const { first, second } = adam;
  const steps = ++adam.steps;
  const correction = Math.sqrt(1 - 0.999 ** steps) / (1 - 0.9 ** steps);
  for (let i = 0; i < slope.length; i++) {
    const g = slope[i] as number;
    const mean = 0.9 * (first[i] as number) + 0.1 * g;
    const square = 0.999 * (second[i] as number) + 0.001 * g * g;
    first[i] = mean;
    second[i] = square;
    const moved = (parameters[i] as number) - (rate * correction * mean) / (Math.sqrt(square) + 1e-12);
    parameters[i] = Math.max(-limit, Math.min(limit, moved));
  }
}

/** How sure scores count as, per unit, where a network is trained. */
export const TEMPERATURE = 1 / 600;

/** Writes the chances that scores stand for into `into`: exp(score * TEMPERATURE), made to sum to 1. */
export function chancesOf(scores: Float64Array, into: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let total = 0;
  for (let o = 0; o < CHOICES; o++) {
    into[o] = Math.exp(((scores[o] as number) - top) * TEMPERATURE);
    total += into[o] as number;
  }
  for (let o = 0; o < CHOICES; o++) into[o] = (into[o] as number) / total;
}
