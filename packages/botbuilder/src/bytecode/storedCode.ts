import { CogwrightError } from "@cogwright/contracts/errors";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, type Hex, keccak256 } from "viem";

class CodeMissing extends CogwrightError {
  constructor(address: Address) {
    super(`There is no bot's code at ${address}.`, {
      code: "bot-code-missing",
      hint: "The chain this page reads may be an older one than the match; reload the page.",
      details: { address },
    });
  }
}

class CodeForged extends CogwrightError {
  constructor(address: Address, expected: Hex, found: Hex) {
    super(`The code at ${address} is not the one the match was entered with.`, {
      code: "bot-code-forged",
      hint: "Do not trust the node that this page reads from.",
      details: { address, expected, found },
    });
  }
}

const known = new Map<Hex, Hex>();

/**
 * A bot's bytecode, read from the contract that holds it (after one zero byte) and checked against its hash.
 *
 * @throws {CodeMissing | CodeForged}
 */
export async function readStoredCode(client: WorldClient, address: Address, codeHash: Hex): Promise<Hex> {
  const cached = known.get(codeHash);
  if (cached) return cached;
  const held = await client.publicClient.getCode({ address });
  if (!held || held.length < 4) throw new CodeMissing(address);
  const code: Hex = `0x${held.slice(4)}`;
  const found = keccak256(code);
  if (found !== codeHash) throw new CodeForged(address, codeHash, found);
  known.set(codeHash, code);
  return code;
}
