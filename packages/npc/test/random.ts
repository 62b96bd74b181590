import { type Kind, kinds, realmRules } from "@cogwright/contracts/rules/realm";
import {
  DEAD,
  FACE,
  GRAZE,
  LANES_A_WORD,
  makeLane,
  makeMind,
  REST,
  type RegionRecord,
  RUN,
  regardFor,
} from "../src/region/record.ts";
import { groundOf, isBlocked, isPasture } from "../src/region/terrain.ts";
import { ROW_BIT } from "../src/region/tickList.ts";

const PLAYER = kinds.indexOf("player");
const DEER = kinds.indexOf("deer");

/** A record that the rules could have led to: living and dead NPCs, players, empty slots; crowded, so that they meet. */
export function randomRecord(id: number, tick: number, random: (below: number) => number): RegionRecord {
  const slots = realmRules.SLOTS_STEP * (1 + random(3));
  const ground = groundOf(id);
  const lanes = new Uint16Array(slots);
  const minds = new Uint32Array(slots);
  // Now and then around the middle, where towns stand, and now and then without a living deer.
  const [x0, y0, spread] =
    random(3) === 0
      ? [10 + random(8), 10 + random(8), 3 + random(6)]
      : [random(28), random(28), 3 + random(24)];
  const isEmptied = random(3) === 0;
  for (let slot = 0; slot < slots; slot++) {
    const kind = random(kinds.length);
    const tile = Math.min(31, y0 + random(spread)) * 32 + Math.min(31, x0 + random(spread));
    if (kind === 0 || isBlocked(ground[tile] as number)) continue;
    const dead = random(5) === 0 || (isEmptied && kind === DEER);
    const npc = kind !== 1 && !dead;
    let intent = kind === 1 ? FACE + random(8) : ([REST, REST, GRAZE, ...Array(8).keys()][random(11)] ?? 0);
    if (kind !== 1 && random(2) === 0) intent = 8 + random(RUN);
    if (intent === GRAZE && !isPasture(ground[tile] as number)) intent = REST;
    if (intent > 1 && intent < 8) intent = REST;
    if (dead) intent = DEAD;
    const health = dead ? 0 : 1 + random(realmRules.HEALTH[kind] as number);
    lanes[slot] = makeLane(npc, intent, tile);
    minds[slot] = makeMind({
      kind,
      health,
      hunger: dead && (isEmptied || random(2) === 0) ? 0 : random(16),
      fatigue: random(16),
      fear: random(16),
      temperament: random(16),
      regard: regardFor(slot, random(slots), random(3) === 0),
    });
  }
  return { id, tick, evidence: `0x${"00".repeat(23)}`, playedAt: 0, lanes, minds };
}

/**
 * A full region, nearly all within sight of each other, around the middle, where towns stand: of the kinds in `crowd`, and one
 * in sixteen of any kind of NPC.
 */
export function crowdedRecord(
  id: number,
  crowd: readonly Kind[],
  random: (below: number) => number,
): RegionRecord {
  const lanes = new Uint16Array(realmRules.SLOTS);
  const minds = new Uint32Array(realmRules.SLOTS);
  const [x0, y0, spread] = [6 + random(8), 6 + random(8), 6 + random(8)];
  for (let slot = 0; slot < realmRules.SLOTS; slot++) {
    const kind =
      random(16) === 0
        ? DEER + random(kinds.length - DEER)
        : kinds.indexOf(crowd[random(crowd.length)] as Kind);
    const dead = random(20) === 0;
    const npc = kind !== PLAYER && !dead;
    const intent = dead ? DEAD : npc ? REST : FACE + random(8);
    lanes[slot] = makeLane(npc, intent, (y0 + random(spread)) * 32 + x0 + random(spread));
    minds[slot] = makeMind({
      kind,
      health: dead ? 0 : 1 + random(realmRules.HEALTH[kind] as number),
      // A player's ore and food, a merchant's stock: half of them carry nothing.
      hunger: random(2) * random(16),
      fatigue: random(2) * random(16),
      fear: random(16),
      temperament: random(16),
      regard: regardFor(slot, random(realmRules.SLOTS), random(3) === 0),
    });
  }
  return { id, tick: 7, evidence: `0x${"00".repeat(23)}`, playedAt: 0, lanes, minds };
}

/** Rows for some words of lanes (now and then one too many), now and then with bytes that mean nothing. */
function randomRows(record: RegionRecord, random: (below: number) => number): number[] {
  const rows: number[] = [];
  let present = 0;
  for (let row = 0; row < record.lanes.length / LANES_A_WORD + 1; row++) {
    if (random(3) === 0 || (row === record.lanes.length / LANES_A_WORD && random(6) > 0)) continue;
    present |= 1 << row;
    for (let i = 0; i < LANES_A_WORD; i++) {
      const action =
        random(9) === 0 ? random(128) : ([0, 8 + random(8), 16 + random(8)][random(3)] as number);
      rows.push(random(3) === 0 ? random(2) * random(128) : ROW_BIT | action);
    }
  }
  return [present, ...rows];
}

/** A list as an operator might send it, and as one never should. */
export function randomList(record: RegionRecord, random: (below: number) => number): Uint8Array {
  const list: number[] = random(3) === 0 ? [0] : randomRows(record, random);
  for (let slot = 0; slot < record.lanes.length + 2; slot++) {
    if (random(3) === 0) continue;
    const action =
      random(8) === 0 ? random(256) : [0, 1, 2, 2, 2, 4, 5, 6, 7, 8 + random(8), 16 + random(8)][random(11)];
    list.push(random(30) === 0 ? random(256) : slot, action as number);
    if (action === 2) {
      const victims = [...record.lanes.keys()].filter((other) => {
        const [a, b] = [(record.lanes[slot] ?? 0) & 1023, (record.lanes[other] as number) & 1023];
        return other !== slot && Math.abs((a & 31) - (b & 31)) < 3 && Math.abs((a >> 5) - (b >> 5)) < 3;
      });
      list.push(victims[random(victims.length || 1)] ?? random(256));
    }
  }
  return Uint8Array.from(random(6) === 0 ? list.slice(0, random(list.length)) : list);
}
