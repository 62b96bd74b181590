import { npcRules } from "@cogwright/contracts/rules/npc";
import { expect, test } from "vitest";
import { COVER_AFTER, type LeaseNeeds, planLeases } from "./planLeases.ts";

const bit = (...batches: number[]): bigint =>
  batches.reduce((bits, batch) => bits | (1n << BigInt(batch)), 0n);
const needs = (more: Partial<LeaseNeeds>): LeaseNeeds => ({
  time: 1_000,
  bond: 0n,
  suspended: false,
  left: false,
  own: { batches: 0n, until: 0 },
  wanted: [{ batch: 3 }, { batch: 4 }],
  share: 16,
  most: 16,
  since: 1_000,
  ...more,
});

test("a free world is leased whole, and the bond filled up for it", () => {
  expect(planLeases(needs({ bond: 1n }))).toEqual({
    bond: 2n * npcRules.bondABatch - 1n,
    lease: [3, 4],
    notLeased: [],
  });
});

test("a lease is renewed in its second half, and nothing is sent before", () => {
  const own = (until: number) => ({ batches: bit(3, 4), until });
  const bond = 2n * npcRules.bondABatch;
  const half = npcRules.leaseSeconds / 2;
  expect(planLeases(needs({ bond, own: own(1_000 + half) })).lease).toBeUndefined();
  expect(planLeases(needs({ bond, own: own(999 + half) }))).toEqual({ bond: 0n, lease: [], notLeased: [] });
});

test("what another plays is left to it, until its lease has run out", () => {
  const holder = { batches: bit(3), until: 1_000, isMe: false };
  const wanted = [{ batch: 3, holder }, { batch: 4 }];
  expect(planLeases(needs({ wanted }))).toMatchObject({
    lease: [4],
    notLeased: [{ batch: 3, reason: "held-by-another", until: 1_000 }],
  });
  expect(planLeases(needs({ wanted, time: 1_001 })).lease).toEqual([3, 4]);
});

test("two operators that know their share split a world, and one takes over what the other leaves within a minute", () => {
  const until = 1_000 + npcRules.leaseSeconds;
  const first = planLeases(needs({ share: 1 }));
  expect(first).toMatchObject({ lease: [3], notLeased: [{ batch: 4, reason: "left-to-others" }] });
  const wanted = [{ batch: 3, holder: { batches: bit(3), until, isMe: false } }, { batch: 4 }];
  expect(planLeases(needs({ share: 1, wanted }))).toMatchObject({ lease: [4] });

  const own = { batches: bit(4), until: until + COVER_AFTER };
  const bond = npcRules.bondABatch;
  const dead = (time: number) => planLeases(needs({ share: 1, wanted, own, bond, time })).lease;
  expect(dead(until)).not.toContain(3);
  expect(dead(until + COVER_AFTER)).not.toContain(3);
  expect(dead(until + COVER_AFTER + 1)).toContain(3);
  expect(npcRules.leaseSeconds + COVER_AFTER + 1).toBeLessThan(60);
});

test("who was suspended or has left asks for nothing", () => {
  expect(planLeases(needs({ suspended: true })).stop).toBe("suspended");
  expect(planLeases(needs({ left: true })).stop).toBe("left");
});
