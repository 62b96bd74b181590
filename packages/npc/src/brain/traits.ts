import { type Hex, hexToBytes } from "viem";

/** What a designer adds to the characters of a kind's NPCs: -128..127 each, in the order of the temperaments' values. */
export type Traits = readonly [number, number, number, number, number];

/** Where an observation holds the character. */
const TRAITS_AT = 9;

/** Traits as the chain keeps them: five signed bytes. */
export function decodeTraits(bytes: Hex): Traits {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = new Int8Array(hexToBytes(bytes));
  return [a, b, c, d, e];
}

/** Adds traits to the character in an observation that begins at `at`, each value kept within 0..127. */
export function addTraits(senses: Float32Array | Uint8Array, at: number, traits: Traits): void {
  for (const [i, trait] of traits.entries()) {
    const place = at + TRAITS_AT + i;
    senses[place] = Math.max(0, Math.min(127, (senses[place] as number) + trait));
  }
}
