import { dirname, join } from "node:path";
import process from "node:process";
import { createSender } from "@cogwright/contracts/sender";
import type { Command } from "commander";
import { audit } from "../audit/auditor.ts";
import { auditMetrics, newestOf, readAuditState, writeAuditState } from "../audit/auditState.ts";
import { serveMetrics } from "../operator/metrics.ts";
import { wholeNumber } from "./wholeNumber.ts";
import { accountOf, deploymentOption, reachWorld } from "./world.ts";

interface AuditFlags {
  deployment: string;
  state?: string;
  metrics?: number;
  once: boolean;
}

async function runAudit({ deployment, state: stateFile, metrics, once }: AuditFlags): Promise<void> {
  const client = await reachWorld(deployment);
  const file = stateFile ?? join(dirname(deployment), "audit.json");
  const state = readAuditState(file, client.world);
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
  const served = metrics === undefined ? undefined : await serveMetrics(auditMetrics(state), metrics);
  const sender = process.env.COGWRIGHT_KEY
    ? createSender({ client, account: accountOf("auditor") })
    : undefined;
  try {
    await audit({
      client,
      ...(sender && { sender }),
      state,
      keep: (kept) => writeAuditState(file, kept),
      say: (line) => process.stdout.write(`${line}\n`),
      signal: stop.signal,
      once,
    });
  } finally {
    served?.stop();
  }
  for (const [operator, tally] of Object.entries(newestOf(state)?.operators ?? {}))
    process.stdout.write(
      `${operator}: ${tally.ticks} ticks, ${tally.decisions} decisions, ${tally.wrong} wrong` +
        `${tally.checked > 0 ? `, ${tally.checked} spot checks right` : ""}` +
        `${tally.unknown > 0 ? `, ${tally.unknown} ticks unknown` : ""}` +
        `${tally.convicted > 0 ? ", convicted" : ""}\n`,
    );
}

/** Adds the auditor's command. */
export function addAuditCommand(program: Command): void {
  program
    .command("audit")
    .description(
      "recompute every NPC's decision and challenge what is wrong (key in COGWRIGHT_KEY, or only report)",
    )
    .addOption(deploymentOption())
    .option("--state <file>", "what it remembers between runs (default: audit.json beside the deployment)")
    .option("--metrics <port>", "serve figures for Prometheus at /metrics on this port", wholeNumber)
    .option("--once", "end when everything so far is audited", false)
    .action(runAudit);
}
