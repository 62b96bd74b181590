import { describe, expect, it } from "vitest";
import { clockText, emptyLobby, type MatchRecords, matchView, myResult, phaseOf } from "./matchView.ts";

const COIN = 10n ** 15n;
const me = "0x00000000000000000000000000000000000000Aa" as const;
const zero = `0x${"0".repeat(64)}` as const;

const records: MatchRecords = {
  match: {
    id: 7,
    status: 2,
    botA: 1,
    botB: 2,
    ownerA: me,
    ownerB: "0x00000000000000000000000000000000000000bb",
    betsCloseAt: 1_000n,
    seedRound: 55n,
    deadline: 2_000n,
  },
  market: {
    matchId: 7,
    status: 2,
    feeBps: 300,
    closesAt: 1_000n,
    stakeWinner: 0,
    betWinner: 0,
    stake: COIN,
    poolA: 3n * COIN,
    poolB: COIN,
  },
  outcome: undefined,
  bots: { a: undefined, b: { id: 2, owner: me, code: me, codeHash: zero, savedAt: 1n, name: "Hog" } },
  entries: { a: undefined, b: undefined },
  position: undefined,
  seedOut: false,
  seedTime: 1_006,
};
const position = {
  matchId: 7,
  account: zero,
  claimed: false,
  stakeA: COIN,
  stakeB: 0n,
  betA: COIN,
  betB: 0n,
};
const fought: MatchRecords = {
  ...records,
  match: { ...records.match, status: 3 },
  market: {
    ...(records.market as NonNullable<typeof records.market>),
    status: 3,
    stakeWinner: 1,
    betWinner: 1,
  },
  outcome: {
    matchId: 7,
    ending: 1,
    winner: 1,
    turns: 30,
    healthA: 40,
    healthB: 0,
    board: 1,
    seed: zero,
    digest: zero,
  },
  position,
};

const bot = "0x00000000000000000000000000000000000000c0" as const;
const nobody = "0x0000000000000000000000000000000000000000" as const;
const entry = (side: number, code: typeof bot | typeof nobody) => ({
  ...{ matchId: 7, side, account: zero, code, codeHash: zero },
});
/** Side a came in sealed and has not been shown; side b came in open. */
const sealed: MatchRecords = {
  ...records,
  entries: { a: entry(1, nobody), b: entry(2, bot) },
  sealed: { matchId: 7, revealBy: 1_015n, sealedA: true, sealedB: false },
};

describe("a match with a sealed bot", () => {
  it("is revealing once bets are closed, to the last second, and forfeit after it", () => {
    expect(phaseOf(sealed, 999)).toBe("betting");
    expect(phaseOf(sealed, 1_000)).toBe("revealing");
    expect(phaseOf(sealed, 1_015)).toBe("revealing");
    expect(phaseOf(sealed, 1_016)).toBe("forfeit");
    expect(phaseOf(sealed, 9_999)).toBe("forfeit");
  });

  it("goes on like any other once it is shown", () => {
    const shown: MatchRecords = { ...sealed, entries: { a: entry(1, bot), b: entry(2, bot) } };
    expect(phaseOf(shown, 1_016)).toBe("locked");
    expect(matchView(shown, me, 1_016).sides.a.seal).toBe("shown");
  });

  it("counts down to the last second of showing, and says who loses what", () => {
    const now = matchView(sealed, me, 1_003);
    expect(now.sides.a.seal).toBe("sealed");
    expect(now.sides.b?.seal).toBe("open");
    expect(now.countdown).toEqual({ until: 1_015, label: "to show it" });
    expect(now.next).toContain("Bot 1 can be shown");
    expect(matchView(sealed, me, 1_016).next).toContain("Bot 1 was not shown in time");
  });

  it("that was forfeit has a winner and no battle, and says that bets went back", () => {
    const over: MatchRecords = {
      ...fought,
      outcome: { ...(fought.outcome as NonNullable<typeof fought.outcome>), ending: 2, winner: 2 },
    };
    const view = matchView(over, me, 2_000);
    expect(view.winner).toBe("b");
    expect(view.battle).toBe(false);
    expect(view.headline).toBe("Forfeit");
    // Nobody needed the seed, so it may never come out.
    expect(view.seedOut).toBe(false);
    expect(view.next).toBe(
      "Bot 1 was not shown in time. Hog gets both stakes less the fee; every bet goes back to the wei.",
    );
  });
});

