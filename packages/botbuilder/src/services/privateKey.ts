import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { type Hex, isHex, size } from "viem";

class KeyUnusable extends CogwrightError {
  constructor() {
    super("COGWRIGHT_KEY does not hold a private key.", {
      code: "key-unusable",
      hint: "Set it to 0x and 64 hex digits.",
    });
  }
}

/** The private key in COGWRIGHT_KEY. @throws {KeyUnusable} */
export function privateKey(): Hex {
  const key = process.env.COGWRIGHT_KEY;
  if (!isHex(key) || size(key) !== 32) throw new KeyUnusable();
  return key;
}
