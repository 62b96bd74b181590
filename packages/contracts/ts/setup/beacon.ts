import { tables } from "../generated/tables.ts";
import { readRecord } from "../readRecords.ts";
import type { Sender } from "../sender.ts";
import type { WorldClient } from "../worldClient.ts";

/** The beacon that a world is to trust. */
export interface BeaconTerms {
  /** A point of BN254's G2: x = x1·i + x0, y = y1·i + y0. */
  key: { x1: bigint; x0: bigint; y1: bigint; y0: bigint };
  /** Unix second at which round 1 is published. */
  genesis: bigint;
  /** Seconds between rounds. */
  period: number;
}

/** Pins the beacon that a world trusts, by the owner of the namespace; nothing where one is pinned. Safe to repeat. */
export async function setupBeacon(
  { client, send }: { client: WorldClient; send: Sender["send"] },
  { key, genesis, period }: BeaconTerms,
): Promise<void> {
  if (await readRecord(client, { table: tables.beacon.Config, key: {} })) return;
  const { receipt } = await send({ functionName: "beacon__pinKey", args: [key, genesis, period] });
  await receipt();
}
