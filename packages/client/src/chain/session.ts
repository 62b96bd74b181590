import type { Deployment } from "@cogwright/contracts/deployment";
import type { Sender } from "@cogwright/contracts/sender";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { WorldSync } from "@cogwright/contracts/worldSync";
import type { Address } from "viem";
import { create } from "zustand";

/** Everything through which the page reads and changes its world. */
export interface Chain {
  readonly deployment: Deployment;
  readonly client: WorldClient;
  readonly sync: WorldSync;
  readonly sender: Sender;
  /** The visitor's address: the browser's own wallet's, or an extension's. */
  readonly address: Address;
  /** Plays bots for the visitor and never asks: the same sender, or the browser's own wallet's beside an extension's. */
  readonly runner: Pick<Sender, "send"> & { readonly address: Address };
}

export interface SessionState {
  /**
   * - `starting`: looking for the world's deployment and the wallet
   * - `loading`: reading the first records
   * - `live`: records are those of the newest block
   * - `offline`: the chain does not answer; records are as last seen; it comes back by itself
   * - `failed`: cannot go on without somebody's help; `problem` says what to do
   */
  readonly phase: "starting" | "loading" | "live" | "offline" | "failed";
  /** What is wrong, for people, while `offline` or `failed`. */
  readonly problem: string | undefined;
  readonly chain: Chain | undefined;
  /** Number and time (unix seconds) of the newest block. */
  readonly block: bigint;
  readonly blockTime: number;
  /** `performance.now()` when that block was seen. */
  readonly seenAt: number;
}

/** The page's connection to its world. Light: importing it loads neither viem nor MUD. */
export const useSession = create<SessionState>(() => ({
  phase: "starting",
  problem: undefined,
  chain: undefined,
  block: 0n,
  blockTime: 0,
  seenAt: 0,
}));

/** The chain's time now, in unix seconds with a fraction: the newest block's, gone on by this machine's clock. */
export function chainTime(now = performance.now()): number {
  const { blockTime, seenAt } = useSession.getState();
  return blockTime === 0 ? 0 : blockTime + (now - seenAt) / 1000;
}
