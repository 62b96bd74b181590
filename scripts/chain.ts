import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CogwrightError } from "@cogwright/contracts/errors";
import { ChainUnreachable } from "@cogwright/contracts/worldClient";
import { createTestClient, type Hash, http, publicActions } from "viem";
import { z } from "zod";
import type { Child, Children } from "./children.ts";
import { foundryBinary } from "./foundry.ts";
import { shown } from "./paths.ts";

/** Seconds between two blocks of the local chain. */
const blockTime = 1;
/** Seconds between two writings of the local chain's state; so much is lost at most when it is killed. */
const stateInterval = 30;
/**
 * Blocks whose transactions and logs are kept (half an hour), and blocks whose state can still be read. A tick a second
 * with its trace is 28 KB: all of them would be 100 MB an hour, written anew at every interval.
 */
const transactionBlocks = 1800;
const stateBlocks = 300;
/** How long a chain may take to come up, in milliseconds; a long history takes a while to read. */
const patience = 60_000;

/** What tells one chain from another, also from one made anew under the same id. */
export interface ChainIdentity {
  rpc: string;
  chainId: number;
  /** Hash of block 0. */
  genesis: Hash;
  /** Whether transactions cost something: the base fee of the newest block, in wei. */
  baseFee: bigint;
}

class ChainDied extends CogwrightError {
  constructor(log: string, last: string) {
    super(`The local chain did not come up: ${last || "anvil said nothing"}.`, {
      code: "chain-died",
      hint: `All it said stands in ${shown(log)}. If its saved state is damaged, begin anew: npm start -- --fresh`,
    });
  }
}

function chainClient(rpc: string) {
  return createTestClient({
    mode: "anvil",
    transport: http(rpc, { retryCount: 0, timeout: 10_000 }),
    cacheTime: 0,
  }).extend(publicActions);
}

/** Asks a chain who it is. @throws {ChainUnreachable} */
export async function identifyChain(rpc: string): Promise<ChainIdentity> {
  const client = chainClient(rpc);
  try {
    const [chainId, first, latest] = await Promise.all([
      client.getChainId(),
      client.getBlock({ blockNumber: 0n }),
      client.getBlock(),
    ]);
    if (first.hash === null) throw new Error("block 0 has no hash");
    return { rpc, chainId, genesis: first.hash, baseFee: latest.baseFeePerGas ?? 0n };
  } catch (cause) {
    throw new ChainUnreachable(rpc, cause);
  }
}

/** The last line of a log that says anything. */
export async function lastLine(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8")).trim().split("\n");
  return lines.at(-1)?.trim() ?? "";
}

export interface LocalChain {
  readonly identity: ChainIdentity;
  readonly child: Child;
  /** From one block for each transaction, as a deployment wants it, to a block each second. */
  readonly runClock: () => Promise<void>;
}

interface LocalChainOptions {
  children: Children;
  port: number;
  /** Folder of the chain's state and log. */
  folder: string;
}

/** What the local chain that is kept in a folder says. */
export function chainLog(folder: string): string {
  return join(folder, "logs/chain.log");
}

/** Where the chain at a folder keeps its state, and the state as it was when it last came up. */
export function stateFiles(folder: string) {
  return { state: join(folder, "anvil.json"), previous: join(folder, "anvil.previous.json") };
}

/**
 * Starts the local chain on the state it left behind, or on an empty one.
 *
 * It has the limits of a rollup (30M gas a block, 16,777,216 a transaction) and takes transactions for nothing.
 * It mines a block for each transaction until `runClock` is called.
 *
 * @throws {ChainDied}
 */
export async function startLocalChain(options: LocalChainOptions): Promise<LocalChain> {
  const { state, previous } = stateFiles(options.folder);
  try {
    return await startAnvil(options);
  } catch (error) {
    // Killed while it wrote its state, anvil leaves half a file.
    if (!(error instanceof ChainDied) || !existsSync(previous)) throw error;
    await copyFile(previous, state);
    return startAnvil(options);
  }
}

/**
 * The timestamp of the chain's block 0, in seconds. Anvil makes a block 0 at every start and keeps all that it ever made:
 * were they not one and the same, which of them the chain begins with, and so which chain it is, would change by chance.
 */
async function beginning(folder: string): Promise<number> {
  const file = join(folder, "began");
  if (existsSync(file))
    return z.coerce
      .number()
      .int()
      .positive()
      .parse(await readFile(file, "utf8"));
  const now = Math.floor(Date.now() / 1000);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${now}`);
  return now;
}

/** Lets a chain's clock, which starts at its block 0, go on at the time that it is. */
async function setClock(rpc: string): Promise<void> {
  await chainClient(rpc).request<{ Method: "evm_setTime"; Parameters: [number]; ReturnType: number }>({
    method: "evm_setTime",
    params: [Math.floor(Date.now() / 1000)],
  });
}

async function startAnvil({ children, port, folder }: LocalChainOptions): Promise<LocalChain> {
  const rpc = `http://127.0.0.1:${port}`;
  const log = chainLog(folder);
  const { state, previous } = stateFiles(folder);
  const began = await beginning(folder);
  const child = children.start({
    name: "chain",
    file: foundryBinary("anvil"),
    args: [
      ...["--host", "127.0.0.1", "--port", String(port), "--quiet", "--timestamp", String(began)],
      ...["--state", state, "--state-interval", String(stateInterval)],
      ...["--transaction-block-keeper", String(transactionBlocks), "--prune-history", String(stateBlocks)],
      ...["--hardfork", "osaka", "--gas-limit", "30000000", "--enable-tx-gas-limit"],
      ...["--base-fee", "0", "--gas-price", "0", "--disable-min-priority-fee"],
    ],
    cwd: dirname(state),
    log,
    foundation: true,
  });

  let alive = true;
  void child.ended.then(() => {
    alive = false;
  });
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      const identity = await identifyChain(rpc);
      await setClock(rpc);
      if (existsSync(state)) await copyFile(state, previous);
      const runClock = () => chainClient(rpc).setIntervalMining({ interval: blockTime });
      return { identity, child, runClock };
    } catch (error) {
      if (!(error instanceof ChainUnreachable)) throw error;
      if (!alive || Date.now() > deadline) {
        await child.stop();
        throw new ChainDied(log, await lastLine(log));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Forgets the chain that was kept in a folder. */
export async function forgetChain(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
