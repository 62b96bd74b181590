import { concatHex, type Hex, keccak256, toHex } from "viem";

/** The private key of the house's second owner. It follows from the first one's, so that there is one key to keep. */
export function secondOwnerKey(first: Hex): Hex {
  return keccak256(concatHex([first, toHex("the house's second owner")]));
}
