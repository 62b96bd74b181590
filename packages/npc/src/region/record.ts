import { type Heading, headings, type Kind, kinds, temperaments } from "@cogwright/contracts/rules/realm";
import { bytesToHex, concatHex, type Hex, hexToBytes, keccak256, numberToHex } from "viem";
import { type Place, placeOf, type RegionId, type Tile } from "./geometry.ts";
import { RecordError } from "./recordError.ts";

/**
 * A region's record, the one codec beside `RegionRecord.sol`.
 *
 * `bodies` (bytes on chain): a header of two words, then a lane of two bytes a slot.
 *   word 0: tick (4 bytes), how many words of lanes (1), evidence (23: the first of the hash of all behind this word as
 *           the tick left it, {@link evidenceOf}), the second of that tick (4)
 *   word 1: keccak256 of `minds`
 *   lane:   npc (1 bit), intent (5), tile (10: y * 32 + x). Zero: the slot is empty.
 * `minds` (bytes on chain): four bytes a slot:
 *   kind (4 bits), health (4), hunger (4), fatigue (4), fear (4), temperament (4), regard (8)
 *   A player, who neither hungers nor tires, has ore in place of hunger and food in place of fatigue; a merchant has its
 *   stock in place of fatigue.
 *   regard: whom it remembers. Bit 7: as a friend, who helped it; clear: as a foe, who hurt it. Bits 0 to 6: that one's
 *   slot, xor its own, so that it is zero for all who remember nobody.
 */
export interface RegionRecord {
  id: RegionId;
  /** The last tick's number; 0 before the first. */
  tick: number;
  /** 23 bytes. */
  evidence: Hex;
  /** When the last tick was, in seconds of the chain's time. */
  playedAt: number;
  /** One lane a slot. */
  lanes: Uint16Array;
  /** One mind a slot. */
  minds: Uint32Array;
}

/** Bytes of `bodies` before its lanes. */
export const HEADER_BYTES = 64;
/** Where in the first word the evidence ends, and the second of the last tick begins. */
const EVIDENCE_END = 28;
/** Lanes in a word of `bodies`. */
export const LANES_A_WORD = 16;

/** Intents of a lane below 8; walking is WALK + heading, running RUN + heading, a player's facing FACE + heading. */
export const REST = 0;
export const GRAZE = 1;
export const DEAD = 3;
export const WALK = 8;
export const RUN = 16;
export const FACE = 24;

/** Bit of a lane that an operator steers; a player's and a dead occupant's lanes lack it. */
export const NPC_BIT = 0x8000;

export const makeLane = (npc: boolean, intent: number, tile: Tile): number =>
  (npc ? NPC_BIT : 0) | (intent << 10) | tile;
export const isNpc = (lane: number): boolean => (lane & NPC_BIT) !== 0;
export const intentOf = (lane: number): number => (lane >> 10) & 31;
export const tileOfLane = (lane: number): Tile => lane & 1023;

/** The fields of a mind, each 0..15 but `regard`, 0..255. */
export interface Mind {
  kind: number;
  health: number;
  hunger: number;
  fatigue: number;
  fear: number;
  temperament: number;
  /** Whom it remembers, and how ({@link foeOf}, {@link friendOf}); 0: nobody. */
  regard: number;
}

export const makeMind = (mind: Mind): number =>
  ((mind.kind << 28) |
    (mind.health << 24) |
    (mind.hunger << 20) |
    (mind.fatigue << 16) |
    (mind.fear << 12) |
    (mind.temperament << 8) |
    mind.regard) >>>
  0;

export const readMind = (mind: number): Mind => ({
  kind: mind >>> 28,
  health: (mind >>> 24) & 15,
  hunger: (mind >>> 20) & 15,
  fatigue: (mind >>> 16) & 15,
  fear: (mind >>> 12) & 15,
  temperament: (mind >>> 8) & 15,
  regard: mind & 255,
});

/** The ore and the food a player carries, and the goods a merchant does: 0..15. */
export const oreOf = (mind: number): number => (mind >>> 20) & 15;
export const foodOf = (mind: number): number => (mind >>> 16) & 15;
export const stockOf = (mind: number): number => (mind >>> 16) & 15;

/** A merchant's mind with other goods, below 16. */
export const withStock = (mind: number, stock: number): number => ((mind & 0xfff0ffff) | (stock << 16)) >>> 0;

const FRIEND_BIT = 0x80;

/** The slot of who hurt the occupant of `slot` last; -1: nobody it remembers. */
export const foeOf = (mind: number, slot: number): number =>
  (mind & 127) === 0 || (mind & FRIEND_BIT) !== 0 ? -1 : (mind & 127) ^ slot;

/** The slot of who helped the occupant of `slot` last; -1: nobody it remembers. */
export const friendOf = (mind: number, slot: number): number =>
  (mind & 127) === 0 || (mind & FRIEND_BIT) === 0 ? -1 : (mind & 127) ^ slot;

/** The regard of the occupant of `slot` for that of `other`. */
export const regardFor = (slot: number, other: number, isFriend: boolean): number =>
  (isFriend ? FRIEND_BIT : 0) | (slot ^ other);

/** Nobody remembers who was in `slot` any more. */
export function forget(minds: Uint32Array, slot: number): void {
  for (const [other, mind] of minds.entries())
    if (other !== slot && (mind & 127) === (slot ^ other)) minds[other] = (mind & ~255) >>> 0;
}

