import { regionWritten } from "@cogwright/contracts/regionVault";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { readBlocks } from "../operator/tickBlocks.ts";
import type { RegionId } from "../region/geometry.ts";
import { type FoundTick, foundBlocks } from "./foundBlocks.ts";
import { RecordHistory } from "./recordHistory.ts";
import type { SentTick } from "./ticks.ts";

/** Blocks whose events are asked for at once when older ones are needed. */
const EVENTS_AT_ONCE = 2_000n;

/** Every writing of a region's record, or of any region's, in order. */
export async function readWritten(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
  region?: RegionId,
) {
  const address = await systemAddress(client, "realm", "VaultSystem");
  const args = { world: client.world, ...(region !== undefined && { region: BigInt(region) }) };
  const logs = await client.publicClient.getLogs({
    address,
    event: regionWritten,
    args,
    ...range,
    strict: true,
  });
  return logs.map(({ args, blockNumber, logIndex }) => ({
    region: Number(args.region),
    bodies: args.bodies,
    minds: args.minds,
    blockNumber,
    logIndex,
  }));
}

/** Learns of a region what events tell of it up to a block: what its last tick left, and the minds of then. */
export async function lookBack(
  client: WorldClient,
  history: RecordHistory,
  region: RegionId,
  block: bigint,
): Promise<void> {
  const first = BigInt(client.deployment.block);
  let logs: Awaited<ReturnType<typeof readWritten>> = [];
  for (let toBlock = block; toBlock >= first && !history.knows(region); toBlock -= EVENTS_AT_ONCE) {
    const fromBlock = toBlock - EVENTS_AT_ONCE + 1n > first ? toBlock - EVENTS_AT_ONCE + 1n : first;
    logs = [...(await readWritten(client, { fromBlock, toBlock }, region)), ...logs];
    for (const { bodies, minds } of logs) history.learn(region, bodies, minds);
  }
  // Only here: what an unfinished tick found elsewhere is needed still.
  history.prune(region);
}

/** Puts together again, from events alone, what one tick saw and did. */
export async function seeTick(client: WorldClient, tick: SentTick): Promise<FoundTick> {
  const history = new RecordHistory();
  const regions = new Set(readBlocks(tick.packed).map(({ region }) => region));
  for (const region of regions) await lookBack(client, history, region, tick.block - 1n);
  for (const log of await readWritten(client, { fromBlock: tick.block, toBlock: tick.block }))
    if (log.logIndex < tick.logIndex) history.learn(log.region, log.bodies, log.minds);
  return foundBlocks(tick, (region, number) => history.at(region, number));
}
