import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { RecordKey } from "@cogwright/contracts/record";
import { realmRules } from "@cogwright/contracts/rules/realm";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { regionAt } from "@cogwright/npc/region/geometry";
import { type Address, getAbiItem, pad } from "viem";
import { regionsAround } from "../realm/regionsAround.ts";

const { Player, Region } = tables.realm;

/**
 * Keys of all players, from the events that wrote their records. A node that limits how far events can be asked for gives
 * none: then a player is nameless until the next event touches their record.
 */
async function knownPlayers({ publicClient, world, deployment }: WorldClient): Promise<RecordKey[]> {
  try {
    const events = await publicClient.getLogs({
      address: world,
      event: getAbiItem({ abi: worldAbi, name: "Store_SetRecord" }),
      args: { tableId: Player.tableId },
      fromBlock: BigInt(deployment.block),
    });
    const words = new Set(events.flatMap((event) => event.args.keyTuple?.[0] ?? []));
    return [...words].map((word) => ({ table: Player, key: { player: `0x${word.slice(26)}` } }) as RecordKey);
  } catch (error) {
    console.warn("Other players' names are not known yet:", error);
    return [];
  }
}

/** The visitor, the regions around them, and who else plays. */
async function realmRecords(client: WorldClient, address: Address): Promise<RecordKey[]> {
  const mine: RecordKey<typeof Player> = { table: Player, key: { player: address } };
  const [player, others] = await Promise.all([readRecord(client, mine), knownPlayers(client)]);
  const region =
    player && player.spawns > 0 ? player.region : regionAt(realmRules.HOME_COLUMN, realmRules.HOME_ROW);
  return [
    mine as RecordKey,
    ...others,
    ...regionsAround(region).map((id) => ({ table: Region, key: { id } }) as RecordKey),
  ];
}

/** The records a visitor's page begins with; every other one appears when an event touches it or a page loads it. */
export async function firstRecords(client: WorldClient, address: Address): Promise<readonly RecordKey[]> {
  const purse = { table: tables.wager.Purse, key: { account: pad(address) } } as RecordKey;
  return [purse, ...(await realmRecords(client, address))];
}
