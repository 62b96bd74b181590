import type { FieldsOf, RecordKey } from "@cogwright/contracts/record";
import { allFields, getFields, type WorldState } from "@cogwright/contracts/worldSync";
import type { Table } from "@latticexyz/config";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useSession } from "./session.ts";

const nothing = createStore<WorldState>(() => ({
  connection: "loading",
  problem: undefined,
  block: 0n,
  blockTime: 0,
  tables: new Map(),
}));

/** A part of the followed world; `select` must give the same value for the same state. */
export function useWorld<part>(select: (world: WorldState) => part): part {
  const store = useSession((session) => session.chain?.sync.store) ?? nothing;
  return useStore(store, select);
}

/**
 * One record's fields, `undefined` when there is none or it is not here yet.
 *
 * With `load` the record is asked from the chain when it is not known here, and followed from then on.
 */
export function useRecord<table extends Table>(
  record: RecordKey<table> | undefined,
  { load = false } = {},
): FieldsOf<table> | undefined {
  const chain = useSession((session) => session.chain);
  const fields = useWorld((world) => (record ? getFields(world, record) : undefined));
  const name = record
    ? `${record.table.label} ${Object.values<unknown>(record.key).map(String).join(" ")}`
    : "";
  // `name` stands for the record, which callers build anew on every render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (load && chain && record) void chain.sync.load([record]);
  }, [load, chain, name]);
  return fields;
}

/** All known records of a table, in no particular order. */
export function useRecords<table extends Table>(table: table): readonly FieldsOf<table>[] {
  const records = useWorld((world) => world.tables.get(table.tableId));
  return useMemo(
    () => (records ? allFields({ tables: new Map([[table.tableId, records]]) }, table) : []),
    [records, table],
  );
}
