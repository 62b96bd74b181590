import { type Hex, hexToBytes } from "viem";
import { Battle } from "./battle.ts";
import { Record } from "./digest.ts";
import { keccak256 } from "./keccak.ts";
import { Program } from "./program.ts";

/** How a battle ended. The contract's result of the same battle is equal, digest included. */
export type BattleResult = {
  winner: "a" | "b" | "draw";
  /** Turns played, 1..100. */
  turns: number;
  health: { a: number; b: number };
  /** keccak256 over the seed and the state after every turn (docs/arena.md). */
  digest: Hex;
  /** Index into the boards of the rules. */
  board: number;
};

const battle = new Battle();
const record = new Record();

/**
 * The battle of two bytecodes, as the contract plays it.
 *
 * @param a bytecode of side a, valid (see `decompile`)
 * @param b bytecode of side b, valid
 * @param seed 32 bytes that decide board and chance
 */
export function fight(a: Hex, b: Hex, seed: Hex): BattleResult {
  return run(new Program(a), new Program(b), hexToBytes(seed, { size: 32 }));
}

/** `fight` for programs laid out before and a seed in bytes. */
export function run(a: Program, b: Program, seed: Uint8Array): BattleResult {
  battle.start(a, b, seedWords(seed));
  record.start(seed);
  while (!battle.over) {
    battle.begin();
    battle.resolve();
    record.add(battle);
  }
  return resultOf(battle, record.digest());
}

/** The eight words of keccak256(seed), most significant first: the start of a battle's chance. */
export function seedWords(seed: Uint8Array): Uint32Array {
  const view = new DataView(keccak256(seed).buffer);
  return Uint32Array.from({ length: 8 }, (_, i) => view.getUint32(4 * i));
}

/** The result of a battle that is over. */
export function resultOf(ended: Battle, digest: Hex): BattleResult {
  const { a, b } = ended;
  return {
    winner: a.health > b.health ? "a" : a.health < b.health ? "b" : "draw",
    turns: ended.turn,
    health: { a: a.health, b: b.health },
    digest,
    board: ended.board.id,
  };
}
