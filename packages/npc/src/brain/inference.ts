import * as ort from "onnxruntime-web/wasm";
import { type Brains, scoresName, writeOnnx } from "./onnx.ts";

/** Many NPCs' senses, by brain: `count` rows of OBSERVATION numbers each. */
export type Senses = Readonly<Record<string, { count: number; matrix: Float32Array }>>;

export interface Inference {
  /** Scores by brain, `count` rows of CHOICES numbers; all brains in one run of the runtime. */
  run: (senses: Senses) => Promise<Record<string, Float32Array>>;
  release: () => Promise<void>;
}

/**
 * Loads brains into onnxruntime-web: one session, one thread, one run for all NPCs of all kinds. Without any brain nobody
 * has scores; the runtime takes no empty graph.
 */
export async function loadBrains(brains: Brains): Promise<Inference> {
  if (Object.keys(brains).length === 0) return { run: async () => ({}), release: async () => undefined };
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(writeOnnx(brains));
  const widths = Object.fromEntries(
    Object.entries(brains).map(([name, { layers }]) => [name, layers[0]?.inputs ?? 0]),
  );
  return {
    run: async (senses) => {
      const feeds = Object.fromEntries(
        Object.entries(widths).map(([name, width]) => {
          const { count, matrix } = senses[name] ?? { count: 0, matrix: new Float32Array() };
          return [name, new ort.Tensor("float32", matrix.subarray(0, count * width), [count, width])];
        }),
      );
      const results = await session.run(feeds);
      return Object.fromEntries(
        Object.keys(widths).map((name) => [name, results[scoresName(name)]?.data as Float32Array]),
      );
    },
    release: () => session.release(),
  };
}
