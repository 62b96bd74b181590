import type { Hex } from "viem";

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
