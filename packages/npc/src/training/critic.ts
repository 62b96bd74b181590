import { OBSERVATION } from "../brain/observation.ts";
import { seededNormal } from "./random.ts";

const HIDDEN = 24;
/** Parameters: for each hidden unit its weights and bias, then the weights and the bias of the last. */
const COUNT = HIDDEN * (OBSERVATION + 2) + 1;
const LAST = HIDDEN * (OBSERVATION + 1);

/** Where a critic begins. */
export function newCritic(seed: number): number[] {
  const normal = seededNormal(seed);
  return Array.from({ length: COUNT }, (_, i) => (i < LAST ? normal() / 8 : 0));
}

/** Guesses what is still to come for an NPC from what it senses. Helps in training only; plain floating point. */
export class Critic {
  readonly parameters: number[];
  readonly #hidden = new Float64Array(HIDDEN);

  constructor(parameters: number[]) {
    this.parameters = parameters;
  }

  run(senses: Uint8Array, at: number): number {
    const { parameters } = this;
    let value = parameters[COUNT - 1] as number;
    for (let o = 0; o < HIDDEN; o++) {
      const row = o * (OBSERVATION + 1);
      let sum = parameters[row + OBSERVATION] as number;
      for (let k = 0; k < OBSERVATION; k++) {
        const a = senses[at + k] as number;
        if (a !== 0) sum += (a / 127) * (parameters[row + k] as number);
      }
      const h = Math.tanh(sum);
      this.#hidden[o] = h;
      value += h * (parameters[LAST + o] as number);
    }
    return value;
  }

  /** Adds to `slope` how a loss changes with each parameter, for the sample that was run last. */
  follow(error: number, slope: Float64Array, senses: Uint8Array, at: number): void {
    const { parameters } = this;
    slope[COUNT - 1] = (slope[COUNT - 1] as number) + error;
    for (let o = 0; o < HIDDEN; o++) {
      const h = this.#hidden[o] as number;
      slope[LAST + o] = (slope[LAST + o] as number) + error * h;
      const inner = error * (parameters[LAST + o] as number) * (1 - h * h);
      const row = o * (OBSERVATION + 1);
      slope[row + OBSERVATION] = (slope[row + OBSERVATION] as number) + inner;
      for (let k = 0; k < OBSERVATION; k++) {
        const a = senses[at + k] as number;
        if (a !== 0) slope[row + k] = (slope[row + k] as number) + inner * (a / 127);
      }
    }
  }
}
