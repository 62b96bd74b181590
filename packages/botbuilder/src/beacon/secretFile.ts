import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CogwrightError } from "@cogwright/contracts/errors";
import { bn254 } from "@noble/curves/bn254.js";
import { numberToHex } from "viem";

const order = bn254.fields.Fr.ORDER;

class SecretInvalid extends CogwrightError {
  constructor(path: string) {
    super(`The file ${path} does not hold a beacon's secret.`, {
      code: "beacon-secret-invalid",
      hint: "Put the right file back. A world whose secret is lost gets no seeds: deploy a new one.",
      details: { path },
    });
  }
}

class SecretMissing extends CogwrightError {
  constructor(path: string, cause: unknown) {
    super(`There is no beacon's secret at ${path}.`, {
      code: "beacon-secret-missing",
      hint: "It is made when the world is deployed; name its file with --secret.",
      details: { path },
      cause,
    });
  }
}

const isErrno = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;

/** Reads a beacon's secret key. @throws {SecretMissing | SecretInvalid}, neither of which says anything of its content */
export function readSecret(path: string): bigint {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new SecretMissing(path, cause);
  }
  if (!/^0x[0-9a-f]{64}$/.test(text)) throw new SecretInvalid(path);
  const secret = BigInt(text);
  if (secret === 0n || secret >= order) throw new SecretInvalid(path);
  return secret;
}

/** Reads a beacon's secret key, making one first where there is none: a file that only its owner may read (mode 600). */
export function readOrCreateSecret(path: string): bigint {
  // 48 random bytes leave a bias below 2⁻¹²⁸ when taken modulo the order of 254 bits.
  const secret = (BigInt(`0x${randomBytes(48).toString("hex")}`) % (order - 1n)) + 1n;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${numberToHex(secret, { size: 32 })}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
  }
  return readSecret(path);
}
