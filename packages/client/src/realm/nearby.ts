import type { Place } from "@cogwright/npc/region/geometry";
import { type Occupant, occupantsOf } from "@cogwright/npc/region/record";
import type { RealmView } from "./realmView.ts";
import type { Regard } from "./words.ts";

/** Somebody near the visitor. */
export interface Neighbour extends Occupant {
  /** region * 256 + slot. */
  readonly key: number;
  /** King's moves away. */
  readonly distance: number;
  /** "north-east"; empty on the same tile. */
  readonly direction: string;
  /** How it stands to the visitor, where it remembers them. */
  readonly regard?: Regard;
}

const compass = [
  "east",
  "south-east",
  "south",
  "south-west",
  "west",
  "north-west",
  "north",
  "north-east",
] as const;

/** Where `to` lies as seen from `from`, as one of eight directions; empty on the same tile. */
export function directionTo(from: Place, to: Place): string {
  if (from.x === to.x && from.y === to.y) return "";
  const eighth = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 4));
  return compass[(eighth + 8) % 8] ?? "";
}

function regardFrom({ foe, friend, kind }: Occupant, slot: number): { regard?: Regard } {
  if (slot < 0 || kind === "player") return {};
  if (foe === slot) return { regard: "foe" };
  return friend === slot ? { regard: "friend" } : {};
}

/** The occupants within `reach` tiles of the visitor, the nearest first, the visitor's own left out. */
export function nearby({ me, records }: Pick<RealmView, "me" | "records">, reach = 12): Neighbour[] {
  if (!me) return [];
  const found: Neighbour[] = [];
  for (const record of records.values()) {
    for (const occupant of occupantsOf(record)) {
      if (record.id === me.region && occupant.slot === me.slot) continue;
      const distance = Math.max(Math.abs(occupant.x - me.place.x), Math.abs(occupant.y - me.place.y));
      if (distance > reach) continue;
      found.push({
        ...occupant,
        key: record.id * 256 + occupant.slot,
        distance,
        direction: directionTo(me.place, occupant),
        ...regardFrom(occupant, record.id === me.region ? me.slot : -1),
      });
    }
  }
  return found.sort((a, b) => a.distance - b.distance || a.key - b.key);
}

/** Neighbours that a sentence says alike: same kind, doing the same in the same direction, as far away. */
export interface Group {
  readonly first: Neighbour;
  readonly count: number;
}

/** Puts neighbours that differ in nothing one would say into groups, in the order of their nearest. */
export function grouped(neighbours: readonly Neighbour[]): Group[] {
  const groups = new Map<string, { first: Neighbour; count: number }>();
  for (const one of neighbours) {
    const name = `${one.kind} ${one.doing} ${one.distance} ${one.direction} ${one.regard}`;
    const group = groups.get(name);
    if (group) group.count += 1;
    else groups.set(name, { first: one, count: 1 });
  }
  return [...groups.values()];
}
