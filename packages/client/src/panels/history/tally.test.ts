import { describe, expect, it } from "vitest";
import type { MatchView } from "../arena/matchView.ts";
import { balanceOf, fightRecord, recordText, rivalries, sideOf } from "./tally.ts";

const side = (which: "a" | "b", bot: number, owner: string): MatchView["sides"]["a"] => ({
  ...{ side: which, bot, name: `Bot ${bot}`, owner, pool: 0n, odds: "–", part: 0.5, mine: 0n, myStake: 0n },
  isMine: false,
  seal: "open",
});

function view(
  id: number,
  a: number,
  b: number,
  winner: MatchView["winner"],
  more: Partial<MatchView> = {},
): MatchView {
  return {
    ...{
      id,
      phase: "fought",
      headline: "",
      next: "",
      countdown: undefined,
      stake: 1n,
      feeBps: 300,
      seedRound: 1n,
    },
    ...{ seedOut: true, winner, battle: true, claimable: 0n, claimed: false, paidIn: 0n },
    sides: { a: side("a", a, `0xA${a}`), b: side("b", b, `0xA${b}`) },
    ...more,
  };
}

const battles = [
  view(5, 1, 2, "a"),
  view(4, 2, 1, "a"),
  view(3, 1, 2, "draw"),
  view(2, 3, 1, "b"),
  view(1, 1, 3, undefined, { phase: "void" }),
];

describe("a fighter's record", () => {
  it("counts either side, and no match that was void", () => {
    expect(fightRecord(battles, { bot: 1 })).toEqual({ won: 2, lost: 1, drawn: 1 });
    expect(fightRecord(battles, { owner: "0xa2" })).toEqual({ won: 1, lost: 1, drawn: 1 });
    expect(sideOf(battles[0] as MatchView, { bot: 9 })).toBeUndefined();
  });

  it("lists opponents, those met most often first", () => {
    expect(rivalries(battles, 1)).toEqual([
      { bot: 2, name: "Bot 2", won: 1, lost: 1, drawn: 1 },
      { bot: 3, name: "Bot 3", won: 1, lost: 0, drawn: 0 },
    ]);
  });

  it("reads as a sentence's part", () => {
    expect(recordText({ won: 7, lost: 2, drawn: 1 })).toBe("7 won, 2 lost, 1 drawn");
    expect(recordText({ won: 0, lost: 0, drawn: 0 })).toBe("No battle yet");
  });
});

describe("an account's balance", () => {
  it("keeps what is at stake apart from what is over, and counts what waits as come back", () => {
    expect(
      balanceOf([
        { view: view(3, 1, 2, undefined, { phase: "betting", paidIn: 7n }), entitled: 0n },
        { view: view(2, 1, 2, "a", { paidIn: 10n, claimable: 15n }), entitled: 15n },
        { view: view(1, 1, 2, "b", { paidIn: 4n, claimed: true }), entitled: 0n },
      ]),
    ).toEqual({ paidIn: 14n, cameBack: 15n, unclaimed: 15n, atStake: 7n });
  });
});
