import { kinds, realmRules, temperaments } from "@cogwright/contracts/rules/realm";
import { stepWithin } from "../region/geometry.ts";
import { scramble } from "../region/noise.ts";
import { DEAD, foeOf, friendOf, NPC_BIT, type RegionRecord, stockOf } from "../region/record.ts";
import { canStrike, hunts, isArmed, isSheltered } from "../region/strikes.ts";
import { type Ground, groundOf, isBlocked, isPasture, isTown } from "../region/terrain.ts";
import { goalOf } from "../region/trade.ts";

/**
 * What an NPC senses: OBSERVATION integers of 0..127, a pure function of its region's record, its slot and the tick's
 * noise.
 *
 *   0      always 127
 *   1..4   kind: 127 at the place of deer, wolf, guard, others
 *   5..8   health, hunger, fatigue (a merchant's stock), fear: 8 times the record's 0..15
 *   9..13  temperament: aggression, caution, greed, curiosity, sociability
 *   14,15  noise, drawn for this NPC and tick
 *   16..23 the way ahead, by heading: 127 both tiles open, 64 one, 0 none
 *   24..31 threat: the nearest occupant whose kind strikes mine (a raider only those that carry something), by direction;
 *          for those who cannot strike also their foe
 *   32..39 prey: the nearest I may strike: of a kind that mine strikes, or my foe; a merchant's goal instead
 *   40..47 company: the nearest of my kind, or my friend
 *          (each 127 on my tile or next to it, 10 less for every tile more, 0 beyond SIGHT; a goal at least 17)
 *   48     pasture under me    49  town under me   50  a strike is possible
 *   51..54 closeness of the region's border north, east, south, west: 127 at it, 16 less a tile
 *   55     walking or running  56  whoever struck me last is in sight
 *   57     how many of my kind are in sight, 16 each
 *   58,59  pasture near by: 127 when there is any within one step, two steps
 */
export const OBSERVATION = 60;
const SIGHT = 12;
/** Sense of the last kind, which those after it share. */
const KIND_SENSES = 4;

/** Where the senses of these groups begin, eight each, by direction. */
const THREAT = 24;
const PREY = 32;
const COMPANY = 40;
const MERCHANT = kinds.indexOf("merchant");

/** Differences of coordinates are -31..31. */
const SPAN = 63;
const directions = Int8Array.from({ length: SPAN * SPAN }, (_, index) =>
  directionOf((index % SPAN) - 31, Math.floor(index / SPAN) - 31),
);

/** How strongly something is sensed that is so many tiles away: 17 from SIGHT on, which only a merchant's goal is. */
const nearness = (far: number): number => (far < 2 ? 127 : 137 - 10 * Math.min(far, SIGHT));

/** The heading towards (dx, dy): diagonals from slope 1/2 to slope 2. On the tile itself: north. */
function directionOf(dx: number, dy: number): number {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  if (2 * ax < ay || (ax === 0 && ay === 0)) return dy <= 0 ? 0 : 4;
  if (2 * ay < ax) return dx > 0 ? 2 : 6;
  if (dx > 0) return dy < 0 ? 1 : 3;
  return dy < 0 ? 7 : 5;
}

/** The tick's noise for a region: the first 32 bits of what its last tick left. */
export const noiseOf = (record: RegionRecord): number => Number.parseInt(record.evidence.slice(2, 10), 16);

const ahead = (ground: Ground, tile: number, heading: number): number => {
  const first = stepWithin(tile, heading);
  if (first < 0 || isBlocked(ground[first] as number)) return 0;
  const second = stepWithin(first, heading);
  return second < 0 || isBlocked(ground[second] as number) ? 64 : 127;
};

/** Senses of the open ways and of pasture depend on the tile alone: ten numbers a tile, remembered by region. */
const waysByRegion = new Map<number, Uint8Array>();

function waysOf(region: number): Uint8Array {
  const known = waysByRegion.get(region);
  if (known) return known;
  const ground = groundOf(region);
  const ways = new Uint8Array(1024 * 10);
  const pastureWithin = (tile: number, reach: number): boolean => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        const [x, y] = [(tile & 31) + dx, (tile >> 5) + dy];
        if (((x | y) & ~31) === 0 && isPasture(ground[(y << 5) | x] as number)) return true;
      }
    return false;
  };
  for (let tile = 0; tile < 1024; tile++) {
    for (let heading = 0; heading < 8; heading++) ways[tile * 10 + heading] = ahead(ground, tile, heading);
    ways[tile * 10 + 8] = pastureWithin(tile, 1) ? 127 : 0;
    ways[tile * 10 + 9] = pastureWithin(tile, 2) ? 127 : 0;
  }
  waysByRegion.set(region, ways);
  return ways;
}

