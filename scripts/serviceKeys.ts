import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CogwrightError } from "@cogwright/contracts/errors";
import { type Hex, isHex, size } from "viem";
import { generatePrivateKey } from "viem/accounts";
import { z } from "zod";
import { shown } from "./paths.ts";

const privateKey = z.custom<Hex>((value) => isHex(value) && size(value) === 32, "32 bytes of hex");

const schema = z.strictObject({
  /** Ticks the NPCs. */
  operator: privateKey,
  /** Plays the house's bots, and proves and moves everybody's matches. Keeps the treasury. */
  house: privateKey,
  /** Gives new visitors their first coins. */
  greeter: privateKey,
});

/** Private keys of a world's services. */
export type ServiceKeys = z.infer<typeof schema>;

class KeysInvalid extends CogwrightError {
  constructor(file: string, cause: unknown) {
    super(`The keys of the world's services in ${shown(file)} cannot be read.`, {
      code: "service-keys-invalid",
      hint: "Put the right file back, or deploy a new world.",
      details: { file },
      cause,
    });
  }
}

function keysFile(folder: string): string {
  return join(folder, "keys.json");
}

/** The keys of the services of the world that is kept in a folder. @throws {KeysInvalid} */
export function readServiceKeys(folder: string): ServiceKeys {
  const file = keysFile(folder);
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new KeysInvalid(file, cause);
  }
}

/** Makes keys for the services of a new world, in a file that only its owner may read. */
export function createServiceKeys(folder: string): ServiceKeys {
  const keys = { operator: generatePrivateKey(), house: generatePrivateKey(), greeter: generatePrivateKey() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(keysFile(folder), `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
