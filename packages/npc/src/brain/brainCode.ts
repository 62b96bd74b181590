import { CogwrightError } from "@cogwright/contracts/errors";
import { bytesToHex, type Hex, hexToBytes, keccak256 } from "viem";
import type { Layer, Network } from "./network.ts";

/** Outputs of a block of weights, and bytes of its rows: ten lanes of three bytes in a word of the EVM. */
const BLOCK = 30;
const LAYER_BYTES = 5;

/** A contract's code holds no brain, or a network cannot be written as one. */
export class BrainCodeInvalid extends CogwrightError {
  constructor(problem: string) {
    super(`This is no brain's code: ${problem}.`, { code: "brain-code-invalid" });
  }
}

/** Where an output's byte stands in its row. */
const placeInRow = (output: number): number =>
  BLOCK - 1 - (3 * (output % 10) + Math.floor((output % BLOCK) / 10));

const layerBytes = ({ inputs, outputs }: Layer): number =>
  2 * outputs + Math.ceil(outputs / BLOCK) * inputs * BLOCK;

/**
 * Writes a network as the chain keeps and evaluates it; the format stands in `BrainKernel.sol`. One network has one code.
 */
export function encodeBrain({ layers }: Network): Hex {
  const bytes = new Uint8Array(
    1 + layers.length * LAYER_BYTES + layers.reduce((sum, layer) => sum + layerBytes(layer), 0),
  ).fill(128);
  const view = new DataView(bytes.buffer);
  bytes[0] = layers.length;
  let at = 1;
  for (const { inputs, outputs, shift } of layers) {
    view.setUint16(at, inputs);
    view.setUint16(at + 2, outputs);
    bytes[at + 4] = shift;
    at += LAYER_BYTES;
  }
  for (const layer of layers) {
    const { inputs, outputs, weights, bias } = layer;
    for (const [o, value] of bias.entries()) view.setInt16(at + 2 * o, value);
    const rows = at + 2 * outputs;
    for (let o = 0; o < outputs; o++)
      for (let i = 0; i < inputs; i++) {
        const row = rows + (Math.floor(o / BLOCK) * inputs + i) * BLOCK;
        bytes[row + placeInRow(o)] = (weights[o * inputs + i] as number) + 128;
      }
    at += layerBytes(layer);
  }
  return bytesToHex(bytes);
}

/** Reads a network back out of its code. @throws {BrainCodeInvalid} */
export function decodeBrain(code: Hex): Network {
  const bytes = hexToBytes(code);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes[0] ?? 0;
  if (count === 0 || bytes.length < 1 + count * LAYER_BYTES)
    throw new BrainCodeInvalid(`it says ${count} layers in ${bytes.length} bytes`);
  let at = 1 + count * LAYER_BYTES;
  const layers: Layer[] = [];
  for (let index = 0; index < count; index++) {
    const described = 1 + index * LAYER_BYTES;
    const inputs = view.getUint16(described);
    const outputs = view.getUint16(described + 2);
    const layer: Layer = {
      inputs,
      outputs,
      weights: new Int8Array(inputs * outputs),
      bias: new Int32Array(outputs),
      shift: bytes[described + 4] as number,
    };
    const end = at + layerBytes(layer);
    if (end > bytes.length)
      throw new BrainCodeInvalid(`layer ${index} ends at byte ${end} of ${bytes.length}`);
    const rows = at + 2 * outputs;
    for (let o = 0; o < outputs; o++) {
      layer.bias[o] = view.getInt16(at + 2 * o);
      for (let i = 0; i < inputs; i++) {
        const row = rows + (Math.floor(o / BLOCK) * inputs + i) * BLOCK;
        layer.weights[o * inputs + i] = (bytes[row + placeInRow(o)] as number) - 128;
      }
    }
    layers.push(layer);
    at = end;
  }
  if (at !== bytes.length) throw new BrainCodeInvalid(`${bytes.length - at} bytes follow its last layer`);
  return { layers };
}

/** A brain's content hash: what it is registered under. */
export const brainHash = (network: Network): Hex => keccak256(encodeBrain(network));
