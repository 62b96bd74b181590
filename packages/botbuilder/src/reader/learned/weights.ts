import { WEIGHTS } from "./generated/weights.ts";

/** What the network's words, stretches, pieces and orders are called, in the order of their numbers. */
export interface Books {
  words: readonly string[];
  chunks: readonly string[];
  pieces: readonly string[];
  templates: readonly string[];
  tags: readonly string[];
  classes: readonly string[];
  relations: readonly string[];
  bins: readonly number[];
}

/** The trained network: matrices row by row. */
export interface Weights {
  books: Books;
  of: (name: string) => Float32Array;
  /** How many numbers they are. */
  size: number;
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Words that were told by how many letters they share with the one before, and the rest of them. */
function wordsOf(packed: string): string[] {
  let last = "";
  return packed.split(" ").map((each) => {
    last = last.slice(0, Number.parseInt(each[0] ?? "0", 36)) + each.slice(1);
    return last;
  });
}

/**
 * Unpacks the weights: rows of bytes with a scale each (matrices), or floats (vectors), one after the other as listed.
 */
function unpack(): Weights {
  const bytes = bytesOf(WEIGHTS.data);
  const view = new DataView(bytes.buffer);
  const parts = new Map<string, Float32Array>();
  let at = 0;
  let size = 0;
  for (const [name, rows, columns] of WEIGHTS.parts) {
    const out = new Float32Array(Math.max(1, rows) * columns);
    if (rows === 0)
      for (let index = 0; index < columns; index++, at += 4) out[index] = view.getFloat32(at, true);
    else
      for (let row = 0; row < rows; row++) {
        const scale = view.getFloat32(at, true);
        at += 4;
        for (let index = 0; index < columns; index++, at++)
          out[row * columns + index] = view.getInt8(at) * scale;
      }
    size += out.length;
    parts.set(name, out);
  }
  return {
    books: { ...WEIGHTS.books, words: wordsOf(WEIGHTS.books.words) },
    size,
    of: (name) => {
      const part = parts.get(name);
      if (!part) throw new Error(`The network has no part "${name}".`);
      return part;
    },
  };
}

let unpacked: Weights | undefined;
/** The weights, unpacked when they are first asked for. */
export const weights = (): Weights => {
  unpacked ??= unpack();
  return unpacked;
};
