import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { RegionId } from "../region/geometry.ts";
import { type FoundTick, foundBlocks } from "./foundBlocks.ts";
import type { RecordHistory } from "./recordHistory.ts";
import { readTicks, type SentTick } from "./ticks.ts";
import { lookBack, readWritten } from "./written.ts";

/** Whether a tick's event stands before another log. */
const isBefore = (tick: SentTick, log: { blockNumber: bigint; logIndex: number }): boolean =>
  tick.block < log.blockNumber || (tick.block === log.blockNumber && tick.logIndex < log.logIndex);

/**
 * Goes through the ticks of some blocks in the chain's order, and says of each what it saw and did.
 * @param history what is known of regions already; learns what is written
 * @param regions where only these matter, the others are not looked at
 */
export async function replay(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
  history: RecordHistory,
  onTick: (tick: SentTick, seen: FoundTick) => Promise<void> | void,
  regions?: ReadonlySet<RegionId>,
): Promise<void> {
  const waiting = await readTicks(client, range);
  const see = async (tick: SentTick): Promise<void> => {
    const seen = foundBlocks(tick, (region, number) => history.at(region, number));
    history.prune();
    await onTick(tick, seen);
  };
  // What a tick decided on was written before it, what it left before its own event: in the order of the chain,
  // everything is known in its turn.
  for (const log of await readWritten(client, range)) {
    while (waiting[0] && isBefore(waiting[0], log)) await see(waiting.shift() as SentTick);
    if (regions && !regions.has(log.region)) continue;
    if (!history.knows(log.region)) await lookBack(client, history, log.region, log.blockNumber - 1n);
    history.learn(log.region, log.bodies, log.minds);
  }
  for (const tick of waiting) await see(tick);
}
