import { kinds, realmRules, temperaments } from "@cogwright/contracts/rules/realm";
import { scramble } from "./noise.ts";
import { DEAD, forget, makeLane, makeMind, REST, type RegionRecord } from "./record.ts";
import { ofKind } from "./ruleTable.ts";
import { type Ground, isOutOfTown } from "./terrain.ts";

const DEER = kinds.indexOf("deer");

const newMind = (kind: number, health: number, hunger: number, temperament: number): number =>
  makeMind({ kind, health, hunger, fatigue: 0, fear: 0, temperament, regard: 0 });

/** The dead lie where they fell; in `hunger` they count the periods until the next of their kind is born. */
export function die({ lanes, minds }: RegionRecord, slot: number): void {
  const mind = minds[slot] as number;
  const kind = mind >>> 28;
  lanes[slot] = makeLane(false, DEAD, (lanes[slot] as number) & 1023);
  minds[slot] = newMind(kind, 0, ofKind(realmRules.REBIRTH, kind), (mind >>> 8) & 15);
}

/**
 * A period of a dead NPC. When its time has come the next of its kind is born in its place, whom nobody remembers; where
 * no deer is left only one birth in WANDERS_IN lets a deer wander in, the others are put off.
 */
export function awaitBirth(record: RegionRecord, ground: Ground, slot: number): void {
  const { minds } = record;
  const mind = minds[slot] as number;
  const left = (mind >>> 20) & 15;
  if (left > 0) {
    minds[slot] = ((mind & 0xff0fffff) | ((left - 1) << 20)) >>> 0;
    return;
  }
  const drawn = scramble(realmRules.SEED ^ scramble((record.id << 16) ^ slot) ^ scramble(record.tick));
  const kind = mind >>> 28;
  const wandersIn = (drawn & (realmRules.WANDERS_IN - 1)) === 0;
  if (
    kind === DEER &&
    !wandersIn &&
    !minds.some((other) => other >>> 28 === DEER && (other >>> 24) % 16 > 0)
  ) {
    // 8 to 15 periods more, so that those who died together do not come back together.
    minds[slot] = ((mind & 0xff0fffff) | ((8 + ((drawn >>> 16) & 7)) << 20)) >>> 0;
    return;
  }
  forget(minds, slot);
  bear(record, ground, slot, kind, drawn);
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
    if (isOutOfTown(ground[tile] as number)) health = ofKind(realmRules.HEALTH, kind);
  }
  lanes[slot] = makeLane(health > 0, health > 0 ? REST : DEAD, tile);
  minds[slot] = newMind(kind, health, health > 0 ? realmRules.BIRTH_HUNGER : 0, drawn >>> 28);
}

if (temperaments.length !== 16) throw new RangeError("a temperament is drawn with four bits: list sixteen");
