import process from "node:process";
import { readDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { createSender } from "@cogwright/contracts/sender";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { Command } from "commander";
import pino from "pino";
import { privateKeyToAccount } from "viem/accounts";
import { readBotsFile } from "../runner/botsFile.ts";
import { createRunner } from "../runner/runner.ts";
import { createArenaReader } from "../services/arenaReader.ts";
import { privateKey } from "../services/privateKey.ts";
import { runServices } from "../services/runServices.ts";

/** A transaction that is in no block after so many milliseconds was lost with the chain's memory; the next look tells. */
const patience = 15_000;

async function run({ deployment, bots: file }: { deployment: string; bots: string }): Promise<void> {
  const abort = new AbortController();
  for (const end of ["SIGTERM", "SIGINT"] as const) process.once(end, () => abort.abort());
  const bots = readBotsFile(file);
  const client = createWorldClient({ deployment: readDeploymentFile(deployment) });
  const account = privateKeyToAccount(privateKey());
  const log = pino({ name: "runner", level: process.env.LOG_LEVEL ?? "info" }, pino.destination(2));
  const { send } = createSender({ client, account, patience });
  await runServices({
    client,
    reader: createArenaReader(client),
    services: [createRunner({ client, account: account.address, send, bots, log })],
    accounts: [account.address],
    log,
    onReady: () => process.stdout.write("ready\n"),
    signal: abort.signal,
  });
}

/** `bot run`: plays bots by themselves until SIGTERM or SIGINT; prints `ready` when it does. */
export function runCommand(): Command {
  return new Command("run")
    .description(
      "play bots by themselves: enter, reveal, bet and claim by their strategies' wager rules. COGWRIGHT_KEY holds their owner's key, or a runner's that the owner has granted leave to",
    )
    .requiredOption("--deployment <file>", "the deployment file of the world")
    .requiredOption("--bots <file>", "which bots, as JSON: their ids, strategies, salts of sealed ones")
    .action(run);
}
