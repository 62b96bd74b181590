import { createKeccak } from "hash-wasm";

/** Compiled once, when this module is loaded, so that whole battles can be computed without waiting. */
const hasher = await createKeccak(256);

/** keccak256 as the EVM computes it: 32 bytes of `bytes`. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest("binary");
}
