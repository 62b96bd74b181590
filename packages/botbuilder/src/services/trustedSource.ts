import { CogwrightError } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Logger } from "pino";
import { createDrandClient } from "../beacon/drand.ts";
import type { DrandNetwork } from "../beacon/evmnet.ts";
import { readSecret } from "../beacon/secretFile.ts";
import { type PublicKey, publicKeyOf, type Signature, sign } from "../beacon/signature.ts";
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

const isSameKey = (a: PublicKey, b: PublicKey) =>
  a.x1 === b.x1 && a.x0 === b.x0 && a.y1 === b.y1 && a.y0 === b.y0;

interface TrustedSourceOptions {
  readonly client: WorldClient;
  /** The drand network that a world may trust. */
  readonly network: DrandNetwork;
  /** Addresses of that network's HTTP endpoints. */
  readonly endpoints: readonly string[];
  /** The file of the secret that signs for a world with a beacon of its own. */
  readonly secretFile: string;
  readonly log: Logger;
}

/**
 * Signatures of whichever beacon the world has pinned: fetched and checked when it is drand's, signed with the secret in a
 * file when it is the world's own. `check` finds out which. @throws {SecretMissing | SecretInvalid} by `check`
 */
export function trustedSource(options: TrustedSourceOptions): SignatureSource {
  const { client, network, endpoints, secretFile, log } = options;
  const fetchRound = createDrandClient({
    network,
    endpoints,
    onFault: (endpoint, fault) => log.warn({ endpoint, fault }, "a drand endpoint failed"),
  });
  let signatureOf: ((round: bigint) => Promise<Signature>) | undefined;
  return {
    check: async () => {
      const pinned = await readRecord(client, { table: tables.beacon.Config, key: {} });
      if (pinned && isSameKey(pinned, network.key)) {
        signatureOf = fetchRound;
        return;
      }
      const secret = readSecret(secretFile);
      if (!(pinned && isSameKey(pinned, publicKeyOf(secret)))) throw new OtherBeacon(secretFile);
      signatureOf = async (round) => sign(secret, round);
    },
    signatureOf: async (round) => {
      if (!signatureOf) throw new Error("check() comes first");
      return signatureOf(round);
    },
  };
}
