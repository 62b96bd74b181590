import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { type Sender, type SentTransaction, WorldRevert } from "@cogwright/contracts/sender";
import { ChainUnreachable } from "@cogwright/contracts/worldClient";
import type { ArenaView } from "./arenaView.ts";
import type { Plan, Skip } from "./plan.ts";

/** One of the services that keep matches going. All it knows is on chain, so it can be killed at any moment. */
export interface Service {
  readonly name: ServiceName | "runner";
  /** Checks what must hold before anything is done. Called when the world is found; may be called again. */
  readonly prepare?: () => Promise<void>;
  /** Looks at the arena once and does what is due; resolves when all of it is in a block or was refused. */
  readonly tick: (view: ArenaView) => Promise<void>;
  /** Forgets what it has read: the chain was away and may have come back as an older one. */
  readonly forget: () => void;
}

export const serviceNames = ["beacon", "keeper", "house"] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Something to send, with what it is for people: "match 7: resolve". */
export interface Errand {
  readonly what: string;
  readonly send: () => Promise<SentTransaction>;
}

export type Send = Sender["send"];

type Write = (fields: Record<string, unknown>, message: string) => void;

/** Where a service writes down what it does and why; a pino logger, or a list on a screen. */
export interface ServiceLog {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
}

/** Writes down why things were left alone, each reason once as long as it stays the same. */
export function createSkipLog(
  log: ServiceLog,
  level: "debug" | "info" = "debug",
): (skipped: readonly Skip[]) => void {
  let last = new Map<string, string>();
  return (skipped) => {
    const next = new Map(skipped.map(({ what, why }) => [what, why]));
    // Counted-down seconds change with every block; the reason is the same.
    const reason = (why: string | undefined) => why?.replace(/\d+ s$/, "");
    for (const [what, why] of next)
      if (reason(last.get(what)) !== reason(why)) log[level]({ what, why }, "skipped");
    last = next;
  };
}

/**
 * Sends errands one after the other and waits until all are in a block. One that the world refuses (somebody else was
 * faster, mostly) is written down and the others go on.
 *
 * @throws {ChainUnreachable} when the chain goes away; what was sent is found again by looking at the chain
 */
export async function runErrands(errands: readonly Errand[], log: ServiceLog): Promise<void> {
  const refused = (what: string, error: unknown) => {
    if (error instanceof ChainUnreachable || !(error instanceof CogwrightError)) throw error;
    const level = error instanceof WorldRevert ? "info" : "warn";
    log[level]({ what, problem: errorLine(error) }, "refused");
  };
  const sent: { what: string; transaction: SentTransaction }[] = [];
  for (const { what, send } of errands) {
    try {
      sent.push({ what, transaction: await send() });
    } catch (error) {
      refused(what, error);
    }
  }
  await Promise.all(
    sent.map(async ({ what, transaction }) => {
      try {
        const { blockNumber, gasUsed } = await transaction.receipt();
        log.info({ what, block: Number(blockNumber), gas: Number(gasUsed) }, "done");
      } catch (error) {
        refused(what, error);
      }
    }),
  );
}

/** A service that does each step of its plan by itself. */
export function plannedService<Step>(options: {
  name: ServiceName;
  log: ServiceLog;
  plan: (view: ArenaView) => Plan<Step>;
  errand: (step: Step) => Errand;
  prepare?: () => Promise<void>;
}): Service {
  const { name, log, plan, errand, prepare } = options;
  const logSkips = createSkipLog(log);
  return {
    name,
    tick: async (view) => {
      const { steps, skipped } = plan(view);
      logSkips(skipped);
      await runErrands(steps.map(errand), log);
    },
    forget: () => undefined,
    ...(prepare && { prepare }),
  };
}
