import { concatHex, type Hex, keccak256 } from "viem";
import { type Estimate, estimateChance, type Known } from "./chance.ts";

/** Estimates of chances, each pair of codes battled once. */
export interface ChanceBook {
  /** The chance of `code`; undefined when it takes battles and this look's share of them is used up. */
  readonly of: (code: Hex, side: "a" | "b", known: Known) => Estimate | undefined;
  /** Begins another look. */
  readonly turn: () => void;
}

/** @param perLook how many pairs are battled in one look at most, at a twentieth of a second each */
export function createChanceBook(perLook: number): ChanceBook {
  const known = new Map<Hex, Estimate>();
  let left = perLook;
  return {
    turn: () => {
      left = perLook;
    },
    of: (code, side, opponent) => {
      if (opponent.by !== "code") return estimateChance(code, side, opponent);
      const pair = keccak256(concatHex([side === "a" ? "0x0a" : "0x0b", keccak256(code), opponent.code]));
      const found = known.get(pair);
      if (found) return found;
      if (left === 0) return undefined;
      left -= 1;
      const estimate = estimateChance(code, side, opponent);
      known.set(pair, estimate);
      return estimate;
    },
  };
}
