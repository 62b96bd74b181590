import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Deployment } from "@cogwright/contracts/deployment";
import { readDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { CogwrightError } from "@cogwright/contracts/errors";
import { checkWorld, createWorldClient, OtherChain, WorldMissing } from "@cogwright/contracts/worldClient";
import { createPublicClient, formatEther, getAddress, http, numberToHex } from "viem";
import type { ChainIdentity } from "./chain.ts";
import type { Deployer } from "./deployer.ts";
import { execute, ProgramFailed } from "./execute.ts";
import { foundryEnvironment } from "./foundry.ts";
import { contractsFolder, stateFolder } from "./paths.ts";

/** Folder of all that is kept about a chain. The local one stands apart, as others may have its id too. */
export function chainFolder(chainId: number | "local"): string {
  return join(stateFolder, chainId === "local" ? "local" : `chain-${chainId}`);
}

export function deploymentFile(folder: string): string {
  return join(folder, "deployment.json");
}

/** Remembers the contracts' sources that a world was deployed from, as a hash. */
export function builtFromFile(folder: string): string {
  return join(folder, "built-from");
}

/**
 * The world that was deployed on a chain before; undefined where there is none, or where the chain has been made anew
 * since (its genesis is another).
 */
export async function findWorld(folder: string, { rpc }: ChainIdentity): Promise<Deployment | undefined> {
  const file = deploymentFile(folder);
  if (!existsSync(file)) return undefined;
  const deployment = { ...readDeploymentFile(file), rpc };
  try {
    await checkWorld(createWorldClient({ deployment }));
    return deployment;
  } catch (error) {
    if (error instanceof OtherChain || error instanceof WorldMissing) return undefined;
    throw error;
  }
}

class DeploymentFailed extends CogwrightError {
  constructor(rpc: string, problem: string, hint: string, cause?: unknown) {
    super(`The world could not be deployed on ${rpc}: ${problem}.`, {
      code: "deployment-failed",
      hint,
      cause,
    });
  }
}

/** The line of a failed deployment's output that says why. */
function reasonIn(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  const telling = lines.find((line) => /^(details|reason|error|.*error):/i.test(line));
  return (telling ?? lines.findLast((line) => line !== "") ?? "mud deploy said nothing").replace(/\.$/, "");
}

/** Gas that a deployment takes, setup included, rounded up from what a local one used. */
const deploymentGas = 150_000_000n;

interface DeployOptions {
  chain: ChainIdentity;
  deployer: Deployer;
  signal?: AbortSignal | undefined;
}

/**
 * Deploys the compiled contracts as a new world.
 *
 * The salt is the deployer's nonce: the same address on every fresh local chain, another one for a second attempt on a
 * chain where the first broke off.
 *
 * @throws {DeploymentFailed}
 */
export async function deployWorld({ chain, deployer, signal }: DeployOptions): Promise<Deployment> {
  const { rpc, chainId, genesis, baseFee } = chain;
  const client = createPublicClient({ transport: http(rpc) });
  const [nonce, balance, price] = await Promise.all([
    client.getTransactionCount({ address: deployer.address }),
    client.getBalance({ address: deployer.address }),
    client.getGasPrice(),
  ]);
  const cost = baseFee > 0n ? deploymentGas * price : 0n;
  if (balance < cost) {
    throw new DeploymentFailed(
      rpc,
      `that costs about ${formatEther(cost)} at today's price of gas, and the deployer ${deployer.address} has ${formatEther(balance)}`,
      "Send it more of the chain's currency and run the command again.",
    );
  }

  const mud = join(contractsFolder, "node_modules/@latticexyz/cli/bin/mud.js");
  let output: string;
  try {
    output = await execute(
      process.execPath,
      [
        mud,
        "deploy",
        "--skipBuild",
        "--saveDeployment=false",
        ...["--rpc", rpc],
        ...["--salt", numberToHex(nonce, { size: 32 })],
      ],
      {
        purpose: "mud deploy",
        cwd: contractsFolder,
        env: { ...foundryEnvironment(), PRIVATE_KEY: deployer.key, FORCE_COLOR: "0", NODE_NO_WARNINGS: "1" },
        signal,
      },
    );
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error;
    const spent = balance - (await client.getBalance({ address: deployer.address }));
    throw new DeploymentFailed(
      rpc,
      reasonIn(error.output),
      `The deployer ${deployer.address} had ${formatEther(balance)} and has spent ${formatEther(spent)}; run the command again when the cause is mended.`,
      error,
    );
  }

  const result = /worldAddress: '(0x[0-9a-fA-F]{40})',\s*blockNumber: (\d+)/.exec(output);
  if (!result?.[1]) throw new DeploymentFailed(rpc, "mud deploy named no world", "This is a fault of ours.");
  return { version: 1, chainId, genesis, rpc, world: getAddress(result[1]), block: Number(result[2]) };
}
