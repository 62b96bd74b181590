import { CogwrightError } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { readSecret } from "../beacon/secretFile.ts";
import { publicKeyOf, sign } from "../beacon/signature.ts";
import type { SignatureSource } from "./beacon.ts";

class OtherBeacon extends CogwrightError {
  constructor(path: string) {
    super(`The world does not trust the beacon whose secret is in ${path}.`, {
      code: "other-beacon",
      hint: "Name the secret that the world was deployed with: --secret FILE.",
      details: { path },
    });
  }
}

/** Signs with the secret in a file. @throws {SecretMissing | SecretInvalid} */
export function secretSource(client: WorldClient, path: string): SignatureSource {
  const secret = readSecret(path);
  const key = publicKeyOf(secret);
  return {
    check: async () => {
      const pinned = await readRecord(client, { table: tables.beacon.Config, key: {} });
      const isTrusted = pinned?.x1 === key.x1 && pinned.x0 === key.x0;
      if (!isTrusted || pinned.y1 !== key.y1 || pinned.y0 !== key.y0) throw new OtherBeacon(path);
    },
    signatureOf: async (round) => sign(secret, round),
  };
}
