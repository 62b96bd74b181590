import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { regionWritten } from "@cogwright/contracts/regionVault";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Hex, isAddressEqual, parseEventLogs, size, type TransactionReceipt } from "viem";
import type { RegionId } from "../region/geometry.ts";
import { decodeRegion, evidenceOf, HEADER_BYTES, type RegionRecord } from "../region/record.ts";

const { Region } = tables.realm;
/** How many blocks back a record is looked for as its last tick left it. */
const LOOK_BACK = 32n;

/** A region's record as the chain has it now, and as its last tick left it (undefined: not to be found). */
export interface FoundRecord {
  now: RegionRecord;
  left: RegionRecord | undefined;
}

/**
 * Keeps regions' records as their last ticks left them. Players change records between ticks; decisions are made on what
 * the tick before left, which the record's evidence proves. Needs nothing remembered: after a restart it looks back.
 */
export class LeftRecords {
  readonly #client: WorldClient;
  readonly #left = new Map<RegionId, RegionRecord>();

  constructor(client: WorldClient) {
    this.#client = client;
  }

  /** Reads regions at a block. Regions nobody settled are left out. */
  async find(ids: readonly RegionId[], block: bigint): Promise<FoundRecord[]> {
    const records = await Promise.all(ids.map((id) => this.#read(id, block)));
    return Promise.all(
      records
        .filter((now) => now !== undefined)
        .map(async (now) => ({ now, left: await this.#asLeft(now, block) })),
    );
  }

  /** Takes what a tick left out of its receipt, which saves looking for it. */
  learn(receipt: TransactionReceipt): void {
    for (const { args } of parseEventLogs({ abi: [regionWritten], logs: receipt.logs })) {
      if (!isAddressEqual(args.world, this.#client.world)) continue;
      this.#learnRegion(Number(args.region), args.bodies, args.minds === "0x" ? undefined : args.minds);
    }
  }

  #learnRegion(id: RegionId, bodies: Hex, minds: Hex | undefined): void {
    const known = this.#left.get(id);
    const slots = (size(bodies) - HEADER_BYTES) / 2;
    if (!minds && known?.minds.length !== slots) return;
    const record = decodeRegion(id, { bodies, minds: minds ?? `0x${"00".repeat(4 * slots)}` });
    if (!minds && known) record.minds = known.minds;
    if (evidenceOf(record) === record.evidence) this.#left.set(id, record);
  }

  async #asLeft(now: RegionRecord, block: bigint): Promise<RegionRecord | undefined> {
    const known = this.#left.get(now.id);
    if (known && isSame(known, now)) return known;
    let found = isIntact(now) ? now : undefined;
    for (let back = 1n; !found && back <= LOOK_BACK && back <= block; back++) {
      const before = await this.#read(now.id, block - back);
      if (!before || before.tick < now.tick) break;
      if (isSame(before, now) && isIntact(before)) found = before;
    }
    if (found) this.#left.set(now.id, found);
    return found;
  }

  async #read(id: RegionId, block: bigint): Promise<RegionRecord | undefined> {
    const fields = await readRecord(this.#client, { table: Region, key: { id } }, block);
    return fields && decodeRegion(id, fields);
  }
}

const isIntact = (record: RegionRecord): boolean => evidenceOf(record) === record.evidence;
const isSame = (a: RegionRecord, b: RegionRecord): boolean => a.tick === b.tick && a.evidence === b.evidence;
