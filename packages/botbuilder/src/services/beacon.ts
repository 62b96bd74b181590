import type { Logger } from "pino";
import type { Signature } from "../beacon/signature.ts";
import type { ArenaView } from "./arenaView.ts";
import { planProofs } from "./planProofs.ts";
import { plannedService, runErrands, type Send, type Service } from "./service.ts";

/** Where signatures come from. */
export interface SignatureSource {
  /** Checks that it signs for the beacon that the world trusts. @throws {OtherBeacon} when it does not */
  readonly check: () => Promise<void>;
  readonly signatureOf: (round: bigint) => Promise<Signature>;
}

/**
 * Proves the rounds that matches wait for, and those that draw spot checks of the NPCs.
 * @param options.checkRounds which rounds those are, when a view of the arena was taken
 */
export function createBeacon(options: {
  send: Send;
  source: SignatureSource;
  checkRounds: (view: ArenaView) => Promise<readonly bigint[]>;
  log: Logger;
}): Service {
  const { send, source, checkRounds, log } = options;
  const prove = async (round: bigint) => {
    const { x, y } = await source.signatureOf(round);
    return send({ functionName: "beacon__proveRound", args: [round, x, y] });
  };
  const forMatches = plannedService({
    name: "beacon",
    log,
    prepare: source.check,
    plan: planProofs,
    errand: ({ round, matches }) => ({
      what: `round ${round} for match${matches.length > 1 ? "es" : ""} ${matches.join(", ")}: prove`,
      send: () => prove(round),
    }),
  });
  return {
    ...forMatches,
    tick: async (view) => {
      await forMatches.tick(view);
      const rounds = await checkRounds(view);
      await runErrands(
        rounds.map((round) => ({ what: `round ${round} for spot checks: prove`, send: () => prove(round) })),
        log,
      );
    },
  };
}
