import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { RegionId } from "../region/geometry.ts";
import { batchOf } from "./batches.ts";
import type { HeldLease, LeaseNeeds } from "./planLeases.ts";

const { Bond, Lease, Holder } = tables.npc;
const nothing: HeldLease = { batches: 0n, until: 0 };

async function readLease(client: WorldClient, operator: Address): Promise<HeldLease> {
  const found = await readRecord(client, { table: Lease, key: { operator } });
  return found ? { batches: found.batches, until: Number(found.until) } : nothing;
}

/** Reads what an operator's leases are decided from. @param regions those that are settled */
export async function readLeaseNeeds(
  client: WorldClient,
  operator: Address,
  regions: readonly RegionId[],
  { share, most, since }: Pick<LeaseNeeds, "share" | "most" | "since">,
): Promise<LeaseNeeds> {
  const batches = [...new Set(regions.map(batchOf))].sort((a, b) => a - b);
  const [{ timestamp }, bond, own, holders] = await Promise.all([
    client.publicClient.getBlock(),
    readRecord(client, { table: Bond, key: { operator } }),
    readLease(client, operator),
    readRecords(
      client,
      Holder,
      batches.map((batch) => ({ batch })),
    ),
  ]);
  const leases = new Map<Address, HeldLease>();
  for (const found of holders)
    if (found && found.operator !== zeroAddress && !leases.has(found.operator))
      leases.set(found.operator, await readLease(client, found.operator));
  return {
    time: Number(timestamp),
    bond: bond?.amount ?? 0n,
    suspended: bond?.suspended ?? false,
    left: (bond?.freeAt ?? 0n) > 0n,
    own,
    wanted: batches.map((batch, index) => {
      const holder = holders[index]?.operator ?? zeroAddress;
      if (holder === zeroAddress) return { batch };
      return {
        batch,
        holder: { ...(leases.get(holder) ?? nothing), isMe: isAddressEqual(holder, operator) },
      };
    }),
    share,
    most,
    since,
  };
}
