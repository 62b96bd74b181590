import { BIAS_LIMIT, type Layer, type Network } from "./network.ts";
import { OnnxInvalid } from "./onnxInvalid.ts";
import { bytesOf, type Message, MessageWriter, readMessage, textOf } from "./protobuf.ts";

// Field numbers of the ONNX schema (onnx.proto): what is written here and nothing else.
const MODEL = { irVersion: 1, producer: 2, graph: 7, opset: 8 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5 };
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 };
const IR_VERSION = 8;
const OPSET = 17;
const FLOAT = 1;
const ATTRIBUTE_INT = 2;

/** Brains by name; the name is that of the graph's input, its output is `<name>-scores`. */
export type Brains = Readonly<Record<string, Network>>;

export const scoresName = (brain: string): string => `${brain}-scores`;

/**
 * Writes brains as one ONNX model on float32: one branch each, from `<name>` [n, observation] to `<name>-scores`
 * [n, choices]. All numbers in it are integers below 2^24, so that every runtime computes the same.
 */
export function writeOnnx(brains: Brains): Uint8Array {
  const graph = new MessageWriter();
  const initializers: MessageWriter[] = [];
  const inputs: MessageWriter[] = [];
  const outputs: MessageWriter[] = [];
  const node = (op: string, ins: readonly string[], out: string, transposed = false): void => {
    const message = new MessageWriter();
    for (const name of ins) message.put(NODE.input, name);
    message.put(NODE.output, out).put(NODE.name, out).put(NODE.op, op);
    if (transposed)
      message.put(
        NODE.attribute,
        new MessageWriter().put(1, "transB").number(3, 1).number(20, ATTRIBUTE_INT),
      );
    graph.put(GRAPH.node, message);
  };
  const constant = (name: string, dims: readonly number[], values: ArrayLike<number>): void => {
    initializers.push(tensor(name, dims, values));
  };
  constant("zero", [], [0]);
  constant("top", [], [127]);

  for (const [brain, { layers }] of Object.entries(brains)) {
    let from = brain;
    for (const [index, layer] of layers.entries()) {
      const name = `${brain}-${index}`;
      const last = index === layers.length - 1;
      constant(`${name}-weights`, [layer.outputs, layer.inputs], layer.weights);
      constant(`${name}-bias`, [layer.outputs], layer.bias);
      const sums = last ? scoresName(brain) : `${name}-sums`;
      node("Gemm", [from, `${name}-weights`, `${name}-bias`], sums, true);
      if (last) break;
      constant(`${name}-scale`, [], [2 ** -layer.shift]);
      node("Mul", [sums, `${name}-scale`], `${name}-scaled`);
      node("Floor", [`${name}-scaled`], `${name}-floored`);
      node("Clip", [`${name}-floored`, "zero", "top"], `${name}-out`);
      from = `${name}-out`;
    }
    inputs.push(port(brain, layers[0]?.inputs ?? 0));
    outputs.push(port(scoresName(brain), layers.at(-1)?.outputs ?? 0));
  }
  graph.put(GRAPH.name, "cogwright");
  for (const message of initializers) graph.put(GRAPH.initializer, message);
  for (const message of inputs) graph.put(GRAPH.input, message);
  for (const message of outputs) graph.put(GRAPH.output, message);
  return new MessageWriter()
    .number(MODEL.irVersion, IR_VERSION)
    .put(MODEL.producer, "cogwright")
    .put(MODEL.graph, graph)
    .put(MODEL.opset, new MessageWriter().put(1, "").number(2, OPSET))
    .bytes();
}

function tensor(name: string, dims: readonly number[], values: ArrayLike<number>): MessageWriter {
  const message = new MessageWriter();
  for (const dim of dims) message.number(TENSOR.dims, dim);
  const raw = new Uint8Array(values.length * 4);
  const view = new DataView(raw.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i] as number, true);
  return message.number(TENSOR.type, FLOAT).put(TENSOR.name, name).put(TENSOR.raw, raw);
}

/** An input or output of the graph: [any number of NPCs, width]. */
function port(name: string, width: number): MessageWriter {
  const shape = new MessageWriter()
    .put(1, new MessageWriter().put(2, `${name}-count`))
    .put(1, new MessageWriter().number(1, width));
  const type = new MessageWriter().number(1, FLOAT).put(2, shape);
  return new MessageWriter().put(1, name).put(2, new MessageWriter().put(1, type));
}

interface Tensor {
  dims: readonly number[];
  values: Float32Array;
}

/**
 * Reads the brains back out of a model that `writeOnnx` made.
 * @param file named in errors
 * @throws {OnnxInvalid} when it is anything else, or its numbers could leave the exact range
 */
export function readOnnx(bytes: Uint8Array, file?: string): Brains {
  const graphs = bytesOf(readMessage(bytes), MODEL.graph);
  if (graphs.length !== 1) throw new OnnxInvalid(`it has ${graphs.length} graphs`, file);
  const graph = readMessage(graphs[0] as Uint8Array);
  const tensors = new Map<string, Tensor>();
  for (const part of bytesOf(graph, GRAPH.initializer)) {
    const message = readMessage(part);
    tensors.set(textOf(message, TENSOR.name), readTensor(message));
  }
  const names = bytesOf(graph, GRAPH.input).map((part) => textOf(readMessage(part), 1));
  return Object.fromEntries(names.map((name) => [name, { layers: readLayers(name, tensors, file) }]));
}

function readTensor(message: Message): Tensor {
  const raw = bytesOf(message, TENSOR.raw)[0] ?? new Uint8Array();
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  return {
    dims: (message.get(TENSOR.dims) ?? []).map(Number),
    values: Float32Array.from({ length: Math.floor(raw.length / 4) }, (_, i) => view.getFloat32(4 * i, true)),
  };
}

function readLayers(brain: string, tensors: ReadonlyMap<string, Tensor>, file?: string): Layer[] {
  const layers: Layer[] = [];
  for (let index = 0; ; index++) {
    const weights = tensors.get(`${brain}-${index}-weights`);
    const bias = tensors.get(`${brain}-${index}-bias`);
    if (!weights || !bias) break;
    const [outputs = 0, inputs = 0] = weights.dims;
    if (weights.values.length !== inputs * outputs || bias.values.length !== outputs)
      throw new OnnxInvalid(`layer ${index} of ${brain} has other sizes than it says`, file);
    exact(weights.values, 127, `a weight in layer ${index} of ${brain}`, file);
    exact(bias.values, BIAS_LIMIT, `a bias in layer ${index} of ${brain}`, file);
    const scale = tensors.get(`${brain}-${index}-scale`)?.values[0] ?? 1;
    const shift = Math.log2(1 / scale);
    if (!Number.isInteger(shift) || shift < 0)
      throw new OnnxInvalid(`layer ${index} of ${brain} is divided by ${1 / scale}, no power of two`, file);
    layers.push({
      inputs,
      outputs,
      weights: Int8Array.from(weights.values),
      bias: Int32Array.from(bias.values),
      shift,
    });
  }
  if (layers.length === 0) throw new OnnxInvalid(`${brain} has no layers`, file);
  return layers;
}

function exact(values: Float32Array, limit: number, what: string, file?: string): void {
  const wrong = values.find((value) => !Number.isInteger(value) || Math.abs(value) > limit);
  if (wrong !== undefined) throw new OnnxInvalid(`${what} is ${wrong}, no integer of at most ${limit}`, file);
}
