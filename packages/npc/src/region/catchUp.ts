import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { awaitBirth, die } from "./births.ts";
import { type RegionRecord, stockOf, tileOfLane } from "./record.ts";
import { less, ofKind } from "./ruleTable.ts";
import { groundOf, isTown } from "./terrain.ts";
import { stockAfter } from "./trade.ts";

const PLAYER = kinds.indexOf("player");
const DEER = kinds.indexOf("deer");
const MERCHANT = kinds.indexOf("merchant");

/**
 * How many periods a region has slept at a second; 0 when it was ticked not long ago.
 * @param playedAt the second of its last tick
 */
export function periodsAsleep(playedAt: number, time: number): number {
  const asleep = less(time, playedAt);
  if (asleep < realmRules.SLEEP_SECONDS) return 0;
  return Math.min(Math.floor(asleep / realmRules.PERIOD_SECONDS), realmRules.SLEEP_MOST);
}

/**
 * What becomes of a region in the time in which nobody ticks it, in place; the same as `CatchUp.sol`. The tick that wakes
 * it lets this time count first, in one step however long it was: everybody stays where they are, rests, heals and finds
 * their food; the dead are born again; wolves live on the deer that there are, and starve where there are none.
 */
export function wake(record: RegionRecord, periods: number): void {
  const { lanes, minds } = record;
  for (let slot = 0; slot < lanes.length; slot++) {
    if (lanes[slot] === 0) continue;
    const mind = minds[slot] as number;
    const kind = mind >>> 28;
    const isDead = ((mind >>> 24) & 15) === 0;
    if (kind === PLAYER) {
      if (!isDead) rest(record, slot, mind, periods);
    } else if (isDead) sleepDead(record, slot, periods);
    else if (kind === MERCHANT) trade(record, slot, periods);
    else live(record, slot, periods);
  }
}

/** Fear fades; who is not too hungry heals. */
function rest({ minds }: RegionRecord, slot: number, mind: number, periods: number): void {
  const kind = mind >>> 28;
  let health = (mind >>> 24) & 15;
  if (kind === PLAYER || ((mind >>> 20) & 15) < realmRules.HEALING_HUNGER)
    health = Math.max(health, Math.min(health + periods, ofKind(realmRules.HEALTH, kind)));
  const fear = less((mind >>> 12) & 15, realmRules.FEAR_FADES * periods);
  minds[slot] = ((mind & 0xf0ff0fff) | (health << 24) | (fear << 12)) >>> 0;
}

/** The dead count down; who is due is born now, as in a tick. */
function sleepDead(record: RegionRecord, slot: number, periods: number): void {
  const mind = record.minds[slot] as number;
  const left = (mind >>> 20) & 15;
  record.minds[slot] = ((mind & 0xff0fffff) | (less(left, periods) << 20)) >>> 0;
  if (left < periods) awaitBirth(record, groundOf(record.id), slot);
}

/** A load of fifteen takes four periods at most. */
const LONGEST_TRADE = 4;

/** A merchant in town goes on trading; it does not starve. */
function trade(record: RegionRecord, slot: number, periods: number): void {
  const mind = record.minds[slot] as number;
  let hunger = ((mind >>> 20) & 15) + Math.floor(periods / realmRules.MERCHANT_FASTS);
  let stock = stockOf(mind);
  if (isTown(groundOf(record.id)[tileOfLane(record.lanes[slot] as number)] as number))
    for (let i = 0; i < Math.min(LONGEST_TRADE, periods); i++) {
      const traded = stockAfter(record.id, stock);
      if (traded < stock) hunger = less(hunger, (stock - traded) * realmRules.TRADE_FEEDS);
      stock = traded;
    }
  hunger = Math.min(hunger, realmRules.TOP - 1);
  rest(record, slot, ((mind & 0xff00ffff) | (hunger << 20) | (stock << 16)) >>> 0, periods);
}

/** Whoever finds food without killing is neither full nor hungry in the end. The others live on deer. */
function live(record: RegionRecord, slot: number, periods: number): void {
  const mind = record.minds[slot] as number;
  const kind = mind >>> 28;
  const calm = realmRules.BIRTH_HUNGER;
  const meal = ofKind(realmRules.KILL_FEEDS, kind);
  let hunger = (mind >>> 20) & 15;
  let health = (mind >>> 24) & 15;
  if (meal === 0)
    hunger = hunger > calm ? Math.max(hunger - periods, calm) : Math.min(hunger + periods, calm);
  else {
    hunger += periods * ofKind(realmRules.HUNGER, kind);
    if (hunger >= meal && eatDeer(record)) hunger %= meal;
    if (hunger >= realmRules.TOP) {
      health = less(health, (hunger - realmRules.TOP) * realmRules.STARVING_HURTS);
      hunger = realmRules.TOP;
    }
    if (health === 0) {
      die(record, slot);
      return;
    }
  }
  const fatigue = less((mind >>> 16) & 15, ofKind(realmRules.RECOVERY, kind) * periods);
  const lived = (mind & 0xf000ffff) | (health << 24) | (hunger << 20) | (fatigue << 16);
  rest(record, slot, lived >>> 0, periods);
}

/** Kills the first deer that lives. @returns whether there was one */
function eatDeer(record: RegionRecord): boolean {
  const deer = record.minds.findIndex((mind) => mind >>> 28 === DEER && ((mind >>> 24) & 15) > 0);
  if (deer < 0) return false;
  die(record, deer);
  return true;
}
