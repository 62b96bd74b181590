import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Brains, readOnnx } from "./onnx.ts";
import { OnnxInvalid } from "./onnxInvalid.ts";

/** Where the brains of the game lie: `<kind>.onnx`, and `<kind>.json` about how it was trained. */
export const brainFolder = join(import.meta.dirname, "../../brains");

/** Reads the brain of each kind from a folder. @throws {OnnxInvalid} when one is missing or no brain */
export function readBrains(kinds: readonly string[], folder = brainFolder): Brains {
  return Object.fromEntries(
    kinds.map((kind) => {
      const file = join(folder, `${kind}.onnx`);
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(file);
      } catch (cause) {
        throw new OnnxInvalid(cause instanceof Error ? cause.message : String(cause), file);
      }
      const network = readOnnx(bytes, file)[kind];
      if (!network) throw new OnnxInvalid(`it holds no brain named ${kind}`, file);
      return [kind, network];
    }),
  );
}
