import process from "node:process";
import { errorLine } from "@cogwright/contracts/errors";
import { createSender } from "@cogwright/contracts/sender";
import { Command, Option } from "commander";
import pino from "pino";
import { brainFolder, readBrains } from "../brain/brainFiles.ts";
import { createMetrics, serveMetrics } from "../operator/metrics.ts";
import { operate } from "../operator/operator.ts";
import { BrainPool } from "../registry/brainPool.ts";
import { type NpcKind, npcKinds } from "../training/episode.ts";
import { evaluate, evaluationTable } from "../training/evaluate.ts";
import { EVALUATION_SEED } from "../training/reward.ts";
import { train } from "../training/train.ts";
import { addAuditCommand } from "./audit.ts";
import { addBrainCommands } from "./brains.ts";
import { addDetectionCommand } from "./detection.ts";
import { wholeNumber } from "./wholeNumber.ts";
import { accountOf, deploymentOption, reachWorld } from "./world.ts";

interface OperateFlags {
  deployment: string;
  interval: number;
  gas: number;
  quiet: number;
  share?: number;
  batches: number;
  stuck: number;
  metrics?: number;
}

async function runOperator(flags: OperateFlags): Promise<void> {
  const log = pino({ name: "operator", level: process.env.LOG_LEVEL ?? "info" }, pino.destination(2));
  const account = accountOf("operator");
  const client = await reachWorld(flags.deployment);
  const pool = new BrainPool(client);
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
  const metrics = createMetrics();
  const served = flags.metrics === undefined ? undefined : await serveMetrics(metrics, flags.metrics);
  log.info({ world: client.world, operator: account.address, metrics: served?.port }, "operator starts");
  await operate({
    client,
    sender: createSender({ client, account, patience: flags.stuck }),
    pool,
    log,
    signal: stop.signal,
    interval: flags.interval,
    gas: flags.gas,
    quietEvery: flags.quiet,
    share: flags.share ?? flags.batches,
    batches: flags.batches,
    stuckAfter: flags.stuck,
    metrics,
    onReady: () => process.stdout.write("ready\n"),
  });
  await pool.release();
  served?.stop();
  log.info("operator stops");
}

interface EvaluateFlags {
  worlds: number;
  seed: number;
  kind?: NpcKind;
  brains: string;
}

interface TrainFlags {
  kind: NpcKind;
  seed: number;
  rounds: number;
  generations: number;
  brains: string;
}

function runTraining({ kind, seed, rounds, generations, brains }: TrainFlags): void {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const show = (what: string, step: number, of: number, tried: number, exam: number | undefined): void => {
    const done = of === 0 ? 20 : Math.round((20 * step) / of);
    const bar = "█".repeat(done) + "░".repeat(20 - done);
    const examined = exam === undefined ? "" : `  exam ${exam.toFixed(3)}`;
    process.stdout.write(
      `${kind} ${what} ${bar} ${step}/${of}  tried ${tried.toFixed(4)}${examined}  ${seconds()}\n`,
    );
  };
  train({
    kind,
    seed,
    rounds,
    generations,
    folder: brains,
    onImitated: (agreement, done) =>
      process.stdout.write(
        `${kind}: ${done > 0 ? `goes on after ${done} steps; began choosing` : "chooses"} as its tutor in ${(100 * agreement).toFixed(1)}% (${seconds()})\n`,
      ),
    onRound: ({ round, reward, exam }) => show("learns", round, rounds, reward, exam),
    onGeneration: ({ generation, mean, exam }) => show("evolves", generation, generations, mean, exam),
    onValidated: ({ worlds, imitated, ahead, error, kept }) =>
      process.stdout.write(
        `${kind}: in ${worlds} unseen worlds ${ahead.toFixed(3)} ± ${(1.96 * error).toFixed(3)} ahead of the imitation's ${imitated.toFixed(3)}; kept: ${kept} (${seconds()})\n`,
      ),
  });
}

const brainsOption = new Option("--brains <folder>", "where the brains lie").default(
  brainFolder,
  "packages/npc/brains",
);
const program = new Command("npc").description("The realm's NPCs: play them, train them, measure them.");

program
  .command("operate")
  .description("play the NPCs of a world: one packed transaction a tick (key in COGWRIGHT_KEY)")
  .addOption(deploymentOption())
  .option("--interval <milliseconds>", "shortest time between two ticks", wholeNumber, 1_000)
  .option("--gas <gas>", "what one tick may cost", wholeNumber, 10_000_000)
  .option("--quiet <rounds>", "a region with nobody near is ticked every so many rounds", wholeNumber, 3)
  .option(
    "--batches <number>",
    "lease at most so many batches of regions (a bond of ten coins each)",
    wholeNumber,
    16,
  )
  .option("--share <number>", "take so many batches at once, others only where nobody else does", wholeNumber)
  .option(
    "--stuck <milliseconds>",
    "a transaction that waits as long is replaced at a higher fee",
    wholeNumber,
    20_000,
  )
  .option("--metrics <port>", "serve figures for Prometheus at /metrics on this port", wholeNumber)
  .action(runOperator);

program
  .command("train")
  .description("train the brain of a kind against the others, from nothing, repeatable by its seed")
  .addOption(new Option("--kind <kind>", "whose brain").choices([...npcKinds]).makeOptionMandatory())
  .option("--seed <number>", "what is drawn", wholeNumber, 1)
  .option("--rounds <number>", "how long it learns from what its choices bring", wholeNumber, 60)
  .option("--generations <number>", "how long it evolves then", wholeNumber, 20)
  .addOption(brainsOption)
  .action(runTraining);

program
  .command("evaluate")
  .description("measure trained brains against scripts and chance in the same worlds")
  .option("--worlds <number>", "how many worlds", wholeNumber, 100)
  .option("--seed <number>", "which worlds", wholeNumber, EVALUATION_SEED)
  .addOption(new Option("--kind <kind>", "measure this one only").choices([...npcKinds]))
  .addOption(brainsOption)
  .action(({ worlds, seed, kind, brains }: EvaluateFlags) => {
    const kinds = kind ? [kind] : npcKinds;
    process.stdout.write(
      `${evaluationTable(evaluate({ worlds, seed, kinds, brains: readBrains(npcKinds, brains) }))}\n`,
    );
  });

addBrainCommands(program);
addAuditCommand(program);
addDetectionCommand(program);

program.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong with the usage, or printed the help that was asked for.
  const usage = error instanceof Error && "exitCode" in error ? Number(error.exitCode) : undefined;
  if (usage !== undefined) process.exitCode = usage === 0 ? 0 : 2;
  else {
    process.stderr.write(`${errorLine(error)}\n`);
    process.exitCode = 1;
  }
}
