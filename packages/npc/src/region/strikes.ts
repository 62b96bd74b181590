import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { die } from "./births.ts";
import { foeOf, friendOf, oreOf, type RegionRecord, regardFor, stockOf } from "./record.ts";
import { less, ofKind } from "./ruleTable.ts";
import { type Ground, isTown } from "./terrain.ts";

const PLAYER = kinds.indexOf("player");
const WOLF = kinds.indexOf("wolf");
const RAIDER = kinds.indexOf("raider");
const MERCHANT = kinds.indexOf("merchant");

/** Whether a kind may strike another, by their numbers; a raider only those that carry something ({@link hunts}). */
export const preysOn = (kind: number, other: number): boolean =>
  ((ofKind(realmRules.PREY, kind) >> other) & 1) === 1;

/** Whether a kind can strike at all. */
export const isArmed = (kind: number): boolean => ofKind(realmRules.DAMAGE, kind) > 0;

/** Whether a kind strikes one with such a mind, whoever it is: its prey, for raiders only if it carries something. */
export const hunts = (kind: number, other: number): boolean =>
  preysOn(kind, other >>> 28) && (kind !== RAIDER || goodsOf(other) > 0);

/** What one with such a mind carries that can be robbed: a player's ore, a merchant's stock. */
export function goodsOf(mind: number): number {
  const kind = mind >>> 28;
  if (kind === PLAYER) return oreOf(mind);
  return kind === MERCHANT ? stockOf(mind) : 0;
}

/**
 * Whether a strike cannot reach one with the mind `other` on that terrain (by its number): players and merchants are safe
 * in towns, but from a starving wolf.
 */
export function isSheltered(mind: number, other: number, terrain: number): boolean {
  if (!isTown(terrain) || ((realmRules.SHELTERED >> (other >>> 28)) & 1) === 0) return false;
  return mind >>> 28 !== WOLF || ((mind >>> 20) & 15) < realmRules.STARVING;
}

/**
 * Whether the occupant of a slot may strike another's, as they stand: prey or a foe and no friend, alive, adjacent and not
 * sheltered.
 */
export function canStrike(
  { lanes, minds }: Pick<RegionRecord, "lanes" | "minds">,
  ground: Ground,
  slot: number,
  victim: number,
): boolean {
  const mind = minds[slot] as number;
  const other = minds[victim] ?? 0;
  const kind = mind >>> 28;
  if (((other >>> 24) & 15) === 0 || !isArmed(kind) || friendOf(mind, slot) === victim) return false;
  if (foeOf(mind, slot) !== victim && !hunts(kind, other)) return false;
  const a = (lanes[slot] as number) & 1023;
  const b = (lanes[victim] as number) & 1023;
  if (Math.abs((a & 31) - (b & 31)) > 1 || Math.abs((a >> 5) - (b >> 5)) > 1) return false;
  return !isSheltered(mind, other, ground[b] as number);
}

const fed = (mind: number, food: number): number =>
  ((mind & 0xff0fffff) | (less((mind >>> 20) & 15, food) << 20)) >>> 0;

/** Lets the occupant of a slot strike another's, whom it may strike ({@link canStrike}). A raider robs its victim, too. */
export function strike(record: RegionRecord, slot: number, victim: number): void {
  const { minds } = record;
  let mind = minds[slot] as number;
  let other = minds[victim] as number;
  const kind = mind >>> 28;
  if (kind === RAIDER) {
    const taken = Math.min(goodsOf(other), realmRules.ROB);
    // A player's ore and a merchant's stock stand in different places.
    other = (other - (taken << (other >>> 28 === PLAYER ? 20 : 16))) >>> 0;
    mind = fed(mind, taken * realmRules.ROB_FEEDS);
  }
  const health = (other >>> 24) & 15;
  const damage = ofKind(realmRules.DAMAGE, kind);
  if (health > damage) {
    minds[victim] =
      ((other & 0xf0ff0f00) |
        ((health - damage) << 24) |
        (realmRules.FEAR_STRUCK << 12) |
        regardFor(victim, slot, false)) >>>
      0;
  } else {
    die(record, victim);
    mind = fed(mind, ofKind(realmRules.KILL_FEEDS, kind));
  }
  minds[slot] = mind;
}
