import { kinds, realmRules, temperaments } from "@cogwright/contracts/rules/realm";
import { STEP_X, STEP_Y } from "./geometry.ts";
import { scramble } from "./noise.ts";
import {
  DEAD,
  FACE,
  GRAZE,
  LANES_A_WORD,
  makeLane,
  makeMind,
  NPC_BIT,
  REST,
  type RegionRecord,
  RUN,
  regardFor,
  WALK,
} from "./record.ts";
import { type Ground, groundOf, isBlocked, isPasture, isTown } from "./terrain.ts";

/** Actions beside the intents REST, GRAZE, WALK + heading and RUN + heading. A strike is followed by its victim's slot. */
export const STRIKE = 2;
/** CROSS + side: 0 north, 1 east, 2 south, 3 west. */
export const CROSS = 4;

const {
  HEALTH,
  DAMAGE,
  PREY,
  HUNGER,
  RUN_FATIGUE,
  RECOVERY,
  GRAZE_FEEDS,
  TOWN_FEEDS,
  KILL_FEEDS,
  REBIRTH,
  TOP,
} = realmRules;
const PLAYER = kinds.indexOf("player");
const ROAD_AND_BELOW = 4;

const of = (list: readonly number[], kind: number): number => list[kind] ?? 0;
const less = (a: number, b: number): number => (a > b ? a - b : 0);

/** Whether a kind may strike another, by their numbers. */
export const preysOn = (kind: number, other: number): boolean => ((of(PREY, kind) >> other) & 1) === 1;
/** Whether a kind (by number) cannot be struck in a town. */
export const isSheltered = (kind: number): boolean => ((realmRules.SHELTERED >> kind) & 1) === 1;

/** What became of a list; `crossing` names who is to cross where (the caller moves them, sides in order). */
export interface Outcome {
  applied: number;
  skipped: number;
  mindsChanged: boolean;
  crossing: { slot: number; side: number }[];
}

/** Whether a region's occupants feel their needs at this tick. Regions take turns. */
export const isNeedsTick = (region: number, tick: number): boolean =>
  (region + tick) % realmRules.NEEDS_PERIOD === 0;

/** In a list's row: this slot does REST, WALK + heading or RUN + heading, the byte's other bits. */
export const ROW_BIT = 0x80;
const ROW = LANES_A_WORD;

/**
 * Applies the tick after the record's last to it, in place; the same as `RegionRules.sol`. The evidence is not renewed.
 * @param list empty, or: a byte that says which rows there are (bit r: of slots 16r to 16r + 15); these rows, a byte for
 *   each slot ({@link ROW_BIT}, or 0); then entries of two bytes, slot and action; a strike has a third, the victim's slot.
 *   Entries' slots ascend and have no byte in a row.
 * @param withMinds whether the block said that it has strikes; without it they are skipped outside needs ticks
 */
export function tickRegion(record: RegionRecord, list: Uint8Array, withMinds: boolean): Outcome {
  record.tick++;
  const ground = groundOf(record.id);
  const needs = isNeedsTick(record.id, record.tick);
  const outcome: Outcome = { applied: 0, skipped: 0, mindsChanged: needs, crossing: [] };
  if (list.length > 0) decide(record, ground, list, withMinds || needs, outcome);
  move(record.lanes, ground);
  if (needs) feelNeeds(record, ground);
  return outcome;
}

// ---- the list

const isGait = (action: number): boolean => action >= WALK && action < FACE;

/** Applies the rows. @returns where the entries begin, and the slots that had their say */
function applyRows(
  lanes: Uint16Array,
  list: Uint8Array,
  outcome: Outcome,
): { at: number; acted: Set<number> } {
  const acted = new Set<number>();
  let at = 1;
  for (let row = 0; row < 8; row++) {
    if ((((list[0] as number) >> row) & 1) === 0) continue;
    at += ROW;
    // A row beyond the record's end, or cut off.
    if (at > list.length || row * ROW >= lanes.length) {
      outcome.skipped++;
      continue;
    }
    for (let i = 0; i < ROW; i++) {
      const byte = list[at - ROW + i] as number;
      if ((byte & ROW_BIT) === 0) continue;
      const slot = row * ROW + i;
      acted.add(slot);
      const lane = lanes[slot] as number;
      const action = byte & 127;
      if ((lane & NPC_BIT) !== 0 && (action === REST || isGait(action))) {
        lanes[slot] = (lane & 0x83ff) | (action << 10);
        outcome.applied++;
      } else outcome.skipped++;
    }
  }
  return { at, acted };
}

