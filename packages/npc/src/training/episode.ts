import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { decisionOf, encodeList, isKept } from "../brain/decision.ts";
import { npcSlots, OBSERVATION, observe } from "../brain/observation.ts";
import { bear } from "../region/births.ts";
import { type RegionId, regionAt } from "../region/geometry.ts";
import { isNeedsTick } from "../region/needs.ts";
import { DEAD, makeLane, REST, type RegionRecord, stockOf, withStock } from "../region/record.ts";
import { tickRegion } from "../region/rules.ts";
import { populationOf } from "../region/settlers.ts";
import { goodsOf } from "../region/strikes.ts";
import { groundOf, isBlocked, isTown, NONE, planOf, townOf } from "../region/terrain.ts";
import { STRIKE } from "../region/tickList.ts";
import { sideOf, stockAfter } from "../region/trade.ts";
import type { Policy } from "./policy.ts";
import { type Random, seeded } from "./random.ts";

export const npcKinds = ["deer", "wolf", "guard", "raider", "merchant"] as const;
export type NpcKind = (typeof npcKinds)[number];
export type Policies = Record<NpcKind, Policy>;

/** What happened to a kind in an episode. */
export interface Tally {
  /** How many lived at the start. */
  born: number;
  /** Ticks lived by all of them, and hunger (0..15) summed over those ticks. */
  lived: number;
  hunger: number;
  /** Strikes that landed, victims killed. */
  strikes: number;
  kills: number;
  /** Deaths by a strike and by want. */
  killed: number;
  starved: number;
  /** Goods that raiders took, and that merchants unloaded or carried over the border towards the next town. */
  robbed: number;
  delivered: number;
}

/** What a tick brought an NPC that had chosen. */
export interface Consequence {
  /** Whether it struck, and whether its victim died of that. */
  struck: boolean;
  killed: boolean;
  /** Health it lost. */
  hurt: number;
  died: boolean;
  /** 0..15, after the tick. */
  hunger: number;
  /** Goods, as in {@link Tally}. */
  robbed: number;
  delivered: number;
}

export interface EpisodeOptions {
  seed: number;
  ticks: number;
  policies: Policies;
  /** Called for every choice; `senses` is overwritten by the next. */
  onChoice?: (kind: NpcKind, senses: Uint8Array, choice: number, slot: number) => void;
  /** Called after each tick for every NPC that had chosen in it; it is overwritten by the next. */
  onConsequence?: (kind: NpcKind, slot: number, consequence: Consequence) => void;
  /** Nothing is played where this kind does not live. */
  needed?: NpcKind;
}

/** A region with enough open ground, drawn by a seed. */
function drawRegion(random: Random): RegionId {
  for (;;) {
    const region = regionAt(random(realmRules.COLUMNS), random(realmRules.ROWS));
    const open = groundOf(region).reduce((count, terrain) => count + (isBlocked(terrain) ? 0 : 1), 0);
    if (open > 450) return region;
  }
}

/** Merchants who pass through a region without a town. */
const TRAVELLERS = 2;
const MERCHANT = kinds.indexOf("merchant");

/** A freshly settled region whose NPCs stand elsewhere for every seed; in the wilds merchants pass through. */
function populate(random: Random): RegionRecord {
  const id = drawRegion(random);
  const counts = populationOf(id);
  const slots = 32;
  const record: RegionRecord = {
    id,
    tick: random(realmRules.NEEDS_PERIOD),
    evidence: "0x",
    playedAt: 0,
    lanes: new Uint16Array(slots),
    minds: new Uint32Array(slots),
  };
  let slot = 0;
  for (const [kind, count] of counts.entries()) {
    const here = kind === MERCHANT && !townOf(id) ? TRAVELLERS : count;
    for (let i = 0; i < here; i++) {
      bear(record, groundOf(id), slot, kind, random(2 ** 32));
      if (kind === MERCHANT && random(2) === 0)
        record.minds[slot] = withStock(record.minds[slot] as number, realmRules.STOCK_MOST);
      slot++;
    }
  }
  return record;
}

/**
 * Stands in for the world beyond the border: a merchant that left on its way comes back by another gate as the next one
 * would come, full if it went for goods, empty and fed if it carried some; one that left by a wrong side as it was.
 * @returns the goods it carried over the border on its way
 */
function comeBack(record: RegionRecord, slot: number, side: number, random: Random): number {
  const plan = planOf(record.id);
  const mind = record.minds[slot] as number;
  const stock = stockOf(mind);
  const isOnItsWay = side === sideOf(record.id, record.tick - 1, stock) && stockIsReady(record.id, stock);
  const next = isOnItsWay ? (stock > 0 ? 0 : realmRules.STOCK_MOST) : stock;
  const hunger = Math.max(0, ((mind >>> 20) & 15) - (isOnItsWay ? stock * realmRules.TRADE_FEEDS : 0));
  record.minds[slot] = withStock(((mind & 0xff0fff00) | (hunger << 20)) >>> 0, next);
  const gates = [plan.north, plan.east, plan.south, plan.west];
  const out = sideOf(record.id, record.tick, next);
  const open = [0, 1, 2, 3].filter((one) => one !== out && gates[one] !== NONE);
  const from = open[random(open.length)] ?? side;
  record.lanes[slot] = makeLane(true, REST, gateTile(from, gates[from] as number));
  return isOnItsWay ? stock : 0;
}

