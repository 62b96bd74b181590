import { deeds as deedNames } from "@cogwright/contracts/rules/deeds";
import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { type Place, placeOf, type RegionId } from "@cogwright/npc/region/geometry";
import { isNeedsTick } from "@cogwright/npc/region/needs";
import {
  DEAD,
  foeOf,
  intentOf,
  type Mind,
  oreOf,
  type RegionRecord,
  readMind,
  stockOf,
  tileOfLane,
} from "@cogwright/npc/region/record";
import { preysOn } from "@cogwright/npc/region/strikes";
import { groundOf, isTown } from "@cogwright/npc/region/terrain";
import type { DeedRecord } from "./deedRecords.ts";
import { sentence, withArticle } from "./sentences.ts";
import { kindNames } from "./words.ts";

/** What kind of thing happened. */
export type Matter = "strike" | "robbery" | "death" | "birth" | "delivery" | "find" | "gift" | "trade";

/** Something that happened to somebody, in words. */
export interface Told {
  readonly what: Matter;
  readonly text: string;
  /** Whether it happened to the visitor, or by their hand. */
  readonly mine: boolean;
  /** Whether it is bad news for the visitor. */
  readonly bad?: boolean;
  readonly place: Place;
}

/** The visitor's occupant. */
export type Mine = { readonly region: RegionId; readonly slot: number } | undefined;

/** Records further apart than this tell that something happened, but not what. */
const LONGEST_GAP = 4;

const PLAYER = kinds.indexOf("player");
const MERCHANT = kinds.indexOf("merchant");

const nameOf = (kind: number): string => kindNames[kinds[kind] ?? "none"].toLowerCase();
const someone = (kind: number): string => withArticle(nameOf(kind));

/** "3 ore and 2 food"; empty when it is nothing. */
function carriedText({ hunger: ore, fatigue: food }: Mind): string {
  return [ore > 0 ? `${ore} ore` : "", food > 0 ? `${food} food` : ""]
    .filter((text) => text !== "")
    .join(" and ");
}

/**
 * What happened in a region between two of its records, by slot. Of records too far apart only the visitor's own death is
 * told.
 *
 * @param deeds what players did meanwhile: that is told as theirs, and not again here
 */
export function happenings(
  before: RegionRecord,
  after: RegionRecord,
  me: Mine,
  deeds: readonly DeedRecord[] = [],
): Told[] {
  const near = after.tick >= before.tick && after.tick - before.tick <= LONGEST_GAP;
  const here = deeds.filter((deed) => deed.region === after.id);
  const byHand = new Set(here.map((deed) => deed.slot));
  // Whose own deed it was, done alone, can still have fallen to somebody else.
  const killedByHand = new Set(
    here.filter((deed) => deedNames[deed.what] === "killed").map((deed) => deed.slot),
  );
  const told: Told[] = [];
  for (let slot = 0; slot < before.lanes.length; slot++) {
    const was = readMind(before.minds[slot] as number);
    const is = readMind(after.minds[slot] as number);
    if (before.lanes[slot] === 0 || after.lanes[slot] === 0 || was.kind !== is.kind) continue;
    const mine = me?.region === after.id && me.slot === slot;
    if (!near && !mine) continue;
    const place = placeOf(after.id, tileOfLane(after.lanes[slot] as number));
    const who = mine ? "you" : someone(is.kind);
    if (was.health > 0 && is.health === 0) {
      if (killedByHand.has(slot)) continue;
      const by = near ? causeOf(before, after, slot) : "fell";
      const lost = is.kind === PLAYER ? carriedText(was) : "";
      const text = lost === "" ? `${who} ${by}` : `${who} ${by} and lost ${lost}`;
      told.push({ what: "death", mine, place, text: sentence(text), bad: mine });
    } else if (was.health === 0 && is.health > 0) {
      told.push({ what: "birth", mine, place, text: sentence(`${someone(is.kind)} was born`) });
    } else if (near && wasStruck(was, is)) {
      const foe = readMind(after.minds[foeOf(after.minds[slot] as number, slot)] ?? 0).kind;
      // Players' strikes are told as deeds.
      if (foe === PLAYER) continue;
      const taken = robbedOf(before, after, slot, foe);
      const text =
        taken === "" ? `${someone(foe)} struck ${who}` : `${someone(foe)} robbed ${who} of ${taken}`;
      told.push({ what: taken === "" ? "strike" : "robbery", mine, place, text: sentence(text), bad: mine });
    } else if (near && hasDelivered(before, after, slot) && !byHand.has(slot)) {
      told.push({
        what: "delivery",
        mine,
        place,
        text: "A merchant delivered the last of its goods in the town.",
      });
    }
  }
  return told;
}

/** What a raider's strike took, in words; empty when it took nothing, or it was no raider. */
function robbedOf(before: RegionRecord, after: RegionRecord, slot: number, foe: number): string {
  if (kinds[foe] !== "raider") return "";
  const [was, is] = [before.minds[slot] as number, after.minds[slot] as number];
  const kind = was >>> 28;
  const lost = kind === PLAYER ? oreOf(was) - oreOf(is) : kind === MERCHANT ? stockOf(was) - stockOf(is) : 0;
  if (lost <= 0) return "";
  return kind === PLAYER ? `${lost} ore` : `${lost} goods`;
}

/** Whether a merchant has put down the last of what it carried, in a town. */
function hasDelivered(before: RegionRecord, after: RegionRecord, slot: number): boolean {
  const [was, is] = [before.minds[slot] as number, after.minds[slot] as number];
  const tile = tileOfLane(after.lanes[slot] as number);
  return (
    was >>> 28 === MERCHANT &&
    stockOf(was) > 0 &&
    stockOf(is) === 0 &&
    isTown(groundOf(after.id)[tile] as number)
  );
}

/** Fear is fresh after a strike, or has faded once in the same tick; hunger and exhaustion take less health at once. */
function wasStruck(was: Mind, is: Mind): boolean {
  const lost = was.health - is.health;
  const faded = realmRules.FEAR_STRUCK - realmRules.FEAR_FADES;
  return (
    (is.regard & 127) > 0 &&
    lost > 0 &&
    (is.fear === realmRules.FEAR_STRUCK || (is.fear === faded && lost > 1))
  );
}

/** How somebody died, as far as two records show it: of hunger at a time of needs, else by whoever could strike them. */
function causeOf(before: RegionRecord, after: RegionRecord, slot: number): string {
  const was = readMind(before.minds[slot] as number);
  const tile = tileOfLane(after.lanes[slot] as number);
  const ticks = Array.from({ length: after.tick - before.tick }, (_, i) => before.tick + 1 + i);
  if (
    ticks.some((tick) => isNeedsTick(after.id, tick)) &&
    was.kind !== PLAYER &&
    was.hunger >= realmRules.TOP - 1
  )
    return "starved";
  for (const lanes of [after.lanes, before.lanes])
    for (const [other, lane] of lanes.entries()) {
      const kind = (before.minds[other] as number) >>> 28;
      if (lane === 0 || other === slot || intentOf(lane) === DEAD || !preysOn(kind, was.kind)) continue;
      const at = tileOfLane(lane);
      const away = Math.max(Math.abs((at & 31) - (tile & 31)), Math.abs((at >> 5) - (tile >> 5)));
      if (away <= 2) return `fell to ${someone(kind)}`;
    }
  return "fell, worn out";
}