function decide(
  record: RegionRecord,
  ground: Ground,
  list: Uint8Array,
  withMinds: boolean,
  outcome: Outcome,
): void {
  const { lanes } = record;
  let { at, acted } = applyRows(lanes, list, outcome);
  let nextSlot = 0;
  while (at + 1 < list.length) {
    const slot = list[at] as number;
    const action = list[at + 1] as number;
    at += 2;
    if (action === STRIKE && ++at > list.length) break;
    const lane = slot < nextSlot || acted.has(slot) ? undefined : lanes[slot];
    const legal =
      lane !== undefined &&
      (lane & NPC_BIT) !== 0 &&
      act(record, ground, slot, action, withMinds ? (list[at - 1] as number) : -1, outcome);
    if (legal) {
      outcome.applied++;
      nextSlot = slot + 1;
    } else outcome.skipped++;
  }
  if (at !== list.length) outcome.skipped++;
  outcome.crossing.sort((a, b) => a.side - b.side || a.slot - b.slot);
}

/** @param victim the victim's slot; -1: strikes are not allowed. @returns whether it was legal */
function act(
  { lanes, minds }: RegionRecord,
  ground: Ground,
  slot: number,
  action: number,
  victim: number,
  outcome: Outcome,
): boolean {
  const lane = lanes[slot] as number;
  if (isGait(action)) {
    lanes[slot] = (lane & 0x83ff) | (action << 10);
    return true;
  }
  const tile = lane & 1023;
  let intent = REST;
  if (action === GRAZE) {
    if (!isPasture(ground[tile] as number)) return false;
    intent = GRAZE;
  } else if (action === STRIKE) {
    if (victim < 0 || !canStrike(lanes, minds, ground, slot, victim)) return false;
    strike(lanes, minds, slot, victim);
    outcome.mindsChanged = true;
  } else if (action >= CROSS && action < CROSS + 4) {
    if (!atBorder(tile, action - CROSS)) return false;
    outcome.crossing.push({ slot, side: action - CROSS });
  } else if (action !== REST) return false;
  lanes[slot] = makeLane(true, intent, tile);
  return true;
}

/** Whether a tile touches a side of its region: 0 north, 1 east, 2 south, 3 west. */
export function atBorder(tile: number, side: number): boolean {
  if (side === 0) return tile < 32;
  if (side === 1) return (tile & 31) === 31;
  if (side === 2) return tile >= 992;
  return (tile & 31) === 0;
}

/** Whether the occupant of a slot may strike another's, as they stand: prey, alive, adjacent and not sheltered. */
export function canStrike(
  lanes: Uint16Array,
  minds: Uint32Array,
  ground: Ground,
  slot: number,
  victim: number,
): boolean {
  const victimMind = minds[victim] ?? 0;
  if (((victimMind >>> 24) & 15) === 0) return false;
  const victimKind = victimMind >>> 28;
  if (!preysOn((minds[slot] as number) >>> 28, victimKind)) return false;
  const a = (lanes[slot] as number) & 1023;
  const b = (lanes[victim] as number) & 1023;
  if (Math.abs((a & 31) - (b & 31)) > 1 || Math.abs((a >> 5) - (b >> 5)) > 1) return false;
  return !(isSheltered(victimKind) && isTown(ground[b] as number));
}

function strike(lanes: Uint16Array, minds: Uint32Array, slot: number, victim: number): void {
  const mind = minds[slot] as number;
  const victimMind = minds[victim] as number;
  const kind = mind >>> 28;
  const health = (victimMind >>> 24) & 15;
  const damage = of(DAMAGE, kind);
  if (health > damage) {
    minds[victim] =
      ((victimMind & 0xf0ff0f00) |
        ((health - damage) << 24) |
        (realmRules.FEAR_STRUCK << 12) |
        regardFor(victim, slot, false)) >>>
      0;
  } else {
    die(lanes, minds, victim);
    const hunger = less((mind >>> 20) & 15, of(KILL_FEEDS, kind));
    minds[slot] = ((mind & 0xff0fffff) | (hunger << 20)) >>> 0;
  }
}

// ---- moving

function move(lanes: Uint16Array, ground: Ground): void {
  for (let slot = 0; slot < lanes.length; slot++) {
    const lane = lanes[slot] as number;
    const gait = lane >> 13;
    if (gait === 5 || gait === 6)
      lanes[slot] = (lane & 0xfc00) | advance(ground, lane & 1023, (lane >> 10) & 7, gait - 4);
  }
}

/** Up to `steps` tiles ahead, stopping before what is blocked and at the border. */
function advance(ground: Ground, from: number, heading: number, steps: number): number {
  let tile = from;
  for (let i = 0; i < steps; i++) {
    const x = (tile & 31) + (STEP_X[heading] as number);
    const y = (tile >> 5) + (STEP_Y[heading] as number);
    if (((x | y) & ~31) !== 0) break;
    const next = (y << 5) | x;
    if (isBlocked(ground[next] as number)) break;
    tile = next;
  }
  return tile;
}

// ---- needs

