import { expect, test } from "vitest";
import type { MatchView, SideView } from "../arena/matchView.ts";
import { formOf, meetingsOf } from "./form.ts";

const side = (which: "a" | "b", bot: number): SideView => ({
  ...{ side: which, bot, name: `Bot ${bot}`, owner: "0x1", pool: 0n, odds: "–", part: 0.5 },
  ...{ mine: 0n, myStake: 0n, isMine: false, seal: "open" },
});
const view = (id: number, a: number, b: number, winner: MatchView["winner"]): MatchView => ({
  ...{ id, phase: "fought", headline: "", next: "", countdown: undefined, stake: 1n, feeBps: 300 },
  ...{ seedRound: 0n, seedOut: true, winner, battle: true, claimable: 0n, claimed: false, paidIn: 0n },
  sides: { a: side("a", a), b: side("b", b) },
});
const views = [view(5, 1, 2, "a"), view(4, 2, 1, "a"), view(3, 1, 3, "draw"), view(2, 2, 3, undefined)];

test("a bot's form is its decided matches, newest first, from its own side", () => {
  expect(formOf(views, 1)).toEqual([
    { id: 5, result: "won", against: "Bot 2" },
    { id: 4, result: "lost", against: "Bot 2" },
    { id: 3, result: "drew", against: "Bot 3" },
  ]);
  expect(formOf([...views, ...views], 1)).toHaveLength(5);
});

test("past meetings are those of the two, on whichever side", () => {
  expect(meetingsOf(views, 2, 1).map(({ id }) => id)).toEqual([5, 4]);
  expect(meetingsOf(views, 2, 3)).toEqual([]);
});
