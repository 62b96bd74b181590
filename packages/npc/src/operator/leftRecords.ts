import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { regionWritten } from "@cogwright/contracts/regionVault";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import {
  type Hex,
  isAddressEqual,
  keccak256,
  parseEventLogs,
  size,
  slice,
  type TransactionReceipt,
} from "viem";
import type { RegionId } from "../region/geometry.ts";
import { decodeRegion, evidenceOf, HEADER_BYTES, type RegionRecord } from "../region/record.ts";

const { Region } = tables.realm;
/** Blocks whose events are asked for at once, when a record is looked for as its last tick left it. */
const EVENTS_AT_ONCE = 2_000n;

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
  readonly #minds = new Map<RegionId, Hex>();

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
  learn(receipt: Pick<TransactionReceipt, "logs">): void {
    for (const { args } of parseEventLogs({ abi: [regionWritten], logs: receipt.logs })) {
      if (!isAddressEqual(args.world, this.#client.world)) continue;
      this.#learnRegion(Number(args.region), args.bodies, args.minds === "0x" ? undefined : args.minds);
    }
  }

  #learnRegion(id: RegionId, bodies: Hex, written: Hex | undefined): void {
    // Minds are written by whoever changes them, players and arrivals too, and stay until the next who does.
    if (written) this.#minds.set(id, written);
    const minds = written ?? this.#minds.get(id);
    if (!minds || size(minds) !== 2 * (size(bodies) - HEADER_BYTES)) return;
    const record = decodeRegion(id, { bodies, minds });
    if (evidenceOf(record) === record.evidence) this.#left.set(id, record);
  }

  async #asLeft(now: RegionRecord, block: bigint): Promise<RegionRecord | undefined> {
    const known = this.#left.get(now.id);
    if (known && isSame(known, now)) return known;
    const found = isIntact(now) ? now : await this.#fromEvents(now, block);
    if (found) this.#left.set(now.id, found);
    return found;
  }

  /** Looks through a region's events for what its last tick left, the newest first: its bodies, and the minds of then. */
  async #fromEvents({ id, evidence }: RegionRecord, block: bigint): Promise<RegionRecord | undefined> {
    const { publicClient, world, deployment } = this.#client;
    const address = await systemAddress(this.#client, "realm", "VaultSystem");
    const first = BigInt(deployment.block);
    let left: Hex | undefined;
    for (let toBlock = block; toBlock >= first; toBlock -= EVENTS_AT_ONCE) {
      const fromBlock = toBlock - EVENTS_AT_ONCE + 1n > first ? toBlock - EVENTS_AT_ONCE + 1n : first;
      const args = { world, region: BigInt(id) };
      const logs = await publicClient.getLogs({
        address,
        event: regionWritten,
        args,
        fromBlock,
        toBlock,
        strict: true,
      });
      for (const { args } of logs.reverse()) {
        if (hashBehindFirstWord(args.bodies).startsWith(evidence)) left ??= args.bodies;
        if (left === undefined || args.minds === "0x") continue;
        const record = decodeRegion(id, { bodies: left, minds: args.minds });
        return isIntact(record) ? record : undefined;
      }
    }
    return undefined;
  }

  async #read(id: RegionId, block: bigint): Promise<RegionRecord | undefined> {
    const fields = await readRecord(this.#client, { table: Region, key: { id } }, block);
    return fields && decodeRegion(id, fields);
  }
}

const hashBehindFirstWord = (bodies: Hex): Hex => keccak256(slice(bodies, 32));
const isIntact = (record: RegionRecord): boolean => evidenceOf(record) === record.evidence;
const isSame = (a: RegionRecord, b: RegionRecord): boolean => a.tick === b.tick && a.evidence === b.evidence;
