import { createServer } from "node:http";
import { CogwrightError } from "@cogwright/contracts/errors";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { LeftOut } from "./schedule.ts";

/** What one tick was, for the counters. */
export interface TickFigures {
  gas: bigint;
  regions: number;
  /** NPCs that decided, and how many of them to do something else. */
  decisions: number;
  changed: number;
  /** Milliseconds by stage. */
  ms: Readonly<Record<string, number>>;
  leftOut: readonly LeftOut[];
}

export interface OperatorMetrics {
  readonly registry: Registry;
  readonly failures: Counter;
  readonly replacements: Counter;
  readonly checked: (checks: number, gas: bigint) => void;
  readonly ticked: (figures: TickFigures) => void;
}

/** The operator's figures in Prometheus' terms. */
export function createMetrics(): OperatorMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `cogwright_operator_${name}`, help, labelNames, registers });
  const ticks = counter("ticks_total", "Transactions that landed.");
  const gas = counter("gas_total", "Gas of the transactions that landed.");
  const regions = counter("regions_total", "Regions ticked.");
  const decisions = counter("decisions_total", "Decisions: changed an intent, or kept it.", ["kind"]);
  const checks = counter("spot_checks_total", "Decisions drawn by the beacon that were shown to be right.");
  const checksGas = counter("spot_checks_gas_total", "Gas of showing them.");
  const leftOut = new Gauge({
    name: "cogwright_operator_regions_left_out",
    help: "Regions left out of the newest round, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const stages = new Histogram({
    name: "cogwright_operator_stage_seconds",
    help: "Time of a round's stages.",
    labelNames: ["stage"],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  return {
    registry,
    failures: counter("failures_total", "Rounds that the chain did not take."),
    replacements: counter("replacements_total", "Stuck transactions replaced at a higher fee."),
    checked: (count, spent) => {
      checks.inc(count);
      checksGas.inc(Number(spent));
    },
    ticked: (figures) => {
      ticks.inc();
      gas.inc(Number(figures.gas));
      regions.inc(figures.regions);
      decisions.inc({ kind: "changed" }, figures.changed);
      decisions.inc({ kind: "kept" }, figures.decisions - figures.changed);
      for (const [stage, milliseconds] of Object.entries(figures.ms))
        stages.observe({ stage }, milliseconds / 1000);
      for (const reason of ["nobody-near", "over-budget"] as const)
        leftOut.set({ reason }, figures.leftOut.filter((one) => one.reason === reason).length);
    },
  };
}

/** Serves the figures at `/metrics` on this machine. @returns the port, and how to stop */
export async function serveMetrics(
  { registry }: Pick<OperatorMetrics, "registry">,
  port: number,
): Promise<{ port: number; stop: () => void }> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end("The figures are at /metrics.\n");
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      (error: unknown) => response.writeHead(500).end(`${String(error)}\n`),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new CogwrightError(`Metrics cannot be served on port ${port}: ${cause.message}.`, {
          code: "port-taken",
          hint: "Name another with --metrics.",
          details: { port },
          cause,
        }),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : port,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
