import { headings, type Kind } from "@cogwright/contracts/rules/realm";
import type { RegionId } from "@cogwright/npc/region/geometry";
import { type Doing, occupantsOf, type RegionRecord } from "@cogwright/npc/region/record";
import type { Regard } from "../../realm/words.ts";

/** One occupant as it is drawn: where it was, where it is going, and how it fares. Changed in place, tick by tick. */
export interface Track {
  /** `trackKey` of its region and slot. */
  key: number;
  kind: Kind;
  doing: Doing;
  /** It moves from x0, y0 to x1, y1 (tiles of the realm) from `start` on, in `span` milliseconds. */
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  start: number;
  span: number;
  /** 0..7 clockwise from north, or -1 while it looks nowhere in particular. */
  heading: number;
  /** 0..15 each. */
  health: number;
  hunger: number;
  fear: number;
  temperament: string;
  /** Slots of whom it remembers as a foe and as a friend, or -1. */
  foe: number;
  friend: number;
  /** What a merchant carries, 0..15. */
  stock: number;
  /** When it appeared, to fade it in. */
  born: number;
}

/** A farther move than this is no walk: it appears there. */
const FARTHEST = 20;
/** Over a border an occupant gets a new slot; within this many tiles one of its kind is taken for the same. */
const CROSSING = 2;

export const trackKey = (region: RegionId, slot: number): number => region * 256 + slot;
export const regionOfKey = (key: number): RegionId => key >> 8;

/** How a track's occupant stands to the one whose key is given; undefined when it does not remember them. */
export function regardOf(track: Track, key: number): Regard | undefined {
  if (
    key < 0 ||
    track.kind === "player" ||
    regionOfKey(track.key) !== regionOfKey(key) ||
    track.doing === "dead"
  )
    return undefined;
  const slot = key & 255;
  if (track.foe === slot) return "foe";
  return track.friend === slot ? "friend" : undefined;
}

const progress = (track: Track, now: number): number =>
  now >= track.start + track.span ? 1 : Math.max(0, (now - track.start) / track.span);

export const trackX = (track: Track, now: number): number =>
  track.x0 + (track.x1 - track.x0) * progress(track, now);
export const trackY = (track: Track, now: number): number =>
  track.y0 + (track.y1 - track.y0) * progress(track, now);
export const isMoving = (track: Track, now: number): boolean =>
  (track.x0 !== track.x1 || track.y0 !== track.y1) && now < track.start + track.span;

type Seen = ReturnType<typeof occupantsOf>[number] & { key: number };

function aim(track: Track, seen: Seen, now: number, span: number): void {
  if (track.x1 !== seen.x || track.y1 !== seen.y) {
    const x = trackX(track, now);
    const y = trackY(track, now);
    const far = Math.max(Math.abs(seen.x - x), Math.abs(seen.y - y)) > FARTHEST;
    track.x0 = far ? seen.x : x;
    track.y0 = far ? seen.y : y;
    track.x1 = seen.x;
    track.y1 = seen.y;
    track.start = now;
    track.span = span;
    if (far) track.born = now;
  }
  track.key = seen.key;
  track.doing = seen.doing;
  track.heading = seen.heading ? headings.indexOf(seen.heading) : track.heading;
  track.health = seen.health;
  track.hunger = seen.hunger;
  track.fear = seen.fear;
  track.foe = seen.foe ?? -1;
  track.friend = seen.friend ?? -1;
  track.stock = seen.stock;
}

function begin(seen: Seen, now: number): Track {
  return {
    key: seen.key,
    kind: seen.kind,
    doing: seen.doing,
    x0: seen.x,
    y0: seen.y,
    x1: seen.x,
    y1: seen.y,
    start: now,
    span: 0,
    heading: seen.heading ? headings.indexOf(seen.heading) : -1,
    health: seen.health,
    hunger: seen.hunger,
    fear: seen.fear,
    temperament: seen.temperament,
    foe: seen.foe ?? -1,
    friend: seen.friend ?? -1,
    stock: seen.stock,
    born: now,
  };
}

/**
 * Brings the tracks up to new records of some regions. An occupant that crossed from one of them to another goes on as
 * the same track.
 *
 * @param span how long a move may take to be drawn, in milliseconds: the time between ticks
 */
export function followRecords(
  tracks: Map<number, Track>,
  records: readonly RegionRecord[],
  now: number,
  span: number,
): void {
  const gone = new Map<number, Track>();
  const regions = new Set(records.map((record) => record.id));
  for (const [key, track] of tracks) if (regions.has(regionOfKey(key))) gone.set(key, track);
  const came: Seen[] = [];
  for (const record of records) {
    for (const occupant of occupantsOf(record)) {
      const seen = { ...occupant, key: trackKey(record.id, occupant.slot) };
      const known = gone.get(seen.key);
      const risen = known?.doing === "dead" && seen.doing !== "dead";
      if (known?.kind === seen.kind && !risen) {
        aim(known, seen, now, span);
        gone.delete(seen.key);
      } else came.push(seen);
    }
  }
  for (const key of gone.keys()) tracks.delete(key);
  for (const seen of came) {
    let crossed: Track | undefined;
    for (const track of gone.values()) {
      const near = Math.max(Math.abs(track.x1 - seen.x), Math.abs(track.y1 - seen.y)) <= CROSSING;
      if (near && track.kind === seen.kind && regionOfKey(track.key) !== regionOfKey(seen.key)) {
        crossed = track;
        break;
      }
    }
    if (crossed) {
      gone.delete(crossed.key);
      aim(crossed, seen, now, span);
    }
    tracks.set(seen.key, crossed ?? begin(seen, now));
  }
}

/** Forgets the tracks of regions that are no longer looked at. */
export function forgetRegions(tracks: Map<number, Track>, keep: ReadonlySet<RegionId>): void {
  for (const key of tracks.keys()) if (!keep.has(regionOfKey(key))) tracks.delete(key);
}
