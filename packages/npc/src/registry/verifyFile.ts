import { readFileSync } from "node:fs";
import { CogwrightError } from "@cogwright/contracts/errors";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Hex } from "viem";
import { brainHash } from "../brain/brainCode.ts";
import type { Network } from "../brain/network.ts";
import { type Brains, readOnnx } from "../brain/onnx.ts";
import { OnnxInvalid } from "../brain/onnxInvalid.ts";
import { type Era, readBrain, readEras } from "./eras.ts";

/** A file's brain is not the registered one. */
export class BrainNotRegistered extends CogwrightError {
  constructor(file: string, kind: string, brain: Hex) {
    super(`${file}: its ${kind}, ${brain}, is not registered in this world.`, {
      code: "brain-not-registered",
      hint: `Register it: npm run npc -- publish ${file}`,
      details: { file, kind, brain },
    });
  }
}

/** A file's brain was registered, but as another kind's. */
export class BrainOfOtherKind extends CogwrightError {
  constructor(file: string, kind: string, registered: string, brain: Hex) {
    super(`${file}: its ${kind}, ${brain}, is registered as a ${registered}'s brain.`, {
      code: "brain-of-other-kind",
      hint: "The name of the graph's input says whose brain a file holds.",
      details: { file, kind, registered, brain },
    });
  }
}

/** Reads the brains of an ONNX file. @throws {OnnxInvalid} */
export function readBrainFile(file: string): Brains {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new OnnxInvalid(cause instanceof Error ? cause.message : String(cause), file);
  }
  return readOnnx(bytes, file);
}

/** A brain of a file, found to be the registered one, weight by weight. */
export interface VerifiedBrain {
  kind: string;
  brain: Hex;
  author: Hex;
  publishedAt: number;
  /** When its kind used it, and uses it. */
  eras: Era[];
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, index) => value === b[index]);

function isSame(a: Network, b: Network): boolean {
  return (
    a.layers.length === b.layers.length &&
    a.layers.every((layer, index) => {
      const other = b.layers[index];
      return (
        other !== undefined &&
        layer.shift === other.shift &&
        sameNumbers(layer.weights, other.weights) &&
        sameNumbers(layer.bias, other.bias)
      );
    })
  );
}

/**
 * Compares an ONNX file with what the chain has registered and keeps of it.
 * @throws {OnnxInvalid | BrainNotRegistered | BrainOfOtherKind}
 */
export async function verifyFile(client: WorldClient, file: string): Promise<VerifiedBrain[]> {
  const eras = await readEras(client);
  const verified: VerifiedBrain[] = [];
  for (const [kind, network] of Object.entries(readBrainFile(file))) {
    const brain = brainHash(network);
    const found = await readBrain(client, brain);
    if (!found || !isSame(found.network, network)) throw new BrainNotRegistered(file, kind, brain);
    if (found.kind !== kind) throw new BrainOfOtherKind(file, kind, found.kind, brain);
    const { author, publishedAt } = found;
    verified.push({ kind, brain, author, publishedAt, eras: eras.filter((era) => era.brain === brain) });
  }
  return verified;
}