function feelNeeds(record: RegionRecord, ground: Ground): void {
  const { lanes, minds } = record;
  for (let slot = 0; slot < lanes.length; slot++) {
    if (lanes[slot] === 0) continue;
    const mind = minds[slot] as number;
    if (mind >>> 28 === PLAYER) feelPlayersNeeds(minds, slot);
    else if (((mind >>> 24) & 15) === 0) awaitBirth(record, ground, slot);
    else feelNpcsNeeds(record, ground, slot);
  }
}

function feelPlayersNeeds(minds: Uint32Array, slot: number): void {
  const mind = minds[slot] as number;
  const health = (mind >>> 24) & 15;
  if (health === 0) return;
  const healed = Math.min(health + 1, HEALTH[PLAYER] as number);
  const fear = less((mind >>> 12) & 15, realmRules.FEAR_FADES);
  minds[slot] = ((mind & 0xf0ff0fff) | (healed << 24) | (fear << 12)) >>> 0;
}

function feelNpcsNeeds({ lanes, minds }: RegionRecord, ground: Ground, slot: number): void {
  const mind = minds[slot] as number;
  const lane = lanes[slot] as number;
  const kind = mind >>> 28;
  const intent = (lane >> 10) & 31;
  const tile = lane & 1023;

  let hunger = ((mind >>> 20) & 15) + of(HUNGER, kind);
  if (intent === GRAZE) hunger = less(hunger, of(GRAZE_FEEDS, kind));
  if (isTown(ground[tile] as number)) hunger = less(hunger, of(TOWN_FEEDS, kind));
  if (hunger > TOP) hunger = TOP;

  let health = (mind >>> 24) & 15;
  let fatigue = (mind >>> 16) & 15;
  if (intent >= RUN) {
    fatigue += of(RUN_FATIGUE, kind);
    if (fatigue >= TOP) {
      fatigue = TOP;
      health = less(health, realmRules.EXHAUSTION_HURTS);
      lanes[slot] = makeLane(true, WALK | (intent & 7), tile);
    }
  } else fatigue = less(fatigue, of(RECOVERY, kind));

  if (hunger === TOP) health = less(health, realmRules.STARVING_HURTS);
  else if (intent <= GRAZE && hunger < realmRules.HEALING_HUNGER && health < of(HEALTH, kind)) health++;

  if (health === 0) {
    die(lanes, minds, slot);
    return;
  }
  const fear = less((mind >>> 12) & 15, realmRules.FEAR_FADES);
  minds[slot] =
    ((mind & 0xf0000fff) | (health << 24) | (hunger << 20) | (fatigue << 16) | (fear << 12)) >>> 0;
}

/** The dead lie where they fell; in `hunger` they count the periods until the next of their kind is born. */
function die(lanes: Uint16Array, minds: Uint32Array, slot: number): void {
  const mind = minds[slot] as number;
  const kind = mind >>> 28;
  lanes[slot] = makeLane(false, DEAD, (lanes[slot] as number) & 1023);
  minds[slot] = newMind(kind, 0, of(REBIRTH, kind), (mind >>> 8) & 15);
}

const newMind = (kind: number, health: number, hunger: number, temperament: number): number =>
  makeMind({ kind, health, hunger, fatigue: 0, fear: 0, temperament, regard: 0 });

function awaitBirth(record: RegionRecord, ground: Ground, slot: number): void {
  const mind = record.minds[slot] as number;
  const left = (mind >>> 20) & 15;
  if (left > 0) {
    record.minds[slot] = ((mind & 0xff0fffff) | ((left - 1) << 20)) >>> 0;
    return;
  }
  const drawn = scramble(realmRules.SEED ^ scramble((record.id << 16) ^ slot) ^ scramble(record.tick));
  bear(record, ground, slot, mind >>> 28, drawn);
}

/**
 * Puts a new NPC into a slot, on an open tile out of town drawn by `drawn` (32 bits); leaves the slot to a dead one, due
 * for birth, when BIRTH_TRIES draws find none.
 */
export function bear(
  { lanes, minds }: RegionRecord,
  ground: Ground,
  slot: number,
  kind: number,
  drawn: number,
): void {
  let tile = 0;
  let health = 0;
  for (let i = 0; i < realmRules.BIRTH_TRIES && health === 0; i++) {
    tile = scramble(drawn + i) & 1023;
    if ((ground[tile] as number) <= ROAD_AND_BELOW) health = of(HEALTH, kind);
  }
  lanes[slot] = makeLane(health > 0, health > 0 ? REST : DEAD, tile);
  minds[slot] = newMind(kind, health, health > 0 ? realmRules.BIRTH_HUNGER : 0, drawn >>> 28);
}

if (temperaments.length !== 16) throw new RangeError("a temperament is drawn with four bits: list sixteen");
