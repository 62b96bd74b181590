import { type Address, getAddress, type Hex, isAddress, isHex } from "viem";
import { z } from "zod";
import { CogwrightError } from "./errors.ts";

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "an address of 20 bytes")
  .transform((text): Address => getAddress(text));
const hash = z.custom<Hex>((value) => isHex(value) && value.length === 66, "32 bytes of hex");

/**
 * Where a world stands. Everything in it is public; it is served to the page as `/deployment.json`.
 *
 * - `rpc`: JSON-RPC endpoint as the reader reaches it.
 * - `genesis`: hash of the chain's block 0; tells a chain made anew under the same id from the old one.
 * - `block`: number of the block in which the world was created.
 * - `explorer`: base address of a block explorer, when the chain has one.
 */
export const deploymentSchema = z.strictObject({
  version: z.literal(1),
  chainId: z.int().positive(),
  genesis: hash,
  rpc: z.url(),
  world: address,
  block: z.int().nonnegative(),
  explorer: z.url().optional(),
});

export type Deployment = z.infer<typeof deploymentSchema>;

export class DeploymentInvalid extends CogwrightError {
  constructor(source: string, problem: string, cause?: unknown) {
    super(`The deployment in ${source} is not valid: ${problem}.`, {
      code: "deployment-invalid",
      hint: "Run `npm run deploy -- --rpc URL`, or `npm start -- --fresh` for the local chain.",
      details: { source },
      cause,
    });
  }
}

/** Parses a deployment from JSON text. @throws {DeploymentInvalid} saying the first thing that is wrong. */
export function parseDeployment(text: string, source: string): Deployment {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DeploymentInvalid(source, "it is not JSON", cause);
  }
  const parsed = deploymentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DeploymentInvalid(
    source,
    `${issue?.path.join(".") || "it"}: ${issue?.message ?? "unknown"}`,
    parsed.error,
  );
}
