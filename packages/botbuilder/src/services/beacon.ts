import type { Logger } from "pino";
import type { Signature } from "../beacon/signature.ts";
import { planProofs } from "./planProofs.ts";
import { plannedService, type Send, type Service } from "./service.ts";

/** Where signatures come from. */
export interface SignatureSource {
  /** Checks that it signs for the beacon that the world trusts. @throws {OtherBeacon} when it does not */
  readonly check: () => Promise<void>;
  readonly signatureOf: (round: bigint) => Promise<Signature>;
}

/** Proves the rounds that matches wait for. */
export function createBeacon(options: { send: Send; source: SignatureSource; log: Logger }): Service {
  const { send, source, log } = options;
  return plannedService({
    name: "beacon",
    log,
    prepare: source.check,
    plan: planProofs,
    errand: ({ round, matches }) => ({
      what: `round ${round} for match${matches.length > 1 ? "es" : ""} ${matches.join(", ")}: prove`,
      send: async () => {
        const { x, y } = await source.signatureOf(round);
        return send({ functionName: "beacon__proveRound", args: [round, x, y] });
      },
    }),
  });
}
