import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseDeployment } from "@cogwright/contracts/deployment";
import { CogwrightError } from "@cogwright/contracts/errors";
import { checkWorld, createWorldClient, type WorldClient } from "@cogwright/contracts/worldClient";
import { Option } from "commander";
import { type Hex, isHex, size } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";

class KeyMissing extends CogwrightError {
  constructor(whose: string, problem: string) {
    super(`The ${whose}'s key ${problem}.`, {
      code: "key-missing",
      hint: "Put a private key (0x and 64 digits) into the environment variable COGWRIGHT_KEY.",
    });
  }
}

const privateKey = z.custom<Hex>((value) => isHex(value) && size(value) === 32);

/** The account of the key in the environment. @throws {KeyMissing} */
export function accountOf(whose: string): PrivateKeyAccount {
  const key = process.env.COGWRIGHT_KEY;
  if (key === undefined || key === "") throw new KeyMissing(whose, "is not set");
  const parsed = privateKey.safeParse(key);
  if (!parsed.success) throw new KeyMissing(whose, "is not 32 bytes of hex");
  return privateKeyToAccount(parsed.data);
}

/** The local game's deployment, where `npm start` keeps it. */
const localDeployment = join(
  process.env.COGWRIGHT_STATE || join(import.meta.dirname, "../../../../.cogwright"),
  "local/deployment.json",
);

export const deploymentOption = (): Option =>
  new Option("--deployment <file>", "the world's deployment file").default(
    localDeployment,
    "the local game's",
  );

/** Reads a deployment file and makes sure that its world is there. */
export async function reachWorld(file: string): Promise<WorldClient> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new CogwrightError(`There is no deployment file at ${file}.`, {
      code: "deployment-missing",
      hint: "Start the game with npm start, or name a world's file with --deployment.",
      details: { file },
      cause,
    });
  }
  const client = createWorldClient({ deployment: parseDeployment(text, file) });
  await checkWorld(client);
  return client;
}
