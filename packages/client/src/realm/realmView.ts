import { tables } from "@cogwright/contracts/generated/tables";
import type { FieldsOf } from "@cogwright/contracts/record";
import { allFields, type WorldState } from "@cogwright/contracts/worldSync";
import type { Place, RegionId } from "@cogwright/npc/region/geometry";
import { decodeRegion, type Occupant, occupantsOf, type RegionRecord } from "@cogwright/npc/region/record";
import type { Address } from "viem";

type RegionRow = FieldsOf<(typeof tables)["realm"]["Region"]>;

/** The visitor's own occupant. */
export interface Me {
  readonly region: RegionId;
  readonly slot: number;
  readonly place: Place;
  readonly alive: boolean;
  /** 0..15 each: how one fares, and what one carries. */
  readonly health: number;
  readonly ore: number;
  readonly food: number;
}

/** What the page knows of the realm, read from the world's records. */
export interface RealmView {
  /** Records of the regions that are looked at. */
  readonly records: ReadonlyMap<RegionId, RegionRecord>;
  /** Every settled region that is known of; one can walk in these only. */
  readonly settled: ReadonlySet<RegionId>;
  /** Whether the visitor has ever appeared in the realm. */
  readonly spawned: boolean;
  /** `undefined` until the visitor's occupant is known. */
  readonly me: Me | undefined;
  /** The visitor's own. */
  readonly address: Address;
  /** Players by region * 256 + slot. */
  readonly players: ReadonlyMap<number, Address>;
}

/** Records decoded before; a row is never changed, so it is decoded once. */
const decoded = new WeakMap<RegionRow, RegionRecord>();

function recordOf(row: RegionRow): RegionRecord {
  const known = decoded.get(row);
  if (known) return known;
  const record = decodeRegion(row.id, row);
  decoded.set(row, record);
  return record;
}

function sameKeys(a: ReadonlySet<RegionId>, b: ReadonlySet<RegionId>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** The occupant of a slot in words, or `undefined` when the slot is empty. */
function occupantOf(record: RegionRecord | undefined, slot: number): Occupant | undefined {
  if (!record?.lanes[slot]) return undefined;
  return occupantsOf(record).find((occupant) => occupant.slot === slot);
}

/**
 * The realm as far as it is looked at.
 *
 * @param near the regions to decode
 * @param before the last view; what did not change stays the same object
 */
export function viewRealm(
  world: Pick<WorldState, "tables">,
  address: Address,
  near: ReadonlySet<RegionId>,
  before?: RealmView,
): RealmView {
  const state = world as WorldState;
  const rows = new Map(allFields(state, tables.realm.Region).map((row) => [row.id, row]));
  const settled = new Set([...rows.values()].filter((row) => row.bodies !== "0x").map((row) => row.id));
  const players = new Map<number, Address>();
  let mine: { region: number; slot: number } | undefined;
  for (const player of allFields(state, tables.realm.Player)) {
    if (player.spawns === 0) continue;
    players.set(player.region * 256 + player.slot, player.player);
    if (player.player.toLowerCase() === address.toLowerCase()) mine = player;
  }
  const records = new Map<RegionId, RegionRecord>();
  for (const id of near) {
    const row = rows.get(id);
    if (row && settled.has(id)) records.set(id, recordOf(row));
  }
  const myRow = mine && rows.get(mine.region);
  const body = mine && myRow ? occupantOf(recordOf(myRow), mine.slot) : undefined;
  const me: Me | undefined =
    mine && body && body.kind === "player"
      ? {
          region: mine.region,
          slot: mine.slot,
          place: { x: body.x, y: body.y },
          alive: body.doing !== "dead",
          health: body.health,
          ore: body.ore,
          food: body.food,
        }
      : undefined;
  return {
    records,
    settled: before && sameKeys(settled, before.settled) ? before.settled : settled,
    spawned: mine !== undefined,
    me,
    address,
    players,
  };
}
