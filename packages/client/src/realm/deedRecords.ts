import { tables } from "@cogwright/contracts/generated/tables";
import type { FieldsOf } from "@cogwright/contracts/record";
import type { WorldState } from "@cogwright/contracts/worldSync";

/** What a player did last, as the chain tells it. */
export type DeedRecord = FieldsOf<(typeof tables)["realm"]["Deed"]>;

/** The deeds that were told between two states of the world. Hands are busy for longer than a block, so none is missed. */
export function newDeeds(
  before: Pick<WorldState, "tables">,
  after: Pick<WorldState, "tables">,
): readonly DeedRecord[] {
  const { tableId } = tables.realm.Deed;
  const [old, records] = [before.tables.get(tableId), after.tables.get(tableId)];
  if (!records || records === old) return [];
  const told: DeedRecord[] = [];
  // The table's map holds that table's decoded records and nothing else.
  for (const [id, record] of records) if (old?.get(id) !== record) told.push(record as DeedRecord);
  return told;
}
