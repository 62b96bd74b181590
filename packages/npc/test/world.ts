import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Deployment } from "@cogwright/contracts/deployment";
import { createSender } from "@cogwright/contracts/sender";
import { setupRealm } from "@cogwright/contracts/setup/realm";
import { createWorldClient, type WorldClient } from "@cogwright/contracts/worldClient";
import { createPublicClient, createTestClient, getAddress, type Hex, http, toHex } from "viem";
import { type HDAccount, mnemonicToAccount } from "viem/accounts";
import { readBrains } from "../src/brain/brainFiles.ts";
import { setupBrains } from "../src/registry/setupBrains.ts";
import { npcKinds } from "../src/training/episode.ts";
import { type Anvil, contractsFolder, startAnvil } from "./anvil.ts";

/** The n-th of anvil's public test accounts. */
export const testAccount = (addressIndex: number): HDAccount =>
  mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex });

export const keyOf = (account: HDAccount): Hex => toHex(account.getHdKey().privateKey as Uint8Array);

export interface TestWorld {
  anvil: Anvil;
  deployment: Deployment;
  client: WorldClient;
}

/** Deploys the compiled contracts on a chain of its own and sets the realm up, as the game does. */
export async function foundTestWorld(args: readonly string[] = []): Promise<TestWorld> {
  const anvil = await startAnvil([
    "--hardfork",
    "osaka",
    "--enable-tx-gas-limit",
    "--gas-limit",
    "30000000",
    ...args,
  ]);
  const deployer = testAccount(0);
  const run = promisify(execFile);
  const cli = join(contractsFolder, "node_modules/@latticexyz/cli/bin/mud.js");
  const path = join(contractsFolder, "node_modules/.bin");
  const { stdout } = await run(
    process.execPath,
    [
      cli,
      "deploy",
      "--skipBuild",
      "--saveDeployment=false",
      "--rpc",
      anvil.rpc,
      "--salt",
      toHex(1, { size: 32 }),
    ],
    {
      cwd: contractsFolder,
      env: {
        ...process.env,
        PATH: `${path}:${process.env.PATH}`,
        PRIVATE_KEY: keyOf(deployer),
        FORCE_COLOR: "0",
      },
    },
  );
  const result = /worldAddress: '(0x[0-9a-fA-F]{40})',\s*blockNumber: (\d+)/.exec(stdout);
  if (!result?.[1]) throw new Error(`mud deploy named no world:\n${stdout}`);
  const chain = createPublicClient({ transport: http(anvil.rpc) });
  const { hash: genesis } = await chain.getBlock({ blockNumber: 0n });
  const deployment: Deployment = {
    version: 1,
    chainId: 31337,
    genesis: genesis as Hex,
    rpc: anvil.rpc,
    world: getAddress(result[1]),
    block: Number(result[2]),
  };
  const client = createWorldClient({ deployment });
  const { send } = createSender({ client, account: deployer });
  await setupRealm({ client, send });
  await setupBrains({ client, send, designer: deployer.address }, readBrains(npcKinds));
  return { anvil, deployment, client };
}

/** Steers a chain's clock. */
export const clockOf = (rpc: string) => createTestClient({ mode: "anvil", transport: http(rpc) });
