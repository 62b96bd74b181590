import type { Table } from "@latticexyz/config";
import type { Hex } from "viem";
import { worldAbi } from "./generated/abi.ts";
import { decodeRecord, type FieldsOf, isAbsent, keyTuple, type RawRecord, type RecordKey } from "./record.ts";
import { isInVault, readRawRegion } from "./regionVault.ts";
import type { WorldClient } from "./worldClient.ts";

/** Reads one record as the Store holds it, at `block` or at the newest block. */
export async function readRawRecord(
  client: WorldClient,
  tableId: Hex,
  tuple: readonly Hex[],
  block?: bigint,
): Promise<RawRecord> {
  if (isInVault(tableId)) return readRawRegion(client, tuple, block);
  const { publicClient, world } = client;
  const [staticData, encodedLengths, dynamicData] = await publicClient.readContract({
    address: world,
    abi: worldAbi,
    functionName: "getRecord",
    args: [tableId, tuple],
    ...(block === undefined ? {} : { blockNumber: block }),
  });
  return { staticData, encodedLengths, dynamicData };
}

/** Reads one record; `undefined` when there is none. */
export async function readRecord<table extends Table>(
  client: WorldClient,
  record: RecordKey<table>,
  block?: bigint,
): Promise<FieldsOf<table> | undefined> {
  const tuple = keyTuple(record);
  const raw = await readRawRecord(client, record.table.tableId, tuple, block);
  return isAbsent(raw) ? undefined : decodeRecord(record.table, tuple, raw);
}

/** Reads records of one table, in the order of `keys`, all at one block when `block` is given. */
export async function readRecords<table extends Table>(
  client: WorldClient,
  table: table,
  keys: readonly RecordKey<table>["key"][],
  block?: bigint,
): Promise<(FieldsOf<table> | undefined)[]> {
  return Promise.all(keys.map((key) => readRecord(client, { table, key }, block)));
}