/** Whether a merchant has no business in the region any more. */
const stockIsReady = (region: RegionId, stock: number): boolean =>
  !townOf(region) || stockAfter(region, stock) === stock;

const gateTile = (side: number, gate: number): number =>
  [gate, gate * 32 + 31, 992 + gate, gate * 32][side] as number;

/** Plays one region for a while on the rules' twin; the same seed and policies give the same tallies. */
export function playEpisode(options: EpisodeOptions): Record<NpcKind, Tally> {
  const { seed, ticks, policies } = options;
  const random = seeded(seed);
  const record = populate(random);
  const senses = new Uint8Array(OBSERVATION);
  const tallies = {} as Record<NpcKind, Tally>;
  for (const kind of npcKinds)
    tallies[kind] = {
      born: 0,
      lived: 0,
      hunger: 0,
      strikes: 0,
      kills: 0,
      killed: 0,
      starved: 0,
      robbed: 0,
      delivered: 0,
    };
  const kindOf = (slot: number): NpcKind => npcKinds[((record.minds[slot] as number) >>> 28) - 2] as NpcKind;
  for (const slot of npcSlots(record)) tallies[kindOf(slot)].born++;

  if (options.needed && tallies[options.needed].born === 0) return tallies;
  const consequence: Consequence = {
    struck: false,
    killed: false,
    hurt: 0,
    died: false,
    hunger: 0,
    robbed: 0,
    delivered: 0,
  };

  for (let t = 0; t < ticks; t++) {
    const noise = random(2 ** 32);
    const living = npcSlots(record);
    const decisions = living.map((slot) => {
      const victim = observe(record, slot, noise, senses, 0);
      const kind = kindOf(slot);
      const choice = policies[kind](senses, random);
      const tally = tallies[kind];
      tally.lived++;
      options.onChoice?.(kind, senses, choice, slot);
      tally.hunger += ((record.minds[slot] as number) >>> 20) & 15;
      return decisionOf(record, slot, choice, victim);
    });
    const before = record.minds.slice();
    const needs = isNeedsTick(record.id, record.tick + 1);
    const { crossing } = tickRegion(
      record,
      encodeList(decisions.filter((decision) => !isKept(record, decision))),
      true,
    );

    const struckBy = new Map<number, number>();
    const robbed = new Map<number, number>();
    const lost = new Map<number, number>();
    for (const { slot, action, victim } of decisions) {
      if (action !== STRIKE) continue;
      const kind = kindOf(slot);
      tallies[kind].strikes++;
      struckBy.set(victim, slot);
      if (kind !== "raider") continue;
      const goods = goodsOf(before[victim] as number) - (lost.get(victim) ?? 0);
      const taken = Math.min(goods, realmRules.ROB);
      tallies.raider.robbed += taken;
      robbed.set(slot, taken);
      lost.set(victim, (lost.get(victim) ?? 0) + taken);
    }
    const delivered = new Map<number, number>();
    for (const slot of living) {
      if (kindOf(slot) !== "merchant" || (record.lanes[slot] as number) >> 15 === 0) continue;
      const side = crossing.find((one) => one.slot === slot)?.side;
      const carried = stockOf(before[slot] as number) - (lost.get(slot) ?? 0);
      let brought = 0;
      if (needs && isTown(groundOf(record.id)[(record.lanes[slot] as number) & 1023] as number))
        brought = Math.max(0, carried - stockAfter(record.id, carried));
      if (side !== undefined) brought += comeBack(record, slot, side, random);
      tallies.merchant.delivered += brought;
      delivered.set(slot, brought);
    }
    for (const slot of living) {
      if (((record.lanes[slot] as number) >> 10) % 32 !== DEAD) continue;
      const striker = struckBy.get(slot);
      const starving = needs && (((before[slot] as number) >>> 20) & 15) >= realmRules.TOP - 1;
      if (striker !== undefined && !starving) {
        tallies[kindOf(slot)].killed++;
        tallies[kindOf(striker)].kills++;
      } else tallies[kindOf(slot)].starved++;
    }
    if (!options.onConsequence) continue;
    for (const { slot, action, victim } of decisions) {
      const mind = record.minds[slot] as number;
      const health = (mind >>> 24) & 15;
      consequence.struck = action === STRIKE;
      consequence.killed =
        action === STRIKE &&
        ((record.minds[victim] as number) >>> 24) % 16 === 0 &&
        struckBy.get(victim) === slot;
      consequence.hurt = Math.max(0, (((before[slot] as number) >>> 24) & 15) - health);
      consequence.died = health === 0;
      consequence.hunger = (mind >>> 20) & 15;
      consequence.robbed = robbed.get(slot) ?? 0;
      consequence.delivered = delivered.get(slot) ?? 0;
      options.onConsequence(kindOf(slot), slot, consequence);
    }
  }
  return tallies;
}
