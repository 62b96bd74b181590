import { type Hex, hexToBytes } from "viem";

/** What a designer adds to the characters of a kind's NPCs: -128..127 each, in the order of the temperaments' values. */
export type Traits = readonly [number, number, number, number, number];

/** Traits as the chain keeps them: five signed bytes. */
export function decodeTraits(bytes: Hex): Traits {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = new Int8Array(hexToBytes(bytes));
  return [a, b, c, d, e];
}
