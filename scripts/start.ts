import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import type { Deployment } from "@cogwright/contracts/deployment";
import { CogwrightError } from "@cogwright/contracts/errors";
import { Option } from "commander";
import { type ChainIdentity, forgetChain, identifyChain, type LocalChain, startLocalChain } from "./chain.ts";
import { Children } from "./children.ts";
import { runCommand } from "./command.ts";
import { contractSources, contractsStep } from "./contracts.ts";
import { foundWorld } from "./foundWorld.ts";
import { chooseDeployer } from "./keys.ts";
import { commandLine, portNumber, rpcUrl } from "./options.ts";
import { pageStep, servePage } from "./page.ts";
import { shown } from "./paths.ts";
import { requireFreePort } from "./ports.ts";
import { runSteps, type Step } from "./progress.ts";
import { keepRunning } from "./services.ts";
import { contentHash } from "./stamp.ts";
import { fired, stopSignal } from "./stopSignal.ts";
import { builtFromFile, chainFolder, findWorld } from "./world.ts";

interface Options {
  port: number;
  chainPort: number;
  rpc?: string;
  fresh: boolean;
}

function readOptions(): Options {
  return commandLine(
    "start",
    "Plays the whole game on this machine: a chain, the world on it, its services, the page.",
  )
    .option("--port <number>", "port of the page", portNumber, 3000)
    .option("--chain-port <number>", "port of the local chain", portNumber, 8545)
    .addOption(
      new Option("--rpc <url>", "play in the world on this chain (see npm run deploy)").argParser(rpcUrl),
    )
    .addOption(new Option("--fresh", "forget the local world and begin anew").default(false).conflicts("rpc"))
    .parse()
    .opts<Options>();
}

class NoWorldThere extends CogwrightError {
  constructor({ rpc, chainId }: ChainIdentity) {
    super(`No world of yours is known on chain ${chainId} at ${rpc}.`, {
      code: "no-world-there",
      hint: `Put one there first: npm run deploy -- --rpc ${rpc}`,
    });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says it when the contracts have changed since the world was deployed: it goes on under its old rules. */
async function compareContracts(folder: string): Promise<void> {
  const file = builtFromFile(folder);
  if (!existsSync(file) || (await readFile(file, "utf8")) === (await contentHash(contractSources))) return;
  say(
    "The contracts have changed since this world was deployed. To play with the new ones: npm start -- --fresh",
  );
}

async function play(options: Options, children: Children, signal: AbortSignal): Promise<void> {
  const isLocal = options.rpc === undefined;
  await requireFreePort(options.port, "the page", "--port");
  if (isLocal) await requireFreePort(options.chainPort, "the local chain", "--chain-port");

  const localFolder = chainFolder("local");
  if (options.fresh && isLocal) await forgetChain(localFolder);

  let chain: LocalChain | undefined;
  let identity: ChainIdentity | undefined;
  let folder = localFolder;
  let deployment: Deployment | undefined;

  const reachChain: Step = {
    title: isLocal ? "Starting the local chain" : `Reaching the chain`,
    run: async () => {
      if (options.rpc === undefined) {
        chain = await startLocalChain({ children, port: options.chainPort, folder });
        identity = chain.identity;
      } else {
        identity = await identifyChain(options.rpc);
        folder = chainFolder(identity.chainId);
      }
      deployment = await findWorld(folder, identity);
      return undefined;
    },
  };
  await runSteps([[reachChain]]);
  if (!identity) throw new Error("the chain was reached without an identity");
  const there = identity;
  if (!deployment && !isLocal) throw new NoWorldThere(there);

  if (deployment) {
    await runSteps([[pageStep(signal)]]);
    await compareContracts(folder);
  } else {
    await runSteps([
      [contractsStep(signal), pageStep(signal)],
      [
        {
          title: "Deploying the world",
          run: async (tell) => {
            const deployer = await chooseDeployer(there.rpc);
            deployment = await foundWorld({ chain: there, deployer, folder, say: tell, signal });
            return undefined;
          },
        },
        // Code that the contracts' build has generated anew belongs into the page.
        pageStep(signal),
      ],
    ]);
  }
  if (!deployment) throw new Error("the world was deployed without a deployment");

  const keepers: Promise<void>[] = [];
  if (chain) {
    const local = chain;
    await local.runClock();
    keepers.push(
      keepRunning({
        name: "chain",
        log: join(folder, "logs/chain.log"),
        running: local.child,
        start: async () => {
          const again = await startLocalChain({ children, port: options.chainPort, folder });
          await again.runClock();
          return again.child;
        },
        say,
        signal,
      }),
    );
  }

  const page = await servePage({ port: options.port, deployment, endpoints: {} });
  say(`\nCogwright is running. Open http://localhost:${options.port}\n`);
  say(`Ctrl-C ends it; the world is kept in ${shown(folder)}.`);
  await Promise.race([fired(signal), ...keepers]);
  page.close();
  page.closeAllConnections();
}

await runCommand(async () => {
  const options = readOptions();
  const signal = stopSignal();
  const children = new Children();
  try {
    await play(options, children, signal);
  } catch (error) {
    // What breaks off because of Ctrl-C is no failure.
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) say("Ending …");
    await children.stopAll();
  }
});
