import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { modelConfig } from "@cogwright/botbuilder/llm/modelConfig";
import type { Deployment } from "@cogwright/contracts/deployment";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { CogwrightError } from "@cogwright/contracts/errors";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { Option } from "commander";
import {
  type ChainIdentity,
  chainLog,
  forgetChain,
  identifyChain,
  type LocalChain,
  startLocalChain,
} from "./chain.ts";
import { Children } from "./children.ts";
import { runCommand } from "./command.ts";
import { contractSources, contractsStep } from "./contracts.ts";
import { chooseDeployer } from "./deployer.ts";
import { foundWorld } from "./foundWorld.ts";
import { gameServices, readerService } from "./gameServices.ts";
import { createGreeter } from "./greeter.ts";
import { keepRunning } from "./keepRunning.ts";
import { commandLine, portNumber, rpcUrl } from "./options.ts";
import { type PageModel, pageStep, servePage } from "./page.ts";
import { shown } from "./paths.ts";
import { anyFreePort, requireFreePort } from "./ports.ts";
import { runSteps, type Step } from "./progress.ts";
import { readServiceKeys } from "./serviceKeys.ts";
import { contentHash } from "./stamp.ts";
import { fired, stopSignal } from "./stopSignal.ts";
import { builtFromFile, chainFolder, deploymentFile, findWorld } from "./world.ts";

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

/** A chain that answers, and the world on it where there is one. */
interface Reached {
  chain: ChainIdentity;
  /** Set where this command runs the chain itself. */
  local?: LocalChain;
  /** Folder of all that is kept about the chain. */
  folder: string;
  world: Deployment | undefined;
}

/** Starts the local chain, or asks the one at `--rpc`, and looks for the world there. */
async function reachChain({ rpc, chainPort, fresh }: Options, children: Children): Promise<Reached> {
  if (rpc !== undefined) {
    const chain = await identifyChain(rpc);
    const folder = chainFolder(chain.chainId);
    const world = await findWorld(folder, chain);
    if (!world) throw new NoWorldThere(chain);
    return { chain, folder, world };
  }
  const folder = chainFolder("local");
  if (fresh) await forgetChain(folder);
  const local = await startLocalChain({ children, port: chainPort, folder });
  return { chain: local.identity, local, folder, world: await findWorld(folder, local.identity) };
}

/** Builds the page and, where there is no world yet, the contracts and the world. */
async function makeReady({ chain, folder, world }: Reached, signal: AbortSignal): Promise<Deployment> {
  if (world) {
    await runSteps([[pageStep(signal)]]);
    await compareContracts(folder);
    return world;
  }
  let founded: Deployment | undefined;
  const deployStep: Step = {
    title: "Deploying the world",
    run: async (tell) => {
      const deployer = await chooseDeployer(chain.rpc);
      founded = await foundWorld({ chain, deployer, folder, say: tell, signal });
      // Code that the contracts' build has generated anew belongs into the page.
      await pageStep(signal).run(tell);
      return undefined;
    },
  };
  await runSteps([[contractsStep(signal), pageStep(signal)], [deployStep]]);
  if (!founded) throw new Error("the step has ended without a world");
  return founded;
}

/** Runs the game until `signal` fires. */
async function play(options: Options, children: Children, signal: AbortSignal): Promise<void> {
  await requireFreePort(options.port, "the page", "--port");
  if (options.rpc === undefined) await requireFreePort(options.chainPort, "the local chain", "--chain-port");
  const wanted = modelConfig(process.env);
  const model: PageModel | undefined = wanted && { name: wanted.model, port: await anyFreePort() };

  let reached: Reached | undefined;
  const title = options.rpc === undefined ? "Starting the local chain" : "Reaching the chain";
  const run = async () => {
    reached = await reachChain(options, children);
    return undefined;
  };
  await runSteps([[{ title, run }]]);
  if (!reached) throw new Error("the step has ended without a chain");
  const { folder, local } = reached;
  const deployment = await makeReady(reached, signal);
  // The services and the page's server reach the chain where it is now.
  writeDeploymentFile(deploymentFile(folder), deployment);

  const keepers: Promise<void>[] = [];
  if (local) {
    await local.runClock();
    const restart = async () => {
      const again = await startLocalChain({ children, port: options.chainPort, folder });
      await again.runClock();
      return again.child;
    };
    keepers.push(
      keepRunning({
        name: "chain",
        log: chainLog(folder),
        running: local.child,
        start: restart,
        say,
        signal,
      }),
    );
  }
  const keys = readServiceKeys(folder);
  const programs = [...gameServices(folder, keys), ...(model ? [readerService(folder, model.port)] : [])];
  for (const program of programs) {
    const start = async () => children.start(program);
    keepers.push(keepRunning({ name: program.name, log: program.log, start, say, signal }));
  }

  const greeter = createGreeter({ client: createWorldClient({ deployment }), key: keys.greeter, folder });
  const endpoints = { "/api/grant": greeter };
  const page = await servePage({ port: options.port, deployment, model, endpoints });
  say(`\nCogwright is running. Open http://localhost:${options.port}\n`);
  if (wanted) say(`The forge also reads with ${wanted.model} at ${new URL(wanted.url).host}.`);
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
