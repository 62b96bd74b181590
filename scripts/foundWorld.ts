import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { evmnet } from "@cogwright/botbuilder/beacon/evmnet";
import { readOrCreateSecret } from "@cogwright/botbuilder/beacon/secretFile";
import { publicKeyOf } from "@cogwright/botbuilder/beacon/signature";
import type { Deployment } from "@cogwright/contracts/deployment";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { createSender } from "@cogwright/contracts/sender";
import { setupArena } from "@cogwright/contracts/setup/arena";
import { type BeaconTerms, setupBeacon } from "@cogwright/contracts/setup/beacon";
import { setupRealm } from "@cogwright/contracts/setup/realm";
import { sealMoney, setupRunners, setupTreasury } from "@cogwright/contracts/setup/wager";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { readBrains } from "@cogwright/npc/brain/brainFiles";
import { setupBrains } from "@cogwright/npc/registry/setupBrains";
import { npcKinds } from "@cogwright/npc/training/episode";
import { privateKeyToAccount, privateKeyToAddress } from "viem/accounts";
import type { ChainIdentity } from "./chain.ts";
import { contractSources } from "./contracts.ts";
import type { Deployer } from "./deployer.ts";
import { fillMerchants, fillTreasury, fundServices } from "./funding.ts";
import { createServiceKeys } from "./serviceKeys.ts";
import { contentHash } from "./stamp.ts";
import { builtFromFile, deploymentFile, deployWorld } from "./world.ts";

/** Seconds between two rounds of the world's own beacon: those of drand's evmnet. */
const beaconPeriod = 3;

interface FoundWorldOptions {
  chain: ChainIdentity;
  deployer: Deployer;
  /** Folder of all that is kept about the chain. */
  folder: string;
  /** The beacon that seeds battles: the world's own, or drand's evmnet. */
  beacon?: "own" | "drand";
  say: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/** The world's own beacon: its secret is made where there is none, and its round 1 is now. */
function ownBeacon(folder: string): BeaconTerms {
  const secret = readOrCreateSecret(join(folder, "beacon.secret"));
  return {
    key: publicKeyOf(secret),
    genesis: BigInt(Math.floor(Date.now() / 1000)),
    period: beaconPeriod,
  };
}

/**
 * Deploys a world and puts into it what it begins with: boards, a beacon, NPCs, and coins. Its deployment file is written
 * last: a world that has one is whole.
 */
export async function foundWorld(options: FoundWorldOptions): Promise<Deployment> {
  const { chain, deployer, folder, beacon = "own", say, signal } = options;
  say("Deploying the contracts");
  const deployment = await deployWorld({ chain, deployer, signal });

  const keys = createServiceKeys(folder);
  const client = createWorldClient({ deployment });
  const { send } = createSender({ client, account: privateKeyToAccount(deployer.key) });

  say("Preparing the boards");
  await setupArena({ client, send });
  say("Pinning the beacon's key");
  await setupBeacon({ client, send }, beacon === "drand" ? evmnet : ownBeacon(folder));
  say("Settling the realm");
  await setupRealm({ client, send });
  say("Registering the brains");
  await setupBrains({ client, send, designer: deployer.address }, readBrains(npcKinds));
  say("Filling the treasury");
  await setupTreasury({ client, send }, privateKeyToAddress(keys.house));
  await fundServices({ chain, deployer, keys });
  if (deployer.isTestAccount) {
    await fillTreasury(send);
    const house = createSender({ client, account: privateKeyToAccount(keys.house) });
    await fillMerchants({ client, send: house.send }, privateKeyToAddress(keys.house));
  }
  await setupRunners({ client, send });
  say("Giving up every power over people's money");
  await sealMoney({ client, send }, deployer.address);

  writeDeploymentFile(deploymentFile(folder), deployment);
  await writeFile(builtFromFile(folder), await contentHash(contractSources));
  return deployment;
}
