import type { Table } from "@latticexyz/config";
import { type Address, type Hash, type Hex, isAddressEqual, numberToHex, parseEventLogs } from "viem";
import { createStore, type StoreApi } from "zustand/vanilla";
import { applyChange, type StoreChange } from "./applyLog.ts";
import { CogwrightError, errorLine } from "./errors.ts";
import { worldAbi } from "./generated/abi.ts";
import { tables as allTables } from "./generated/tables.ts";
import { readRawRecord } from "./readRecords.ts";
import {
  decodeRecord,
  type FieldsOf,
  isAbsent,
  keyId,
  keyTuple,
  type RawRecord,
  type RecordKey,
} from "./record.ts";
import { isInVault, mindsOf, rawRegion, regionWritten } from "./regionVault.ts";
import { systemAddress } from "./systemAddress.ts";
import { ChainUnreachable, checkWorld, type WorldClient } from "./worldClient.ts";

/** One table's records as far as they are known here, by `keyId`. A changed table is a new map. */
export type TableRecords = ReadonlyMap<string, unknown>;

export interface WorldState {
  /** `loading` until the first snapshot, `offline` while the chain does not answer (records stay as last seen). */
  readonly connection: "loading" | "live" | "offline";
  /** Why it is offline, for people. */
  readonly problem: string | undefined;
  /** Number and time (unix seconds) of the newest block that the records include. */
  readonly block: bigint;
  readonly blockTime: number;
  readonly tables: ReadonlyMap<Hex, TableRecords>;
}

export interface WorldSync {
  /** A zustand store; select from it with `getFields` and `allFields`. */
  readonly store: StoreApi<WorldState>;
  /** Reads records that the snapshot did not hold, and follows them from then on. */
  readonly load: (records: readonly RecordKey[]) => Promise<void>;
  /** Looks for a new block now instead of at the next poll. */
  readonly poke: () => void;
  readonly stop: () => void;
}

export interface FollowWorldOptions {
  client: WorldClient;
  /** The tables to follow. Events of others are ignored. */
  tables: readonly Table[];
  /**
   * Which records to begin with, as of `block`; called again after every gap too long to replay. Records not named
   * appear when an event touches them.
   */
  hydrate: (block: bigint) => Promise<readonly RecordKey[]>;
  /** Milliseconds between looks for a new block. */
  pollInterval?: number;
}

/** The events by which records change. */
const changesAbi = [...worldAbi, regionWritten] as const;

type WorldEvent =
  | { args: { world: Address; region: bigint } }
  | { args: { tableId: Hex; keyTuple: readonly Hex[] } };

/** Which record an event is about. The vault serves every world of the chain: another one's regions are nobody's here. */
function recordOf({ args }: WorldEvent, world: Address): { tableId: Hex; tuple: readonly Hex[] } {
  if (!("region" in args)) return { tableId: args.tableId, tuple: args.keyTuple };
  const mine = isAddressEqual(args.world, world);
  return {
    tableId: mine ? allTables.realm.Region.tableId : "0x",
    tuple: [numberToHex(args.region, { size: 32 })],
  };
}

/** After a longer gap it is cheaper, and bounded, to read the records afresh than to replay events. */
const LONGEST_REPLAY = 500n;

/** A record's fields, or `undefined` when there is none or it is not known here. */
export function getFields<table extends Table>(
  state: WorldState,
  record: RecordKey<table>,
): FieldsOf<table> | undefined {
  const fields = state.tables.get(record.table.tableId)?.get(keyId(keyTuple(record)));
  // A table's map holds that table's decoded records and nothing else.
  return fields as FieldsOf<table> | undefined;
}

/** All known records of a table, in no particular order. */
export function allFields<table extends Table>(
  state: Pick<WorldState, "tables">,
  table: table,
): readonly FieldsOf<table>[] {
  return [...(state.tables.get(table.tableId)?.values() ?? [])] as FieldsOf<table>[];
}

/**
 * Follows a world: a snapshot of the records that matter, read at one block, and every Store event after it.
 *
 * It survives the chain going away (records stay, `connection` says so), coming back, coming back older or reorganised
 * (parent hashes are compared; it then reads afresh), and the machine sleeping.
 */
