import { expect, test } from "vitest";
import { seeded, seededNormal } from "../training/random.ts";
import { loadBrains } from "./inference.ts";
import { type Network, networkOf, parameterCount, type Shape, scores } from "./network.ts";
import { OBSERVATION } from "./observation.ts";
import { readOnnx, writeOnnx } from "./onnx.ts";

const shapes: Record<string, Shape> = {
  small: { widths: [OBSERVATION, 30, 20], shift: 7 },
  deep: { widths: [OBSERVATION, 60, 60, 20], shift: 8 },
};

const randomNetwork = (shape: Shape, seed: number, spread: number): Network => {
  const normal = seededNormal(seed);
  return networkOf(
    shape,
    Float64Array.from({ length: parameterCount(shape) }, () => spread * normal()),
  );
};

test("onnxruntime-web and the integer reference agree on 20,000 random observations to the last bit", async () => {
  const brains = {
    small: randomNetwork(shapes.small as Shape, 1, 40),
    deep: randomNetwork(shapes.deep as Shape, 2, 120),
  };
  const inference = await loadBrains(brains);
  const random = seeded(3);
  const count = 10_000;
  const matrix = Float32Array.from({ length: count * OBSERVATION }, () =>
    random(3) === 0 ? 0 : random(128),
  );
  const results = await inference.run({ small: { count, matrix }, deep: { count, matrix } });
  let distinct = 0;
  for (const [name, network] of Object.entries(brains)) {
    const found = results[name] as Float32Array;
    for (let row = 0; row < count; row++) {
      const expected = scores(network, matrix.subarray(row * OBSERVATION, (row + 1) * OBSERVATION));
      for (const [i, value] of expected.entries()) {
        if (found[row * 20 + i] !== value)
          throw new Error(`${name}, row ${row}, score ${i}: ${found[row * 20 + i]} and not ${value}`);
      }
      distinct += expected[0] === 0 ? 0 : 1;
    }
  }
  expect(distinct).toBeGreaterThan(count);
  await inference.release();
});

test("a tick without any NPC of a kind is no special case", async () => {
  const inference = await loadBrains({ small: randomNetwork(shapes.small as Shape, 1, 40) });
  expect((await inference.run({})).small).toHaveLength(0);
  await inference.release();
});

test("extreme weights and senses stay exact", async () => {
  const shape: Shape = { widths: [OBSERVATION, 60, 20], shift: 7 };
  const brains = { extreme: networkOf(shape, new Float64Array(parameterCount(shape)).fill(1000)) };
  const inference = await loadBrains(brains);
  const matrix = new Float32Array(OBSERVATION).fill(127);
  const { extreme } = await inference.run({ extreme: { count: 1, matrix } });
  expect([...(extreme as Float32Array)]).toEqual([...scores(brains.extreme, matrix)]);
  await inference.release();
});

test("a brain written as ONNX is read back the same", () => {
  const brains = { wolf: randomNetwork(shapes.deep as Shape, 5, 60) };
  expect(readOnnx(writeOnnx(brains))).toEqual(brains);
});

test.each([
  ["cut short", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 100)],
  ["empty", () => new Uint8Array()],
  ["text", () => new TextEncoder().encode("a brain, honestly")],
])("a file that is %s is refused in words", (_, spoil) => {
  const bytes = writeOnnx({ wolf: randomNetwork(shapes.small as Shape, 5, 60) });
  expect(() => readOnnx(spoil(bytes))).toThrow(/is no brain/);
});
