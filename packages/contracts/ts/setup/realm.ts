import worldConfig from "@latticexyz/world/mud.config";
import { realmRules } from "../../rules/realm.ts";
import { tables } from "../generated/tables.ts";
import { readRecord, readRecords } from "../readRecords.ts";
import type { Sender } from "../sender.ts";
import { systemAddress } from "../systemAddress.ts";
import type { WorldClient } from "../worldClient.ts";

/** Regions of the beginning: the home region and the eight around it, the home first. Row * 256 + column. */
export function firstRegions(): number[] {
  const regions: number[] = [];
  for (const row of [0, -1, 1])
    for (const column of [0, -1, 1])
      regions.push((realmRules.HOME_ROW + row) * 256 + realmRules.HOME_COLUMN + column);
  return regions;
}

/** Regions that one transaction settles: about 3M gas each, under the cap of 16,777,216 with room to spare. */
const REGIONS_A_TRANSACTION = 3;

export interface SetupRealmOptions {
  client: WorldClient;
  /** Sends as the owner of the namespace `realm`. */
  send: Sender["send"];
}

/**
 * What a realm needs after its deployment: regions with NPCs in them, and leave for the tick to write regions' records.
 * What is there already is left alone, so that it can be run again. Four transactions.
 */
export async function setupRealm({ client, send }: SetupRealmOptions): Promise<void> {
  const ids = firstRegions();
  const { Region } = tables.realm;
  const found = await readRecords(
    client,
    Region,
    ids.map((id) => ({ id })),
  );
  const missing = ids.filter((_, index) => found[index] === undefined);
  const sent = [];
  for (let i = 0; i < missing.length; i += REGIONS_A_TRANSACTION)
    sent.push(
      await send({ functionName: "realm__settle", args: [missing.slice(i, i + REGIONS_A_TRANSACTION)] }),
    );

  const tickSystem = await systemAddress(client, "npc", "TickSystem");
  const { ResourceAccess } = worldConfig.namespaces.world.tables;
  const access = await readRecord(client, {
    table: ResourceAccess,
    key: { resourceId: Region.tableId, caller: tickSystem },
  });
  if (!access?.access)
    sent.push(await send({ functionName: "grantAccess", args: [Region.tableId, tickSystem] }));

  for (const { receipt } of sent) await receipt();
}
