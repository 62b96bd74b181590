import { wagerRules } from "@cogwright/contracts/rules/wager";
import type { Address } from "viem";
import { describe, expect, test } from "vitest";
import type { ArenaView, MatchView } from "./arenaView.ts";
import { planMoves } from "./planMoves.ts";
import { planProofs } from "./planProofs.ts";

const a: Address = "0x00000000000000000000000000000000000000a1";
const b: Address = "0x00000000000000000000000000000000000000b2";
const now = 1_000_000;

/** Round r is published at 999,000 + 3(r − 1): at `now` rounds up to 334 are out. */
const clock = { genesis: 999_000, period: 3 };

const match = (id: number, fields: Partial<MatchView> = {}): MatchView => ({
  ...{ id, status: "entered", botA: 1, botB: 2, ownerA: a, ownerB: b },
  ...{ betsCloseAt: now - 10, seedRound: 334n, deadline: now + wagerRules.resolveWindow },
  ...fields,
});
const view = (matches: MatchView[], fields: Partial<ArenaView> = {}): ArenaView => ({
  ...{ block: 1n, time: now, matches, proven: new Set(), clock },
  ...fields,
});

describe("the beacon", () => {
  test("proves each published round that matches wait for, once, oldest first", () => {
    const matches = [match(1), match(2, { seedRound: 300n }), match(3)];
    expect(planProofs(view(matches))).toEqual({
      steps: [
        { round: 300n, matches: [2] },
        { round: 334n, matches: [1, 3] },
      ],
      skipped: [],
    });
  });

  test("leaves alone what is proven, not published, or waited for by nobody", () => {
    const matches = [
      match(1, { status: "open", seedRound: 0n }),
      match(2, { status: "resolved", seedRound: 1n }),
      match(3, { status: "void", seedRound: 2n }),
      match(4, { seedRound: 333n }),
      match(5, { seedRound: 336n }),
      match(6, { seedRound: 5n, deadline: now - 1 }),
    ];
    expect(planProofs(view(matches, { proven: new Set([333n]) }))).toEqual({
      steps: [],
      skipped: [
        { what: "match 6", why: "its deadline has passed: no seed can save it" },
        { what: "round 333", why: "it is proven" },
        { what: "round 336", why: "it is published in 5 s" },
      ],
    });
  });

  test("proves a round in the second it is published", () => {
    const due = (round: bigint) => planProofs(view([match(1, { seedRound: round })])).steps.length;
    expect([334n, 335n].map(due)).toEqual([1, 0]);
    const later = planProofs(view([match(1, { seedRound: 335n })], { time: now + 2 }));
    expect(later.steps).toEqual([{ round: 335n, matches: [1] }]);
  });

  test("does nothing while the world trusts no beacon", () => {
    const { steps, skipped } = planProofs(view([match(1)], { clock: undefined }));
    expect(steps).toEqual([]);
    expect(skipped).toEqual([{ what: "round 334", why: "the world trusts no beacon" }]);
  });
});

describe("the keeper", () => {
  test("resolves every match whose seed is proven, up to the second of its deadline", () => {
    const matches = [match(1), match(2, { deadline: now }), match(3, { seedRound: 300n })];
    expect(planMoves(view(matches, { proven: new Set([334n]) }))).toEqual({
      steps: [
        { matchId: 1, functionName: "arena__resolve" },
        { matchId: 2, functionName: "arena__resolve" },
      ],
      skipped: [{ what: "match 3", why: "round 300, its seed, is not proven" }],
    });
  });

  test("voids what has waited past its deadline, entered or not, seeded or not", () => {
    const matches = [
      match(1, { status: "open", deadline: now - 1 }),
      match(2, { deadline: now - 1 }),
      match(3, { deadline: now - 1, seedRound: 300n }),
    ];
    const { steps, skipped } = planMoves(view(matches, { proven: new Set([334n]) }));
    expect(steps.map(({ functionName }) => functionName)).toEqual(Array(3).fill("arena__voidMatch"));
    expect(skipped).toEqual([]);
  });

  test("ends a match in which a sealed bot was not shown, from the second after its time, past its deadline too", () => {
    const late = { sides: ["b"], by: now - 1 } as const;
    const matches = [
      match(1, { unrevealed: late }),
      match(2, { unrevealed: late, deadline: now - 1 }),
      match(3, { unrevealed: { sides: ["a", "b"], by: now } }),
      match(4, { unrevealed: { sides: ["a"], by: now + 12 }, betsCloseAt: now + 2 }),
    ];
    expect(planMoves(view(matches, { proven: new Set([334n]) }))).toEqual({
      steps: [
        { matchId: 1, functionName: "arena__forfeit" },
        { matchId: 2, functionName: "arena__forfeit" },
      ],
      skipped: [
        { what: "match 3", why: "the bot of a and b may be shown for another 0 s" },
        { what: "match 4", why: "bets are taken for another 2 s" },
      ],
    });
  });

  test("leaves alone what waits for an opponent or for bets, and says nothing of what is over", () => {
    const matches = [
      match(1, { status: "open", deadline: now }),
      match(2, { betsCloseAt: now + 7 }),
      match(3, { status: "resolved" }),
      match(4, { status: "void" }),
    ];
    expect(planMoves(view(matches, { proven: new Set([334n]) }))).toEqual({
      steps: [],
      skipped: [
        { what: "match 1", why: "it may be entered for another 0 s" },
        { what: "match 2", why: "bets are taken for another 7 s" },
      ],
    });
  });
});
