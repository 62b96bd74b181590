import { errorLine } from "@cogwright/contracts/errors";
import { pause } from "@cogwright/contracts/pause";
import { ChainUnreachable, checkWorld, type WorldClient } from "@cogwright/contracts/worldClient";
import type { Address } from "viem";
import type { ArenaReader } from "./arenaReader.ts";
import type { Service, ServiceLog } from "./service.ts";

interface RunOptions {
  client: WorldClient;
  reader: ArenaReader;
  services: readonly Service[];
  /** The accounts that the services send from. */
  accounts: readonly Address[];
  log: ServiceLog;
  /** Called once, when the world has been found. */
  onReady: () => void;
  signal: AbortSignal;
}

/** Milliseconds between looks for a new block, and before the next try when the chain is away. */
const lookInterval = 300;
const retryInterval = 1_000;

/**
 * Runs services block by block until `signal` fires. Nothing is remembered between runs; while a transaction of theirs
 * is on its way, whoever sent it, they wait, so that a restart does nothing twice. A chain that goes away is waited for.
 *
 * @throws {OtherChain | WorldMissing} when the deployment's world is not there at the start, and what `prepare` throws then
 */
export async function runServices(options: RunOptions): Promise<void> {
  const { client, reader, services, accounts, log, onReady, signal } = options;
  const { publicClient } = client;

  /** Whether transactions of ours are sent and in no block yet. */
  async function anyOnItsWay(): Promise<boolean> {
    const counts = await Promise.all(
      accounts.map(async (address) => {
        const count = (blockTag: "latest" | "pending") =>
          publicClient.getTransactionCount({ address, blockTag });
        const [latest, pending] = await Promise.all([count("latest"), count("pending")]);
        return pending > latest;
      }),
    );
    return counts.includes(true);
  }

  async function look(): Promise<bigint> {
    const view = await reader.read();
    for (const service of services) {
      if (!signal.aborted) await service.tick(view);
    }
    return view.block;
  }

  let ready = false;
  let away = false;
  let seen = -1n;
  while (!signal.aborted) {
    try {
      if (!ready || away) {
        await checkWorld(client);
        for (const { prepare } of services) await prepare?.();
      }
      if (away) log.info({}, "the chain is back");
      if (!ready) onReady();
      ready = true;
      away = false;
      const block = await publicClient.getBlockNumber();
      if (block !== seen) {
        if (await anyOnItsWay()) log.debug({ block: Number(block) }, "waiting for own transactions");
        else seen = await look();
      }
    } catch (error) {
      if (!ready && !(error instanceof ChainUnreachable)) throw error;
      // Whatever it was, all that counts is on the chain: it is read afresh when it answers again.
      if (!away) log.warn({ problem: errorLine(error) }, "interrupted; trying until it goes on");
      away = true;
      seen = -1n;
      reader.forget();
      for (const service of services) service.forget();
      await pause(retryInterval, signal);
      continue;
    }
    await pause(lookInterval, signal);
  }
}