/**
 * Reads a region's record as the table `realm.Region` holds it.
 * @throws RecordError when the two fields cannot belong to one record
 */
export function decodeRegion(id: RegionId, fields: { bodies: Hex; minds: Hex }): RegionRecord {
  const bodies = hexToBytes(fields.bodies);
  const minds = hexToBytes(fields.minds);
  const slots = (bodies.length - HEADER_BYTES) / 2;
  if (!Number.isInteger(slots) || slots < 0 || minds.length !== slots * 4)
    throw new RecordError(
      id,
      `${bodies.length} bytes of bodies and ${minds.length} of minds do not fit together`,
    );
  const view = new DataView(bodies.buffer, bodies.byteOffset);
  const mindView = new DataView(minds.buffer, minds.byteOffset);
  return {
    id,
    tick: view.getUint32(0),
    evidence: bytesToHex(bodies.subarray(5, EVIDENCE_END)),
    playedAt: view.getUint32(EVIDENCE_END),
    lanes: Uint16Array.from({ length: slots }, (_, slot) => view.getUint16(HEADER_BYTES + 2 * slot)),
    minds: Uint32Array.from({ length: slots }, (_, slot) => mindView.getUint32(4 * slot)),
  };
}

const lanesBytes = (lanes: Uint16Array): Uint8Array => {
  const bytes = new Uint8Array(lanes.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [slot, lane] of lanes.entries()) view.setUint16(2 * slot, lane);
  return bytes;
};

const mindsBytes = (minds: Uint32Array): Uint8Array => {
  const bytes = new Uint8Array(minds.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [slot, mind] of minds.entries()) view.setUint32(4 * slot, mind);
  return bytes;
};

/** All of `bodies` behind its first word. */
const behindTick = (record: RegionRecord): Hex =>
  concatHex([keccak256(mindsBytes(record.minds)), bytesToHex(lanesBytes(record.lanes))]);

/** Writes a record as the table `realm.Region` holds it. */
export function encodeRegion(record: RegionRecord): { bodies: Hex; minds: Hex } {
  return {
    bodies: concatHex([
      numberToHex(record.tick, { size: 4 }),
      numberToHex(record.lanes.length / LANES_A_WORD, { size: 1 }),
      record.evidence,
      numberToHex(record.playedAt, { size: 4 }),
      behindTick(record),
    ]),
    minds: bytesToHex(mindsBytes(record.minds)),
  };
}

/**
 * What a tick leaves behind as proof of what the next decisions are made on: the first 23 bytes of the hash of `bodies`
 * behind its first word (which holds the hash of `minds`).
 */
export const evidenceOf = (record: RegionRecord): Hex =>
  keccak256(behindTick(record)).slice(0, 2 + 46) as Hex;

/** A copy that can be changed without touching the original. */
export const copyRegion = (record: RegionRecord): RegionRecord => ({
  ...record,
  lanes: record.lanes.slice(),
  minds: record.minds.slice(),
});

export type Doing = "resting" | "grazing" | "dead" | "walking" | "running" | "standing";

/** An occupant in words, for views. */
export interface Occupant extends Place {
  slot: number;
  kind: Kind;
  doing: Doing;
  /** Undefined while it rests, grazes or is dead. */
  heading?: Heading;
  /** 0..15; what a kind does not have is 0. */
  health: number;
  hunger: number;
  fatigue: number;
  fear: number;
  /** What a player carries. */
  ore: number;
  food: number;
  /** What a merchant carries. */
  stock: number;
  temperament: string;
  /** Slot of whoever hurt it, or helped it, last. */
  foe?: number;
  friend?: number;
}

const PLAYER = kinds.indexOf("player");
const MERCHANT = kinds.indexOf("merchant");

function doingOf(intent: number): Doing {
  if (intent >= FACE) return "standing";
  if (intent >= RUN) return "running";
  if (intent >= WALK) return "walking";
  if (intent === DEAD) return "dead";
  return intent === GRAZE ? "grazing" : "resting";
}

/** Everyone in a region, the dead included, by slot. Places are tiles of the realm. */
export function occupantsOf(record: RegionRecord): Occupant[] {
  const occupants: Occupant[] = [];
  for (const [slot, lane] of record.lanes.entries()) {
    if (lane === 0) continue;
    const packed = record.minds[slot] as number;
    const mind = readMind(packed);
    const intent = intentOf(lane);
    const foe = foeOf(packed, slot);
    const friend = friendOf(packed, slot);
    const [isPlayer, isMerchant] = [mind.kind === PLAYER, mind.kind === MERCHANT];
    occupants.push({
      slot,
      kind: kinds[mind.kind] ?? "none",
      ...placeOf(record.id, tileOfLane(lane)),
      doing: doingOf(intent),
      ...(intent >= WALK && { heading: headings[intent & 7] as Heading }),
      health: mind.health,
      hunger: isPlayer ? 0 : mind.hunger,
      fatigue: isPlayer || isMerchant ? 0 : mind.fatigue,
      fear: mind.fear,
      ore: isPlayer ? oreOf(packed) : 0,
      food: isPlayer ? foodOf(packed) : 0,
      stock: isMerchant ? stockOf(packed) : 0,
      temperament: temperaments[mind.temperament]?.name ?? "even",
      ...(foe >= 0 && { foe }),
      ...(friend >= 0 && { friend }),
    });
  }
  return occupants;
}
