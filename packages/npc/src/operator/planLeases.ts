import { npcRules } from "@cogwright/contracts/rules/npc";
import { batchesIn } from "./batches.ts";

/** A lease as the chain has it: bits of batches, and the last second of it. */
export interface HeldLease {
  batches: bigint;
  until: number;
}

/** What an operator's next lease is decided from. */
export interface LeaseNeeds {
  /** The chain's time, unix seconds. */
  time: number;
  bond: bigint;
  suspended: boolean;
  /** Whether it has left and waits for its bond. */
  left: boolean;
  own: HeldLease;
  /** Batches that have regions, each with the lease of whoever held it last. */
  wanted: readonly { batch: number; holder?: HeldLease & { isMe: boolean } }[];
  /** Batches to take at once. */
  share: number;
  /** Most batches to hold, those covered for others included. */
  most: number;
  /** Since when this operator watches, unix seconds. */
  since: number;
}

/** Why a batch is not asked for. */
export type NotLeased =
  | { batch: number; reason: "held-by-another"; until: number }
  /** Beyond the own share: somebody else may be about to take it. */
  | { batch: number; reason: "left-to-others"; until: number }
  | { batch: number; reason: "enough" };

export interface LeasePlan {
  /** Why this operator cannot have any lease. */
  stop?: "suspended" | "left";
  /** Wei to add to the bond. */
  bond: bigint;
  /** Batches to lease, new ones and, after a lease ran out, old ones; undefined: no transaction is needed. */
  lease?: number[];
  notLeased: NotLeased[];
}

/** A lease is renewed when it has less than this many seconds left. */
const RENEW_BELOW = npcRules.leaseSeconds / 2;

/** For how many seconds a batch beyond the own share must have been free before it is covered. */
export const COVER_AFTER = 10;

/**
 * What an operator does about its leases: renews in time, takes what is free up to its share, the lowest batches first,
 * and beyond it what has been left alone for a while, up to the most it is to hold. So operators that each know their share
 * split a world, and the others take over what one leaves.
 */
export function planLeases(needs: LeaseNeeds): LeasePlan {
  const { time, bond, suspended, left, own, wanted, share, most, since } = needs;
  if (suspended || left) return { stop: suspended ? "suspended" : "left", bond: 0n, notLeased: [] };
  const inForce = own.until >= time;
  const held = inForce ? batchesIn(own.batches) : [];
  const notLeased: NotLeased[] = [];
  const taken: number[] = [];
  for (const { batch, holder } of wanted) {
    if (held.includes(batch)) continue;
    const isHeld =
      holder !== undefined &&
      !holder.isMe &&
      holder.until >= time &&
      ((holder.batches >> BigInt(batch)) & 1n) === 1n;
    if (isHeld) notLeased.push({ batch, reason: "held-by-another", until: holder.until });
    else if (held.length + taken.length >= most) notLeased.push({ batch, reason: "enough" });
    else {
      const until = Math.max(since, holder?.until ?? 0) + COVER_AFTER;
      if (held.length + taken.length < share || time > until) taken.push(batch);
      else notLeased.push({ batch, reason: "left-to-others", until });
    }
  }
  const count = held.length + taken.length;
  const isDue = taken.length > 0 || (inForce && held.length > 0 && own.until - time < RENEW_BELOW);
  if (!isDue || count === 0) return { bond: 0n, notLeased };
  const needed = npcRules.bondABatch * BigInt(count);
  return {
    bond: needed > bond ? needed - bond : 0n,
    lease: taken,
    notLeased,
  };
}
