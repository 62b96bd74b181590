/**
 * An integer-exact network: int8 weights, activations 0..127, sums below 2^24, so that float32 (ONNX), JavaScript and the
 * EVM compute the same numbers.
 *
 * A layer computes `bias + weights · input`; every layer but the last then divides by 2^shift, rounds down and clips to
 * 0..127. The last layer's sums are the scores of the actions.
 */
export interface Layer {
  inputs: number;
  outputs: number;
  /** Row by row: the weights of output o stand from o * inputs. -127..127. */
  weights: Int8Array;
  /** One an output, ±BIAS_LIMIT. */
  bias: Int32Array;
  shift: number;
}

export interface Network {
  layers: readonly Layer[];
}

/** Keeps a sum of 518 products (255 * 127 each at most, as the EVM kernel adds them) and a bias below 2^24. */
export const BIAS_LIMIT = 32_767;
const FAN_IN_LIMIT = 518;

/** Widths from the observation to the scores, and the division after each layer but the last. */
export interface Shape {
  widths: readonly number[];
  shift: number;
}

/** How many numbers a network of this shape has. */
export function parameterCount({ widths }: Shape): number {
  let count = 0;
  for (let i = 1; i < widths.length; i++) count += (widths[i] as number) * ((widths[i - 1] as number) + 1);
  return count;
}

const clip = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, Math.round(value)));

/** The bias of a layer is this many times its parameter: an input that is always at half its range. */
const BIAS_SCALE = 64;

/**
 * The network of a shape whose parameters are these, rounded: layer by layer, each output's weights and then its bias.
 * @throws RangeError on a shape whose sums could reach 2^24
 */
export function networkOf({ widths, shift }: Shape, parameters: ArrayLike<number>): Network {
  const layers: Layer[] = [];
  let at = 0;
  for (let i = 1; i < widths.length; i++) {
    const inputs = widths[i - 1] as number;
    const outputs = widths[i] as number;
    if (inputs > FAN_IN_LIMIT) throw new RangeError(`a layer may have ${FAN_IN_LIMIT} inputs, not ${inputs}`);
    const weights = new Int8Array(inputs * outputs);
    const bias = new Int32Array(outputs);
    for (let o = 0; o < outputs; o++) {
      for (let k = 0; k < inputs; k++) weights[o * inputs + k] = clip(parameters[at++] as number, 127);
      bias[o] = clip((parameters[at++] as number) * BIAS_SCALE, BIAS_LIMIT);
    }
    layers.push({ inputs, outputs, weights, bias, shift: i < widths.length - 1 ? shift : 0 });
  }
  return { layers };
}

/**
 * The reference: scores of the actions, by plain integers. Zero activations are skipped, which changes nothing.
 * @param input integers 0..127
 */
export function scores({ layers }: Network, input: ArrayLike<number>): Int32Array {
  let activations: ArrayLike<number> = input;
  for (const [index, { inputs, outputs, weights, bias, shift }] of layers.entries()) {
    const sums = bias.slice();
    for (let k = 0; k < inputs; k++) {
      const a = activations[k] as number;
      if (a === 0) continue;
      for (let o = 0, w = k; o < outputs; o++, w += inputs)
        sums[o] = (sums[o] as number) + a * (weights[w] as number);
    }
    if (index === layers.length - 1) return sums;
    for (let o = 0; o < outputs; o++) {
      const value = (sums[o] as number) >> shift;
      sums[o] = Math.max(0, Math.min(127, value));
    }
    activations = sums;
  }
  throw new RangeError("a network has at least one layer");
}

/**
 * The same as `scores`, about five times as fast: weights lie as they are needed, and the answer is overwritten by the next.
 */
export function runnerOf({ layers }: Network): (input: ArrayLike<number>) => Int32Array {
  const ready = layers.map(({ inputs, outputs, weights, bias, shift }) => {
    const columns = new Int32Array(inputs * outputs);
    for (let o = 0; o < outputs; o++)
      for (let k = 0; k < inputs; k++) columns[k * outputs + o] = weights[o * inputs + k] as number;
    return { inputs, outputs, columns, bias, shift, sums: new Int32Array(outputs) };
  });
  const last = ready.length - 1;
  return (input) => {
    let activations: ArrayLike<number> = input;
    for (let l = 0; l <= last; l++) {
      const { inputs, outputs, columns, bias, shift, sums } = ready[l] as (typeof ready)[number];
      sums.set(bias);
      for (let k = 0; k < inputs; k++) {
        const a = activations[k] as number;
        if (a === 0) continue;
        const at = k * outputs;
        for (let o = 0; o < outputs; o++) sums[o] = (sums[o] as number) + a * (columns[at + o] as number);
      }
      if (l < last)
        for (let o = 0; o < outputs; o++) {
          const value = (sums[o] as number) >> shift;
          sums[o] = Math.max(0, Math.min(127, value));
        }
      activations = sums;
    }
    return activations as Int32Array;
  };
}

/** The place of the highest score, the first of equals. */
export function highest(values: ArrayLike<number>, from = 0, count = values.length): number {
  let best = 0;
  for (let i = 1; i < count; i++)
    if ((values[from + i] as number) > (values[from + best] as number)) best = i;
  return best;
}
