import type { RecordKey } from "@cogwright/contracts/record";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Address } from "viem";

/** The records a visitor's page begins with; every other one appears when an event touches it or a page loads it. */
export async function firstRecords(_client: WorldClient, _address: Address): Promise<readonly RecordKey[]> {
  return [];
}
