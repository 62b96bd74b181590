import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecords } from "@cogwright/contracts/readRecords";
import { npcRules } from "@cogwright/contracts/rules/npc";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { zeroAddress } from "viem";
import { type ArenaView, timeOf } from "./arenaView.ts";

const batches = Array.from({ length: npcRules.batchColumns ** 2 }, (_, batch) => ({ batch }));

/**
 * The rounds that are published, not proven, and draw spot checks from the ticks of those who play the NPCs; of each player
 * the oldest, as they answer in order.
 */
export async function readCheckRounds(
  client: WorldClient,
  { time, clock }: Pick<ArenaView, "time" | "clock">,
): Promise<bigint[]> {
  if (!clock) return [];
  const holders = await readRecords(client, tables.npc.Holder, batches);
  const operators = new Set(holders.flatMap((holder) => holder?.operator ?? []));
  operators.delete(zeroAddress);
  const awaited = await Promise.all(
    [...operators].map((operator) =>
      client.publicClient.readContract({
        address: client.world,
        abi: worldAbi,
        functionName: "npc__roundAwaited",
        args: [operator],
      }),
    ),
  );
  const due = awaited.filter((round) => round !== 0n && timeOf(clock, round) <= time);
  return [...new Set(due)].sort((a, b) => (a < b ? -1 : 1));
}
