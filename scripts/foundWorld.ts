import { writeFile } from "node:fs/promises";
import type { Deployment } from "@cogwright/contracts/deployment";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import type { ChainIdentity } from "./chain.ts";
import { contractSources } from "./contracts.ts";
import type { Deployer } from "./keys.ts";
import { contentHash } from "./stamp.ts";
import { builtFromFile, deploymentFile, deployWorld } from "./world.ts";

interface FoundWorldOptions {
  chain: ChainIdentity;
  deployer: Deployer;
  /** Folder of all that is kept about the chain. */
  folder: string;
  say: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Deploys a world and puts into it what it begins with. Its deployment file is written last: a world that has one is
 * whole.
 */
export async function foundWorld({
  chain,
  deployer,
  folder,
  say,
  signal,
}: FoundWorldOptions): Promise<Deployment> {
  const deployment = await deployWorld({ chain, deployer, say, signal });
  writeDeploymentFile(deploymentFile(folder), deployment);
  await writeFile(builtFromFile(folder), await contentHash(contractSources));
  return deployment;
}
