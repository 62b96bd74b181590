/**
 * The one loop the network spends its time in, as a WebAssembly module written out by hand: plain JavaScript has no vectors
 * and takes ten times as long. Four rows of a matrix by four inputs at a time, 32-bit floats throughout, so that the page
 * and Node get the same bits.
 */

const LEB = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...LEB(value >> 7)]);
const section = (id: number, ...content: number[]) => [id, ...LEB(content.length), ...content];
const list = (...items: number[][]) => [...LEB(items.length), ...items.flat()];
const text = (name: string) => list(...[...name].map((letter) => [letter.charCodeAt(0)]));

const [I32, V128] = [0x7f, 0x7b];
const get = (local: number) => [0x20, local];
const set = (local: number, ...value: number[][]) => [...value.flat(), 0x21, local];
const constant = (value: number) => [0x41, ...LEB(value)];
const add = (a: number[], b: number[]) => [...a, ...b, 0x6a];
const step = (local: number, by: number[]) => set(local, add(get(local), by));
const shifted = (a: number[], by: number) => [...a, ...constant(by), 0x74];
/** Goes round as long as the condition at its end holds. */
const loop = (condition: number[], ...body: number[][]) => [
  0x03,
  0x40,
  ...body.flat(),
  ...condition,
  0x0d,
  0,
  0x0b,
];
const load = (address: number[]) => [...address, 0xfd, 0x00, 4, 0];
const spread = (address: number[]) => [...address, 0xfd, 0x09, 2, 0];
const store = (address: number[], value: number[]) => [...address, ...value, 0xfd, 0x0b, 4, 0];
const plus = (a: number[], b: number[]) => [...a, ...b, 0xfd, 0xe4, 0x01];
const times = (a: number[], b: number[]) => [...a, ...b, 0xfd, 0xe6, 0x01];

/** Parameters, all in bytes but the last three: `rows` counts groups of four, `count` is rounded up to fours. */
const [MATRIX, BIAS, INPUT, STEP, OUT, COUNT, ROWS, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const [LEFT, END, AT, FROM, TO, APART] = [8, 9, 10, 11, 12, 13] as const;
const IN = [14, 15, 16, 17] as const;
const SUM = [18, 19, 20, 21] as const;
const CELL = 22;

const body = [
  ...set(APART, shifted(get(ROWS), 4)),
  ...loop(
    get(ROWS),
    set(FROM, get(INPUT)),
    set(TO, get(OUT)),
    set(LEFT, get(COUNT)),
    loop(
      [...get(LEFT), ...constant(0), 0x4a],
      set(AT, get(MATRIX)),
      set(IN[0], get(FROM)),
      set(IN[1], add(get(IN[0]), get(STEP))),
      set(IN[2], add(get(IN[1]), get(STEP))),
      set(IN[3], add(get(IN[2]), get(STEP))),
      set(END, add(get(FROM), shifted(get(WIDTH), 2))),
      ...SUM.map((sum) => set(sum, load(get(BIAS)))),
      loop(
        [...get(IN[0]), ...get(END), 0x49],
        set(CELL, load(get(AT))),
        ...SUM.map((sum, index) =>
          set(sum, plus(get(sum), times(get(CELL), spread(get(IN[index] as number))))),
        ),
        ...IN.map((input) => step(input, constant(4))),
        step(AT, constant(16)),
      ),
      ...SUM.flatMap((sum) => [store(get(TO), get(sum)), step(TO, get(APART))]),
      set(FROM, add(get(FROM), shifted(get(STEP), 2))),
      set(LEFT, [...get(LEFT), ...constant(4), 0x6b]),
    ),
    set(MATRIX, add(get(MATRIX), shifted(get(WIDTH), 4))),
    step(BIAS, constant(16)),
    step(OUT, constant(16)),
    set(ROWS, [...get(ROWS), ...constant(1), 0x6b]),
  ),
  0x0b,
];
const code = [...list([...LEB(10), I32], [...LEB(5), V128]), ...body];
const MODULE = new Uint8Array([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, ...list([0x60, ...list(...Array.from({ length: 8 }, () => [I32])), 0])),
  ...section(2, ...list([...text("of"), ...text("memory"), 2, 0, 1])),
  ...section(3, ...list([0])),
  ...section(7, ...list([...text("run"), 0, 0])),
  ...section(10, ...list([...LEB(code.length), ...code])),
]);

/** What is used of WebAssembly: the types of Node and of the page differ, and it may be missing. */
interface Engine {
  validate(bytes: Uint8Array): boolean;
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { run: (...parameters: number[]) => void } };
}
const engine = (globalThis as { WebAssembly?: unknown }).WebAssembly as Engine | undefined;

/** `out = matrix · input + bias`, ready to be run. */
export interface Layer {
  readonly rows: number;
  readonly width: number;
  readonly matrix: Float32Array;
  readonly bias: Float32Array;
}

export interface Kernel {
  /** Memory that layers can read from and write to; it is never given back. */
  place(floats: number): Float32Array;
  /** @param matrix row by row */
  layer(matrix: Float32Array, bias: Float32Array): Layer;
  /**
   * Runs a layer over `count` inputs, `step` floats apart. What comes out, and what is read, are whole fours of inputs; the
   * rows of one are as far apart in `out` as `apartIn` says.
   */
  run(layer: Layer, input: Float32Array, step: number, count: number, out: Float32Array): void;
}

/** How many floats apart the results of a layer's inputs stand: its rows, rounded up to fours. */
export const apartIn = ({ rows }: Layer): number => Math.ceil(rows / 4) * 4;

const PAGE = 65536;

/** A kernel with memory of its own; undefined where WebAssembly has no vectors. */
export function createKernel(floats: number): Kernel | undefined {
  if (!engine?.validate(MODULE)) return undefined;
  const memory = new engine.Memory({ initial: Math.ceil((4 * floats) / PAGE) });
  const { run } = new engine.Instance(new engine.Module(MODULE), { of: { memory } }).exports;
  let used = 0;
  const place = (count: number): Float32Array => {
    const at = used;
    used += Math.ceil(count / 4) * 16;
    return new Float32Array(memory.buffer, at, count);
  };
  return {
    place,
    layer: (matrix, bias) => {
      const rows = bias.length;
      const width = matrix.length / rows;
      const layer = { rows, width, matrix: place(Math.ceil(rows / 4) * 4 * width), bias: place(rows) };
      for (let row = 0; row < rows; row++)
        for (let at = 0; at < width; at++)
          layer.matrix[((row >> 2) * width + at) * 4 + (row & 3)] = matrix[row * width + at] as number;
      layer.bias.set(bias);
      return layer;
    },
    run: (layer, input, step, count, out) =>
      run(
        layer.matrix.byteOffset,
        layer.bias.byteOffset,
        input.byteOffset,
        4 * step,
        out.byteOffset,
        count,
        Math.ceil(layer.rows / 4),
        layer.width,
      ),
  };
}
