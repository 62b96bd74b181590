import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { awaitBirth, die } from "./births.ts";
import { GRAZE, makeLane, type RegionRecord, RUN, stockOf, WALK } from "./record.ts";
import { less, ofKind } from "./ruleTable.ts";
import { type Ground, isTown } from "./terrain.ts";
import { stockAfter } from "./trade.ts";

const { TOP } = realmRules;
const PLAYER = kinds.indexOf("player");
const MERCHANT = kinds.indexOf("merchant");

/** Whether a region's occupants feel their needs at this tick. Regions take turns. */
export const isNeedsTick = (region: number, tick: number): boolean =>
  (region + tick) % realmRules.NEEDS_PERIOD === 0;

/** Hunger, fatigue, fear, health, death and birth of everybody. */
export function feelNeeds(record: RegionRecord, ground: Ground): void {
  const { lanes, minds } = record;
  for (let slot = 0; slot < lanes.length; slot++) {
    if (lanes[slot] === 0) continue;
    const mind = minds[slot] as number;
    const kind = mind >>> 28;
    if (kind === PLAYER) feelPlayersNeeds(minds, slot);
    else if (((mind >>> 24) & 15) === 0) awaitBirth(record, ground, slot);
    else if (kind === MERCHANT) feelMerchantsNeeds(record, ground, slot);
    else feelNpcsNeeds(record, ground, slot);
  }
}

function feelPlayersNeeds(minds: Uint32Array, slot: number): void {
  const mind = minds[slot] as number;
  const health = (mind >>> 24) & 15;
  if (health === 0) return;
  const healed = Math.min(health + 1, ofKind(realmRules.HEALTH, PLAYER));
  const fear = less((mind >>> 12) & 15, realmRules.FEAR_FADES);
  minds[slot] = ((mind & 0xf0ff0fff) | (healed << 24) | (fear << 12)) >>> 0;
}

function feelNpcsNeeds(record: RegionRecord, ground: Ground, slot: number): void {
  const { lanes, minds } = record;
  const mind = minds[slot] as number;
  const lane = lanes[slot] as number;
  const kind = mind >>> 28;
  const intent = (lane >> 10) & 31;
  const tile = lane & 1023;

  let hunger = ((mind >>> 20) & 15) + ofKind(realmRules.HUNGER, kind);
  if (intent === GRAZE) hunger = less(hunger, ofKind(realmRules.GRAZE_FEEDS, kind));
  if (isTown(ground[tile] as number)) hunger = less(hunger, ofKind(realmRules.TOWN_FEEDS, kind));

  let health = (mind >>> 24) & 15;
  let fatigue = (mind >>> 16) & 15;
  if (intent >= RUN) {
    fatigue += ofKind(realmRules.RUN_FATIGUE, kind);
    if (fatigue >= TOP) {
      fatigue = TOP;
      health = less(health, realmRules.EXHAUSTION_HURTS);
      lanes[slot] = makeLane(true, WALK | (intent & 7), tile);
    }
  } else fatigue = less(fatigue, ofKind(realmRules.RECOVERY, kind));
  settle(record, slot, { intent, health, hunger, fatigue });
}

/** Merchants trade in towns, hunger slowly, and spill what they carry when they run. */
function feelMerchantsNeeds(record: RegionRecord, ground: Ground, slot: number): void {
  const mind = record.minds[slot] as number;
  const lane = record.lanes[slot] as number;
  const isFasting = Math.floor(record.tick / realmRules.NEEDS_PERIOD) % realmRules.MERCHANT_FASTS !== 0;
  let hunger = ((mind >>> 20) & 15) + (isFasting ? 0 : ofKind(realmRules.HUNGER, MERCHANT));
  let stock = stockOf(mind);
  if (isTown(ground[lane & 1023] as number)) {
    const traded = stockAfter(record.id, stock);
    if (traded < stock) hunger = less(hunger, (stock - traded) * realmRules.TRADE_FEEDS);
    stock = traded;
  }
  const intent = (lane >> 10) & 31;
  if (intent >= RUN) stock = less(stock, realmRules.RUN_SPILLS);
  settle(record, slot, { intent, health: (mind >>> 24) & 15, hunger, fatigue: stock });
}

/** Starves or heals, lets fear fade, and writes the mind. `fatigue` is what stands in its place. */
function settle(
  record: RegionRecord,
  slot: number,
  now: { intent: number; health: number; hunger: number; fatigue: number },
): void {
  const { intent, fatigue } = now;
  const mind = record.minds[slot] as number;
  const hunger = Math.min(now.hunger, TOP);
  let { health } = now;
  if (hunger === TOP) health = less(health, realmRules.STARVING_HURTS);
  else if (
    intent <= GRAZE &&
    hunger < realmRules.HEALING_HUNGER &&
    health < ofKind(realmRules.HEALTH, mind >>> 28)
  )
    health++;

  if (health === 0) {
    die(record, slot);
    return;
  }
  const fear = less((mind >>> 12) & 15, realmRules.FEAR_FADES);
  record.minds[slot] =
    ((mind & 0xf0000fff) | (health << 24) | (hunger << 20) | (fatigue << 16) | (fear << 12)) >>> 0;
}
