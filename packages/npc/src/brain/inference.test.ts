import { expect, test } from "vitest";
import { seededNormal } from "../training/random.ts";
import { compareWithIntegers } from "./agreement.ts";
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
  const result = await compareWithIntegers(inference, brains, { count: 10_000, seed: 3 });
  expect(result).toMatchObject({ compared: 10_000 * 2 * 20, different: 0 });
  await inference.release();
});

test("the comparison sees one weight that is one off", async () => {
  const network = randomNetwork(shapes.small as Shape, 1, 40);
  const inference = await loadBrains({ small: network });
  const last = network.layers.at(-1)?.weights as Int8Array;
  last[7] = (last[7] as number) + 1;
  const { different, example } = await compareWithIntegers(
    inference,
    { small: network },
    { count: 50, seed: 3 },
  );
  expect(different).toBeGreaterThan(0);
  expect(example).toMatch(/^small, observation \d+, choice 0: /);
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

test("before the first era, when no kind has a brain, nobody has scores", async () => {
  const inference = await loadBrains({});
  expect(await inference.run({ deer: { count: 1, matrix: new Float32Array(OBSERVATION) } })).toEqual({});
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