describe("a match's phase", () => {
  it("locks hard in the very second in which bets close", () => {
    expect(phaseOf(records, 999)).toBe("betting");
    expect(phaseOf(records, 999.99)).toBe("betting");
    expect(phaseOf(records, 1_000)).toBe("locked");
  });

  it("waits for the seed, then for somebody to fight it", () => {
    expect(phaseOf({ ...records, seedOut: true }, 1_010)).toBe("seeded");
    expect(phaseOf({ ...records, seedOut: true }, 990)).toBe("betting");
  });

  it("is overdue only after its deadline, and never once it is over", () => {
    expect(phaseOf(records, 2_000)).toBe("locked");
    expect(phaseOf(records, 2_001)).toBe("overdue");
    expect(phaseOf(fought, 9_999)).toBe("fought");
  });

  it("is open until somebody enters", () => {
    const open = { ...records.match, status: 1, botB: 0 };
    expect(phaseOf({ ...records, match: open }, 500)).toBe("open");
  });
});

describe("matchView", () => {
  const view = matchView(records, me, 990);

  it("shows pools and odds of both sides", () => {
    expect(view.sides.a).toMatchObject({ name: "Bot 1", odds: "1.32", part: 0.75, isMine: true });
    expect(view.sides.b).toMatchObject({ name: "Hog", odds: "3.91", part: 0.25, isMine: false });
    expect(view.countdown).toEqual({ until: 1_000, label: "until the bets close" });
  });

  it("shows no odds while nobody bet", () => {
    const market = { ...(records.market as NonNullable<typeof records.market>), poolA: 0n, poolB: 0n };
    expect(matchView({ ...records, market }, me, 990).sides.a).toMatchObject({ odds: "–", part: 0.5 });
  });

  it("counts down to the seed once bets are closed", () => {
    expect(matchView(records, me, 1_001).countdown).toEqual({
      until: 1_006,
      label: "until the seed is drawn",
    });
  });

  it("says who won and what can be claimed, as the contract pays it", () => {
    const result = matchView(fought, me, 1_100);
    expect(result.winner).toBe("a");
    expect(result.claimable).toBe(COIN + (COIN * 97n) / 100n + COIN + (COIN * 97n) / 300n);
    expect(myResult(result)).toBe("You put in 2 and can claim 3.293.");
    const paid = matchView({ ...fought, position: { ...position, claimed: true } }, me, 1_100);
    expect(paid.claimable).toBe(0n);
    expect(myResult(paid)).toBe("You put in 2 and were paid.");
  });

  it("says that a lost bet is lost", () => {
    const lost = { ...position, stakeA: 0n, betA: 0n, betB: COIN };
    expect(myResult(matchView({ ...fought, position: lost }, me, 1_100))).toBe("You put in 1 and lost it.");
  });

  it("says why a match was void", () => {
    const dead = {
      ...records,
      match: { ...records.match, status: 4 },
      outcome: { ...(fought.outcome as NonNullable<typeof fought.outcome>), ending: 4, winner: 0 },
    };
    expect(matchView(dead, me, 1_100).next).toContain("Nobody entered in time");
  });
});

describe("the lobby without a battle", () => {
  it("says what is waited for", () => {
    const open = { ...records, match: { ...records.match, status: 1, botB: 0, deadline: 1_042n } };
    expect(emptyLobby([matchView(open, me, 1_000)], 1_000)).toBe(
      "No battle is on. One match waits for an opponent, 0:42 at most.",
    );
    expect(emptyLobby([], 0)).toContain("Open one");
    expect(emptyLobby([matchView(records, me, 990)], 990)).toBe("");
  });
});

it("never counts below zero", () => {
  expect(clockText(65)).toBe("1:05");
  expect(clockText(8.2)).toBe("0:09");
  expect(clockText(-3)).toBe("0:00");
});
