import { concatHex, type Hex, keccak256, toHex } from "viem";

/**
 * The private key of the house's second owner, which follows from the first's: there is one key to keep. There are two
 * owners because nobody may fight themselves.
 */
export function secondOwner(key: Hex): Hex {
  return keccak256(concatHex([key, toHex("the house's second owner")]));
}
