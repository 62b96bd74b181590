import { deedRules, type Goods } from "@cogwright/contracts/rules/deeds";
import type { Kind } from "@cogwright/contracts/rules/realm";
import { type Deed, doDeed, type Refusal, terrainAhead } from "@cogwright/npc/region/deeds";
import { placeOf } from "@cogwright/npc/region/geometry";
import {
  copyRegion,
  intentOf,
  type Occupant,
  occupantsOf,
  type RegionRecord,
  tileOfLane,
} from "@cogwright/npc/region/record";
import type { Order } from "./doer.ts";
import { veinText } from "./nearestVein.ts";
import { kindNames } from "./words.ts";

/** What the action bar offers, in its order. */
export const actions = ["mine", "gather", "eat", "strike", "give", "trade"] as const;
export type Action = (typeof actions)[number];

/** One place of the action bar: what pressing it would do now, or why it does nothing. */
export interface Choice {
  readonly action: Action;
  /** Set when it can be done. Trading has no deed of its own: `whom` is the merchant then. */
  readonly deed?: Order;
  readonly whom?: Occupant;
  /** Why it cannot be done, for people. */
  readonly reason?: string;
}

const article = (kind: Kind): string => `the ${kindNames[kind].toLowerCase()}`;

/** A refusal of the rules in words. */
export function refusalWords(refusal: Refusal, about: { goods?: Goods; whom?: Occupant } = {}): string {
  const whom = about.whom ? article(about.whom.kind) : "whoever is there";
  const words: Record<Refusal, string> = {
    NoOre: "There is no ore beside you.",
    NothingGrows: "Nothing to eat grows here; look in a forest or a meadow.",
    NobodyThere: "Nobody is there any more.",
    OutOfReach: `Step beside ${whom} first.`,
    ToOneself: "That would be you.",
    NoStrikingPlayers: "Travellers do not strike each other.",
    Sheltered: `Nobody strikes ${whom} in a town.`,
    NotEnough: about.goods === "ore" ? "You carry no ore." : "You carry no food.",
    NoRoom: `There is no room for it: ${deedRules.CARRY} is the most.`,
    NotWanted: `${kindNames[about.whom?.kind ?? "none"]}s have no use for ${about.goods ?? "this"}.`,
    NotHurt: "You are not hurt.",
    NoMerchant: "Only merchants trade.",
    MerchantRefuses: "This merchant remembers what you did, and does not trade with you.",
    NothingTraded: "One piece is the least.",
  };
  return words[refusal];
}

/** Those whom one rather strikes than others, the first first. */
const dangerous: readonly Kind[] = ["raider", "wolf", "deer", "guard", "merchant"];

/** Everybody else alive within a step, the one that was pointed out first, then by danger. */
export function withinReach(record: RegionRecord, slot: number, chosen?: number): Occupant[] {
  const all = occupantsOf(record);
  const me = all.find((one) => one.slot === slot);
  if (!me) return [];
  const rank = (one: Occupant): number =>
    one.slot === chosen ? -1 : dangerous.includes(one.kind) ? dangerous.indexOf(one.kind) : dangerous.length;
  return all
    .filter((one) => one.slot !== slot && one.doing !== "dead")
    .filter((one) => Math.max(Math.abs(one.x - me.x), Math.abs(one.y - me.y)) <= 1)
    .sort((a, b) => rank(a) - rank(b) || a.slot - b.slot);
}

const attempt = (record: RegionRecord, slot: number, deed: Deed): Refusal | undefined =>
  doDeed(copyRegion(record), slot, deed).refusal;

function mining(record: RegionRecord, slot: number): Choice {
  const facing = intentOf(record.lanes[slot] as number) & 7;
  const ways = [facing, 0, 1, 2, 3, 4, 5, 6, 7];
  const heading = ways.find((way) => terrainAhead(record, slot, way) === "ore") ?? facing;
  const deed: Order = { what: "mine", heading };
  const refusal = attempt(record, slot, deed);
  if (!refusal) return { action: "mine", deed };
  const here = placeOf(record.id, tileOfLane(record.lanes[slot] as number));
  return { action: "mine", reason: refusal === "NoOre" ? veinText(here) : refusalWords(refusal) };
}

function alone(record: RegionRecord, slot: number, action: "gather" | "eat"): Choice {
  const deed: Order = { what: action };
  const refusal = attempt(record, slot, deed);
  return refusal ? { action, reason: refusalWords(refusal, { goods: "food" }) } : { action, deed };
}

/** Does something to the first within reach whom it can be done to; otherwise says why not to the first. */
function toSomebody(
  record: RegionRecord,
  slot: number,
  near: readonly Occupant[],
  action: "strike" | "give",
  deedFor: (whom: Occupant) => Order,
): Choice {
  let reason: string | undefined;
  for (const whom of near) {
    const deed = deedFor(whom);
    const refusal = attempt(record, slot, deed);
    if (!refusal) return { action, deed, whom };
    reason ??= refusalWords(refusal, { whom, ...(deed.what === "give" ? { goods: deed.goods } : {}) });
  }
  return { action, reason: reason ?? "Nobody is within a step of you." };
}

/** What somebody is given: merchants and raiders rather take ore, others food. */
function giftFor(whom: Occupant, ore: number, food: number): Goods {
  const likesOre = whom.kind === "merchant" || whom.kind === "raider";
  if (likesOre) return ore > 0 || food === 0 ? "ore" : "food";
  return whom.kind === "player" && food === 0 && ore > 0 ? "ore" : "food";
}

function trading(slot: number, near: readonly Occupant[]): Choice {
  const merchants = near.filter((one) => one.kind === "merchant");
  const willing = merchants.find((one) => one.foe !== slot);
  if (willing) return { action: "trade", whom: willing };
  const refusal = merchants.length > 0 ? "MerchantRefuses" : undefined;
  return {
    action: "trade",
    reason: refusal ? refusalWords(refusal) : "No merchant is within a step of you.",
  };
}

/**
 * Everything that a player could do here and now, by the very rules of the chain.
 *
 * @param chosen slot of whoever the player has pointed out; comes before others
 */
export function choices(record: RegionRecord, slot: number, chosen?: number): Choice[] {
  const near = withinReach(record, slot, chosen);
  const me = occupantsOf(record).find((one) => one.slot === slot);
  const give = (whom: Occupant): Order => ({
    what: "give",
    slot: whom.slot,
    goods: giftFor(whom, me?.ore ?? 0, me?.food ?? 0),
  });
  return [
    mining(record, slot),
    alone(record, slot, "gather"),
    alone(record, slot, "eat"),
    toSomebody(record, slot, near, "strike", (whom) => ({ what: "strike", slot: whom.slot })),
    toSomebody(record, slot, near, "give", give),
    trading(slot, near),
  ];
}
