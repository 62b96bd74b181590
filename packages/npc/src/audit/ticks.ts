import { worldAbi } from "@cogwright/contracts/generated/abi";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, getAbiItem, type Hex } from "viem";

/** A tick as its event tells of it. */
export interface SentTick {
  operator: Address;
  /** Where its evidence is kept. */
  place: number;
  /** What is kept there; zero when no block was applied. */
  evidence: Hex;
  packed: Hex;
  block: bigint;
  /** Where in the block its event stands. */
  logIndex: number;
  /** Unix second. */
  time: number;
  transaction: Hex;
}

const ticked = getAbiItem({ abi: worldAbi, name: "Ticked" });

/** The ticks in a range of blocks, in order. */
export async function readTicks(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<SentTick[]> {
  const { publicClient, world } = client;
  const address = await systemAddress(client, "npc", "TickSystem");
  const logs = await publicClient.getLogs({
    address,
    event: ticked,
    args: { world },
    ...range,
    strict: true,
  });
  const times = new Map<bigint, number>();
  for (const { blockNumber, blockTimestamp } of logs)
    if (blockTimestamp !== undefined) times.set(blockNumber, Number(blockTimestamp));
  // Not every node says the time with an event. The rest is asked for at once: the client sends it together.
  const untimed = new Set(logs.map(({ blockNumber }) => blockNumber).filter((block) => !times.has(block)));
  await Promise.all(
    [...untimed].map(async (blockNumber) => {
      const { timestamp } = await publicClient.getBlock({ blockNumber });
      times.set(blockNumber, Number(timestamp));
    }),
  );
  return logs.map(({ args, blockNumber, logIndex, transactionHash }) => ({
    operator: args.operator,
    place: args.place,
    evidence: args.evidence,
    packed: args.packed,
    block: blockNumber,
    logIndex,
    time: times.get(blockNumber) as number,
    transaction: transactionHash,
  }));
}

/** The first block at or after a second; the newest plus one when there is none yet. */
export async function blockFrom({ publicClient }: WorldClient, time: number): Promise<bigint> {
  let high = (await publicClient.getBlockNumber()) + 1n;
  let low = 0n;
  while (low < high) {
    const middle = (low + high) / 2n;
    const { timestamp } = await publicClient.getBlock({ blockNumber: middle });
    if (Number(timestamp) < time) low = middle + 1n;
    else high = middle;
  }
  return low;
}
