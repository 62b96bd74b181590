import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { type Place, placeOf, type RegionId } from "@cogwright/npc/region/geometry";
import { isNeedsTick } from "@cogwright/npc/region/needs";
import {
  DEAD,
  foeOf,
  intentOf,
  type Mind,
  type RegionRecord,
  readMind,
  tileOfLane,
} from "@cogwright/npc/region/record";
import { preysOn } from "@cogwright/npc/region/strikes";
import { createStore, type StoreApi } from "zustand/vanilla";
import { kindNames } from "./words.ts";

/** Something that happened to somebody, in words. */
export interface Happening {
  /** Counts up; the newest is the highest. */
  readonly id: number;
  readonly what: "strike" | "death" | "birth";
  readonly text: string;
  /** Whether it happened to the visitor. */
  readonly mine: boolean;
  /** How often, when the same happened again and again. */
  readonly times: number;
  readonly place: Place;
}

/** The visitor's occupant. */
type Me = { readonly region: RegionId; readonly slot: number } | undefined;

/** As many are kept. */
const KEPT = 40;
/** Records further apart than this tell that something happened, but not what. */
const LONGEST_GAP = 4;

const nameOf = (kind: number): string => kindNames[kinds[kind] ?? "none"].toLowerCase();
const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

type Told = Omit<Happening, "id" | "times">;

/** What happened in a region between two of its records, by slot. Nothing is said of records too far apart. */
export function happenings(before: RegionRecord, after: RegionRecord, me: Me): Told[] {
  if (after.tick < before.tick || after.tick - before.tick > LONGEST_GAP) return [];
  const told: Told[] = [];
  for (let slot = 0; slot < before.lanes.length; slot++) {
    const was = readMind(before.minds[slot] as number);
    const is = readMind(after.minds[slot] as number);
    if (before.lanes[slot] === 0 || after.lanes[slot] === 0 || was.kind !== is.kind) continue;
    const mine = me?.region === after.id && me.slot === slot;
    const place = placeOf(after.id, tileOfLane(after.lanes[slot] as number));
    const who = mine ? "you" : withArticle(nameOf(is.kind));
    if (was.health > 0 && is.health === 0) {
      const by = causeOf(before, after, slot);
      told.push({ what: "death", mine, place, text: sentence(`${who} ${by}`) });
    } else if (was.health === 0 && is.health > 0) {
      told.push({ what: "birth", mine, place, text: sentence(`${withArticle(nameOf(is.kind))} was born`) });
    } else if (wasStruck(was, is)) {
      const foe = readMind(after.minds[foeOf(after.minds[slot] as number, slot)] ?? 0).kind;
      told.push({
        what: "strike",
        mine,
        place,
        text: sentence(`${withArticle(nameOf(foe))} struck ${who}`),
      });
    }
  }
  return told;
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
  if (ticks.some((tick) => isNeedsTick(after.id, tick)) && was.hunger >= realmRules.TOP - 1) return "starved";
  for (const lanes of [after.lanes, before.lanes])
    for (const [other, lane] of lanes.entries()) {
      const kind = (before.minds[other] as number) >>> 28;
      if (lane === 0 || other === slot || intentOf(lane) === DEAD || !preysOn(kind, was.kind)) continue;
      const at = tileOfLane(lane);
      const away = Math.max(Math.abs((at & 31) - (tile & 31)), Math.abs((at >> 5) - (tile >> 5)));
      if (away <= 2) return `fell to ${withArticle(nameOf(kind))}`;
    }
  return "fell, worn out";
}

export interface Chronicle {
  /** The newest first. */
  readonly store: StoreApi<readonly Happening[]>;
  /** Takes in what changed between two views. */
  readonly follow: (
    before: ReadonlyMap<RegionId, RegionRecord>,
    after: ReadonlyMap<RegionId, RegionRecord>,
    me: Me,
  ) => void;
}

/** Keeps what happened in the regions that are looked at; the same again counts up instead of filling the page. */
export function createChronicle(): Chronicle {
  const store = createStore<readonly Happening[]>(() => []);
  let count = 0;
  return {
    store,
    follow: (before, after, me) => {
      let list = store.getState();
      for (const [id, record] of after) {
        const old = before.get(id);
        if (!old || old === record) continue;
        for (const told of happenings(old, record, me)) {
          const [last, ...rest] = list;
          const again = last !== undefined && last.text === told.text && last.what === "strike";
          const times = again ? last.times + 1 : 1;
          list = [{ ...told, id: ++count, times }, ...(again ? rest : list)].slice(0, KEPT);
        }
      }
      if (list !== store.getState()) store.setState(list, true);
    },
  };
}
