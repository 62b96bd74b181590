import { resourceToHex } from "@latticexyz/common";
import worldConfig from "@latticexyz/world/mud.config";
import type { Address } from "viem";
import { CogwrightError } from "./errors.ts";
import { readRecord } from "./readRecords.ts";
import type { WorldClient } from "./worldClient.ts";

/** The contract behind a system of the world. @throws CogwrightError `system-missing` when there is none */
export async function systemAddress(client: WorldClient, namespace: string, name: string): Promise<Address> {
  const systemId = resourceToHex({ type: "system", namespace, name });
  const { Systems } = worldConfig.namespaces.world.tables;
  const record = await readRecord(client, { table: Systems, key: { systemId } });
  if (!record)
    throw new CogwrightError(`The world has no system ${namespace}:${name}.`, {
      code: "system-missing",
      hint: "Deploy the world again with this version.",
      details: { namespace, name },
    });
  return record.system;
}
