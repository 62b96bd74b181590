import { type Hex, keccak256 } from "viem";

/** keccak256 of a bytecode: the identity of a bot's strategy, stored by the contract and shown as its looks. */
export function codeHash(code: Hex): Hex {
  return keccak256(code);
}
