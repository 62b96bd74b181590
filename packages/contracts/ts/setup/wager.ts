import { resourceToHex } from "@latticexyz/common";
import worldConfig from "@latticexyz/world/mud.config";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import { tables } from "../generated/tables.ts";
import { readRecord } from "../readRecords.ts";
import type { Sender } from "../sender.ts";
import type { WorldClient } from "../worldClient.ts";

const { NamespaceDelegationControl, NamespaceOwner } = worldConfig.namespaces.world.tables;

type Founder = { client: WorldClient; send: Sender["send"] };

/** Names who may spend the fees, by the owner of the namespace; nothing where somebody is named. Safe to repeat. */
export async function setupTreasury({ client, send }: Founder, keeper: Address): Promise<void> {
  const treasury = await readRecord(client, { table: tables.wager.Treasury, key: {} });
  if (treasury && treasury.keeper !== zeroAddress) return;
  const { receipt } = await send({ functionName: "wager__nameKeeper", args: [keeper] });
  await receipt();
}

/** Namespaces with functions that runners can be allowed to call for bots' owners. */
const runnerNamespaces = ["arena", "wager"] as const;

/**
 * Lets owners of bots let runners play for them: names the ledger's `PermitSystem` as what MUD asks about calls on another's
 * behalf into `arena` and `wager`. By the owner of the namespaces. Safe to repeat.
 */
export async function setupRunners({ client, send }: Founder): Promise<void> {
  const control = resourceToHex({ type: "system", namespace: "wager", name: "PermitSystem" });
  for (const namespace of runnerNamespaces) {
    const namespaceId = resourceToHex({ type: "namespace", namespace, name: "" });
    const found = await readRecord(client, { table: NamespaceDelegationControl, key: { namespaceId } });
    if (found?.delegationControlId === control) continue;
    const { receipt } = await send({
      functionName: "registerNamespaceDelegation",
      args: [namespaceId, control, "0x"],
    });
    await receipt();
  }
}

/**
 * Namespaces whose owner could touch money: by writing its tables, those that say who may, or the realm's records and
 * ground, on which NPCs' decisions and so their operators' bonds are judged.
 */
const moneyNamespaces = ["wager", "arena", "beacon", "npc", "realm", "world", "store", ""] as const;

/**
 * Gives up every power of `owner` over people's money, for good: the namespaces of matches, wagers, bonds, the realm and the
 * beacon, and the root, whose owner could install code that does anything. Afterwards nobody can change these rules. Comes last when
 * a world is founded: the beacon's key, the treasury's keeper and the runners' control must be there. Safe to repeat.
 */
export async function sealMoney({ client, send }: Founder, owner: Address): Promise<void> {
  for (const namespace of moneyNamespaces) {
    const namespaceId = resourceToHex({ type: "namespace", namespace, name: "" });
    const found = await readRecord(client, { table: NamespaceOwner, key: { namespaceId } });
    if (!found || !isAddressEqual(found.owner, owner)) continue;
    const { receipt } = await send({ functionName: "renounceOwnership", args: [namespaceId] });
    await receipt();
  }
}
