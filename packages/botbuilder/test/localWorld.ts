import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { setInterval } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Deployment } from "@cogwright/contracts/deployment";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { createSender, type Sender } from "@cogwright/contracts/sender";
import { setupArena } from "@cogwright/contracts/setup/arena";
import { setupBeacon } from "@cogwright/contracts/setup/beacon";
import { setupRunners } from "@cogwright/contracts/setup/wager";
import { createWorldClient, type WorldClient } from "@cogwright/contracts/worldClient";
import {
  createTestClient,
  getAddress,
  type Hex,
  hexToBytes,
  http,
  numberToHex,
  publicActions,
  toHex,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { readOrCreateSecret } from "../src/beacon/secretFile.ts";
import { publicKeyOf } from "../src/beacon/signature.ts";

const contracts = join(import.meta.dirname, "../../contracts");

/** The private key of one of the public test accounts, which anvil fills. */
export function testKey(index: number): Hex {
  const phrase = `${"test ".repeat(11)}junk`;
  const key = mnemonicToAccount(phrase, { addressIndex: index }).getHdKey().privateKey;
  if (!key) throw new Error("a mnemonic always gives a private key");
  return toHex(key);
}

/** The binary itself and not the package's Node wrapper, so that signals reach it. */
function anvilBinary(): string {
  const wrapper = createRequire(join(contracts, "package.json")).resolve("@foundry-rs/anvil/package.json");
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const platform = createRequire(wrapper).resolve(
    `@foundry-rs/anvil-${process.platform}-${arch}/package.json`,
  );
  return join(dirname(platform), "bin/anvil");
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

/** A chain whose clock the test drives: it stands still between calls of `mine`. */
export interface LocalChain {
  readonly rpc: string;
  readonly client: ReturnType<typeof chainClient>;
  /** Mines blocks, a second of the chain's time between one and the next. */
  readonly mine: (blocks: number) => Promise<void>;
  /** Lets the chain's time run, thirty times as fast as ours, until `condition` holds. @throws after `blocks` blocks */
  readonly runUntil: (condition: () => Promise<boolean>, blocks?: number) => Promise<void>;
  /** Ends the chain as a crash would, keeping the state of a moment ago. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function chainClient(rpc: string) {
  const transport = http(rpc, { retryCount: 0, timeout: 60_000 });
  return createTestClient({ mode: "anvil", transport, cacheTime: 0 }).extend(publicActions);
}

export async function startLocalChain(folder: string): Promise<LocalChain> {
  const port = await freePort();
  const rpc = `http://127.0.0.1:${port}`;
  const client = chainClient(rpc);
  /** What anvil starts from: `anvil_loadState` refuses a world of several megabytes. */
  const stateFile = join(folder, "chain-state.json");
  let kept: { time: bigint } | undefined;
  let anvil: ChildProcess;

  async function start(...more: string[]) {
    anvil = spawn(
      anvilBinary(),
      [
        ...["--port", String(port), "--base-fee", "0", "--gas-price", "0"],
        ...["--hardfork", "osaka", "--gas-limit", "30000000", "--enable-tx-gas-limit"],
        ...more,
      ],
      { cwd: folder, stdio: ["ignore", "pipe", "inherit"] },
    );
    const { stdout } = anvil;
    if (!stdout) throw new Error("anvil has no stdout");
    for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
      if (String(chunk).includes("Listening")) break;
    }
    stdout.resume();
  }
  const kill = async () => {
    const ended = once(anvil, "exit");
    anvil.kill("SIGKILL");
    await ended;
  };
  const mine = async (blocks: number) => {
    // Left to itself the first block's time would be that of our clock, were it ahead.
    const { timestamp } = await client.getBlock();
    await client.setNextBlockTimestamp({ timestamp: timestamp + 1n });
    await client.mine({ blocks, interval: 1 });
  };
  await start();
  return {
    rpc,
    client,
    mine,
    runUntil: async (condition, blocks = 3000) => {
      for await (const _ of setInterval(1000 / 30)) {
        if (await condition()) return;
        if (blocks === 0) throw new Error(`still not so: ${condition}`);
        blocks -= 1;
        await mine(1);
      }
    },
    crash: async () => {
      const { timestamp } = await client.getBlock();
      // What is dumped is the state's JSON, packed by gzip.
      writeFileSync(stateFile, gunzipSync(hexToBytes(await client.dumpState())));
      kept = { time: timestamp };
      await kill();
    },
    restart: async () => {
      await start(...(kept ? ["--load-state", stateFile] : []));
      await client.setAutomine(false);
      if (!kept) return;
      await client.setNextBlockTimestamp({ timestamp: kept.time + 1n });
    },
    stop: kill,
  };
}

export interface LocalWorld {
  readonly client: WorldClient;
  readonly deploymentFile: string;
  /** Sends as the public test account of that number. */
  readonly sender: (account: number) => Sender;
}

/** Deploys the compiled contracts as `npm run deploy` does, and pins a beacon of its own. Stops the chain's clock. */
export async function deployLocalWorld(chain: LocalChain, folder: string): Promise<LocalWorld> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(contracts, "node_modules/@latticexyz/cli/bin/mud.js"),
      ...["deploy", "--skipBuild", "--saveDeployment=false", "--rpc", chain.rpc],
      ...["--salt", numberToHex(1, { size: 32 })],
    ],
    {
      cwd: contracts,
      env: {
        PATH: [join(contracts, "node_modules/.bin"), process.env.PATH].join(delimiter),
        PRIVATE_KEY: testKey(0),
        NODE_NO_WARNINGS: "1",
        FORCE_COLOR: "0",
      },
    },
  );
  const world = /worldAddress: '(0x[0-9a-fA-F]{40})'/.exec(stdout)?.[1];
  if (!world) throw new Error(`mud deploy named no world:\n${stdout}`);
  const genesis = await chain.client.getBlock({ blockNumber: 0n });
  const deployment: Deployment = {
    version: 1,
    chainId: await chain.client.getChainId(),
    genesis: genesis.hash ?? "0x",
    rpc: chain.rpc,
    world: getAddress(world),
    block: 0,
  };
  const deploymentFile = join(folder, "deployment.json");
  writeDeploymentFile(deploymentFile, deployment);

  const client = createWorldClient({ deployment });
  const sender = (index: number) => createSender({ client, account: privateKeyToAccount(testKey(index)) });
  const { send } = sender(0);
  await setupArena({ client, send });
  await setupRunners({ client, send });
  const { timestamp } = await chain.client.getBlock();
  const key = publicKeyOf(readOrCreateSecret(join(folder, "beacon.secret")));
  await setupBeacon({ client, send }, { key, genesis: timestamp, period: 3 });
  await chain.client.setAutomine(false);
  return { client, deploymentFile, sender };
}