export function followWorld({ client, tables, hydrate, pollInterval = 300 }: FollowWorldOptions): WorldSync {
  const { publicClient, world } = client;
  const byId = new Map(tables.map((table) => [table.tableId, table]));
  const store = createStore<WorldState>(() => ({
    connection: "loading",
    problem: undefined,
    block: 0n,
    blockTime: 0,
    tables: new Map(tables.map((table) => [table.tableId, new Map()])),
  }));
  let raw = new Map<Hex, Map<string, RawRecord>>();
  let tip: { number: bigint; hash: Hash } | undefined;
  const extra = new Map<string, RecordKey>();
  /** Whose events count: the world, and the vault where regions are followed. */
  let sources: Address[] = [world];
  let stopped = false;
  let wake: (() => void) | undefined;

  /** Puts raw records in, decodes them, and publishes the tables they belong to as new maps. */
  function publish(
    changes: Map<Hex, Map<string, { tuple: readonly Hex[]; after: RawRecord | undefined }>>,
    to: Partial<WorldState>,
    from: WorldState["tables"],
  ) {
    const next = new Map(from);
    for (const [tableId, records] of changes) {
      const table = byId.get(tableId);
      if (!table) continue;
      const rawTable = raw.get(tableId) ?? new Map<string, RawRecord>();
      raw.set(tableId, rawTable);
      const decoded = new Map(next.get(tableId));
      for (const [id, { tuple, after }] of records) {
        if (after) rawTable.set(id, after);
        else rawTable.delete(id);
        if (after && !isAbsent(after)) decoded.set(id, decodeRecord(table, tuple, after));
        else decoded.delete(id);
      }
      next.set(tableId, decoded);
    }
    store.setState({ ...to, tables: next });
  }

  async function readAt(keys: readonly { tableId: Hex; tuple: readonly Hex[] }[], block: bigint) {
    const changes = new Map<Hex, Map<string, { tuple: readonly Hex[]; after: RawRecord | undefined }>>();
    await Promise.all(
      keys.map(async ({ tableId, tuple }) => {
        const after = await readRawRecord(client, tableId, tuple, block);
        const records = changes.get(tableId) ?? new Map();
        changes.set(tableId, records);
        records.set(keyId(tuple), { tuple, after });
      }),
    );
    return changes;
  }

  async function snapshot() {
    const block = await publicClient.getBlock({ blockTag: "latest" });
    const keys = [...(await hydrate(block.number)), ...extra.values()];
    const changes = await readAt(
      keys.map((key) => ({ tableId: key.table.tableId, tuple: keyTuple(key) })),
      block.number,
    );
    raw = new Map();
    tip = { number: block.number, hash: block.hash };
    publish(
      changes,
      { connection: "live", problem: undefined, block: block.number, blockTime: Number(block.timestamp) },
      new Map(tables.map((table) => [table.tableId, new Map()])),
    );
  }

  /** Applies the events of the blocks after the tip. @returns false when the records must be read afresh. */
  async function advance(): Promise<boolean> {
    if (!tip) return false;
    const head = await publicClient.getBlock({ blockTag: "latest" });
    if (head.number === tip.number && head.hash === tip.hash) {
      if (store.getState().connection !== "live") store.setState({ connection: "live", problem: undefined });
      return true;
    }
    if (head.number <= tip.number || head.number - tip.number > LONGEST_REPLAY) return false;
    const [parent, logs] = await Promise.all([
      head.number === tip.number + 1n ? head : publicClient.getBlock({ blockNumber: tip.number + 1n }),
      publicClient.getLogs({ address: sources, fromBlock: tip.number + 1n, toBlock: head.number }),
    ]);
    if (parent.parentHash !== tip.hash) return false;

    const changes = new Map<Hex, Map<string, { tuple: readonly Hex[]; after: RawRecord | undefined }>>();
    const unknown = new Map<string, { tableId: Hex; tuple: readonly Hex[] }>();
    const events = parseEventLogs({
      abi: changesAbi,
      logs,
      eventName: [
        "Store_SetRecord",
        "Store_SpliceStaticData",
        "Store_SpliceDynamicData",
        "Store_DeleteRecord",
        "RegionWritten",
      ],
    });
    for (const event of events) {
      const { tableId, tuple } = recordOf(event, world);
      if (!byId.has(tableId)) continue;
      const id = keyId(tuple);
      const records = changes.get(tableId) ?? new Map();
      changes.set(tableId, records);
      const before: RawRecord | undefined = records.has(id)
        ? records.get(id)?.after
        : raw.get(tableId)?.get(id);
      const whole =
        event.eventName === "Store_SetRecord" ||
        event.eventName === "Store_DeleteRecord" ||
        (event.eventName === "RegionWritten" && event.args.minds !== "0x");
      if (!before && !whole && !records.has(id)) {
        // Part of a record that was never read here: its other parts must come from the chain.
        unknown.set(`${tableId}${id}`, { tableId, tuple });
        continue;
      }
      const none: RawRecord = { staticData: "0x", encodedLengths: `0x${"0".repeat(64)}`, dynamicData: "0x" };
      const after =
        event.eventName === "RegionWritten"
          ? rawRegion(event.args.bodies, whole ? event.args.minds : mindsOf(before ?? none))
          : applyChange(before ?? none, event as StoreChange);
      records.set(id, { tuple, after });
    }
    if (unknown.size > 0) {
      for (const [tableId, records] of await readAt([...unknown.values()], head.number)) {
        const into = changes.get(tableId) ?? new Map();
        changes.set(tableId, into);
        for (const [id, change] of records) into.set(id, change);
      }
    }
    tip = { number: head.number, hash: head.hash };
    publish(
      changes,
      { connection: "live", problem: undefined, block: head.number, blockTime: Number(head.timestamp) },
      store.getState().tables,
    );
    return true;
  }

  async function run() {
    let checked = false;
    while (!stopped) {
      try {
        if (!checked) {
          await checkWorld(client);
          if (tables.some(({ tableId }) => isInVault(tableId)))
            sources = [world, await systemAddress(client, "realm", "VaultSystem")];
          checked = true;
        }
        if (!(await advance())) await snapshot();
      } catch (error) {
        // Whatever it was (nobody answers, a half-started chain), the records stay and the next poll tries again.
        checked = false;
        const known =
          error instanceof CogwrightError ? error : new ChainUnreachable(client.deployment.rpc, error);
        store.setState({ connection: "offline", problem: errorLine(known) });
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, store.getState().connection === "offline" ? 1_000 : pollInterval);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  void run();

  return {
    store,
    load: async (records) => {
      for (const record of records) extra.set(`${record.table.tableId}${keyId(keyTuple(record))}`, record);
      const at = tip?.number;
      if (at === undefined) return;
      const keys = records.map((record) => ({ tableId: record.table.tableId, tuple: keyTuple(record) }));
      const changes = await readAt(keys, at);
      // Blocks applied meanwhile are newer than what was read: an event's word stands.
      for (const [tableId, table] of changes) {
        for (const id of table.keys()) if (raw.get(tableId)?.has(id)) table.delete(id);
      }
      publish(changes, {}, store.getState().tables);
    },
    poke: () => wake?.(),
    stop: () => {
      stopped = true;
      wake?.();
    },
  };
}
