import type { Address } from "viem";

/** A match as the services see it. Times are unix seconds. */
export interface MatchView {
  readonly id: number;
  readonly status: "open" | "entered" | "resolved" | "void";
  readonly botA: number;
  readonly botB: number;
  readonly ownerA: Address;
  readonly ownerB: Address;
  /** The first second in which no bet is taken any more; 0 until somebody entered. */
  readonly betsCloseAt: number;
  /** The beacon's round that seeds the battle; 0 until somebody entered. */
  readonly seedRound: bigint;
  /** The last second in which the match may go on; afterwards it can only be voided. */
  readonly deadline: number;
  /** Of an entered match: the sides whose sealed bot has yet to be shown, and the last second in which it may be. */
  readonly unrevealed?: { readonly sides: readonly ("a" | "b")[]; readonly by: number };
}

/** The clock of the beacon that the world trusts: round r is published at genesis + (r − 1) · period. */
export interface BeaconClock {
  readonly genesis: number;
  readonly period: number;
}

/** The arena at one block. */
export interface ArenaView {
  readonly block: bigint;
  /** The block's time in unix seconds; the next transaction's is no earlier. */
  readonly time: number;
  readonly matches: readonly MatchView[];
  /** Those seed rounds of unfinished matches that are proven. */
  readonly proven: ReadonlySet<bigint>;
  /** Undefined while the world trusts no beacon yet. */
  readonly clock: BeaconClock | undefined;
}

/** The unix second at which `round` is published. */
export function timeOf({ genesis, period }: BeaconClock, round: bigint): number {
  return genesis + Number(round - 1n) * period;
}
