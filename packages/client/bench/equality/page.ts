import { type Agreement, compareWithIntegers } from "@cogwright/npc/brain/agreement";
import { loadBrains } from "@cogwright/npc/brain/inference";
import { readOnnx } from "@cogwright/npc/brain/onnx";

declare global {
  interface Window {
    /** Compares this browser's runtime with plain integers, on brains in an ONNX file; for `bench/equality.ts`. */
    compareBrains?: (onnx: readonly number[], sample: { count: number; seed: number }) => Promise<Agreement>;
  }
}

window.compareBrains = async (onnx, sample) => {
  const brains = readOnnx(Uint8Array.from(onnx));
  const inference = await loadBrains(brains);
  try {
    return await compareWithIntegers(inference, brains, sample);
  } finally {
    await inference.release();
  }
};