/** Writes what the NPC in `slot` senses into `into` from `at` on. @returns the slot it would strike, or -1 */
export function observe(
  record: RegionRecord,
  slot: number,
  noise: number,
  into: Float32Array | Uint8Array,
  at: number,
): number {
  const { lanes, minds } = record;
  const ground = groundOf(record.id);
  const lane = lanes[slot] as number;
  const mind = minds[slot] as number;
  const kind = mind >>> 28;
  const tile = lane & 1023;
  const x = tile & 31;
  const y = tile >> 5;
  into.fill(0, at, at + OBSERVATION);

  into[at] = 127;
  into[at + Math.min(kind - 1, KIND_SENSES)] = 127;
  into[at + 5] = ((mind >>> 24) & 15) * 8;
  into[at + 6] = ((mind >>> 20) & 15) * 8;
  into[at + 7] = ((mind >>> 16) & 15) * 8;
  into[at + 8] = ((mind >>> 12) & 15) * 8;
  const { values } = temperaments[(mind >>> 8) & 15] as (typeof temperaments)[number];
  for (let i = 0; i < 5; i++) into[at + 9 + i] = values[i] as number;
  const own = scramble(noise ^ scramble(slot));
  into[at + 14] = own & 127;
  into[at + 15] = (own >>> 7) & 127;

  const ways = waysOf(record.id);
  for (let heading = 0; heading < 8; heading++) into[at + 16 + heading] = ways[tile * 10 + heading] as number;
  into[at + 58] = ways[tile * 10 + 8] as number;
  into[at + 59] = ways[tile * 10 + 9] as number;

  let victim = -1;
  let friends = 0;
  const armed = isArmed(kind);
  const foe = foeOf(mind, slot);
  const friend = friendOf(mind, slot);
  for (let other = 0; other < lanes.length; other++) {
    const otherLane = lanes[other] as number;
    if (otherLane === 0 || other === slot || (otherLane >> 10) % 32 === DEAD) continue;
    const otherTile = otherLane & 1023;
    const dx = (otherTile & 31) - x;
    const dy = (otherTile >> 5) - y;
    const far = Math.max(Math.abs(dx), Math.abs(dy));
    if (far > SIGHT) continue;
    const otherMind = minds[other] as number;
    let sense = -1;
    if (other === friend) sense = COMPANY;
    else if (other === foe && !armed) sense = THREAT;
    else if (other !== foe && otherMind >>> 28 === kind) sense = COMPANY;
    else if (other === foe || hunts(kind, otherMind))
      sense = isSheltered(mind, otherMind, ground[otherTile] as number) ? -1 : PREY;
    else if (hunts(otherMind >>> 28, mind)) sense = THREAT;
    if (other === foe) into[at + 56] = 127;
    if (sense < 0) continue;
    if (sense === COMPANY) friends++;
    if (sense === PREY && victim < 0 && far < 2 && canStrike(record, ground, slot, other)) victim = other;
    const near = nearness(far);
    const index = at + sense + (directions[(dy + 31) * SPAN + dx + 31] as number);
    if (near > (into[index] as number)) into[index] = near;
  }
  if (kind === MERCHANT) senseGoal(record, tile, mind, into, at);
  const terrain = ground[tile] as number;
  if (isPasture(terrain)) into[at + 48] = 127;
  if (isTown(terrain)) into[at + 49] = 127;
  if (victim >= 0) into[at + 50] = 127;
  const edge = [y, 31 - x, 31 - y, x];
  for (let side = 0; side < 4; side++) into[at + 51 + side] = Math.max(0, 127 - 16 * (edge[side] as number));
  if (((lane >> 13) & 3) !== 0) into[at + 55] = 127;
  into[at + 57] = Math.min(127, 16 * friends);
  return victim;
}

/** A merchant senses the next turn of its way where others sense prey; on a gate's tile the way leads outwards. */
function senseGoal(
  record: RegionRecord,
  tile: number,
  mind: number,
  into: Float32Array | Uint8Array,
  at: number,
): void {
  const terrain = groundOf(record.id)[tile] as number;
  const goal = goalOf(record.id, record.tick, tile, terrain, stockOf(mind));
  if (!goal) return;
  const dx = (goal.tile & 31) - (tile & 31);
  const dy = (goal.tile >> 5) - (tile >> 5);
  const direction =
    goal.tile === tile ? 2 * (goal.side ?? 0) : (directions[(dy + 31) * SPAN + dx + 31] as number);
  into[at + PREY + direction] = nearness(Math.max(Math.abs(dx), Math.abs(dy)));
}

/** The slots an operator decides for: living NPCs. */
export function npcSlots({ lanes }: RegionRecord): number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < lanes.length; slot++)
    if (((lanes[slot] as number) & NPC_BIT) !== 0) slots.push(slot);
  return slots;
}

if (realmRules.TOP * 8 > 127) throw new RangeError("needs must fit an activation of 0..127");
