import type { Logger } from "pino";
import { type Move, planMoves } from "./planMoves.ts";
import { plannedService, type Send, type Service } from "./service.ts";

const verbs: Readonly<Record<Move["functionName"], string>> = {
  arena__resolve: "resolve",
  arena__forfeit: "forfeit",
  arena__voidMatch: "void",
};

/** Moves matches past every state they wait in. */
export function createKeeper({ send, log }: { send: Send; log: Logger }): Service {
  return plannedService({
    name: "keeper",
    log,
    plan: planMoves,
    errand: ({ matchId, functionName }) => ({
      what: `match ${matchId}: ${verbs[functionName]}`,
      send: () => send({ functionName, args: [matchId] }),
    }),
  });
}
