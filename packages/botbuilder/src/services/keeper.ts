import type { Logger } from "pino";
import { planMoves } from "./planMoves.ts";
import { plannedService, type Send, type Service } from "./service.ts";

/** Moves matches past every state they wait in. */
export function createKeeper({ send, log }: { send: Send; log: Logger }): Service {
  return plannedService({
    name: "keeper",
    log,
    plan: planMoves,
    errand: ({ matchId, functionName }) => ({
      what: `match ${matchId}: ${functionName === "arena__resolve" ? "resolve" : "void"}`,
      send: () => send({ functionName, args: [matchId] }),
    }),
  });
}
