import { wagerRules } from "@cogwright/contracts/rules/wager";
import type { Address } from "viem";
import { expect, test } from "vitest";
import type { MatchView } from "./arenaView.ts";
import { type HouseView, houseTerms, planHouse } from "./planHouse.ts";

const home: Address = "0x00000000000000000000000000000000000000a1";
const away: Address = "0x00000000000000000000000000000000000000b2";
const player: Address = "0x00000000000000000000000000000000000000c3";
const rival: Address = "0x00000000000000000000000000000000000000d4";
const now = 1_000_000;
const { stake, lowPurse, fullPurse, patience, lastCall, largestStake } = houseTerms;
const { bounty } = wagerRules;

/** A match opened `age` seconds ago. */
const open = (id: number, ownerA: Address, age = 0): MatchView => ({
  ...{ id, status: "open", botA: 1, botB: 0, ownerA, ownerB: "0x0000000000000000000000000000000000000000" },
  ...{ betsCloseAt: 0, seedRound: 0n, deadline: now - age + wagerRules.entryWindow },
});
const on = (id: number): MatchView => ({
  ...open(id, player),
  ...{ status: "entered", ownerB: rival, betsCloseAt: now + 5, seedRound: 9n },
});
const bots = (...ids: number[]) => ids.map((id) => ({ id, name: `Bot ${id}` }));

const view = (matches: MatchView[], fields: Partial<HouseView> = {}): HouseView => ({
  time: now,
  matches,
  opened: matches.length,
  stakes: new Map(matches.map(({ id }) => [id, stake])),
  home: { owner: home, purse: fullPurse, bots: bots(11, 12), unsaved: [] },
  away: { owner: away, purse: fullPurse, bots: bots(21, 22), unsaved: [] },
  unclaimed: [],
  source: { from: "treasury", amount: 10n * fullPurse },
  ...fields,
});
const steps = (matches: MatchView[], fields: Partial<HouseView> = {}) =>
  planHouse(view(matches, fields)).steps;
const why = (matches: MatchView[], what: string, fields: Partial<HouseView> = {}) =>
  planHouse(view(matches, fields)).skipped.find((skip) => skip.what === what)?.why;

test("saves bots, fills purses and takes what it is owed before it plays", () => {
  const found = steps([], {
    home: { owner: home, purse: 0n, bots: [], unsaved: ["Long Shot"] },
    away: { owner: away, purse: 0n, bots: [], unsaved: ["Powder Keg"] },
    unclaimed: [{ matchId: 4, side: "away" }],
  });
  expect(found).toEqual([
    { do: "save", side: "home", bot: "Long Shot" },
    { do: "save", side: "away", bot: "Powder Keg" },
    { do: "claim", side: "away", matchId: 4 },
    { do: "fill", from: "treasury", amount: 2n * fullPurse },
    { do: "share", side: "home", to: "away", amount: fullPurse },
  ]);
});

test("opens a match for players at once, also in an empty arena", () => {
  expect(steps([])).toEqual([{ do: "open", side: "home", botId: 11, stake }]);
  expect(steps([on(1)])).toEqual([{ do: "open", side: "home", botId: 12, stake }]);
});

test("with a battle on, keeps its one open match open", () => {
  const matches = [on(1), open(2, home)];
  expect(steps(matches)).toEqual([]);
  expect(why(matches, "match 2")).toBe("it is kept open for players: there is a battle to watch");
  expect(why(matches, "opening")).toBe("1 of the house's matches can be entered");
});

test("with no battle on, fights itself in the older match and leaves a newer one open", () => {
  expect(steps([open(1, home, 30)])).toEqual([
    { do: "open", side: "home", botId: 12, stake },
    { do: "enter", side: "away", botId: 21, matchId: 1 },
  ]);
  const two = [open(1, home, 30), open(2, home)];
  expect(steps(two)).toEqual([{ do: "enter", side: "away", botId: 21, matchId: 1 }]);
  expect(why(two, "match 2")).toBe("it is kept open for players: there is a battle to watch");
});

test("offers a new match before the old one runs out", () => {
  const running = open(2, home, wagerRules.entryWindow - lastCall);
  const late = open(2, home, wagerRules.entryWindow - lastCall + 1);
  expect(steps([on(1), running])).toEqual([]);
  expect(steps([on(1), late])).toEqual([{ do: "open", side: "home", botId: 11, stake }]);
});

test("leaves a player's match to other players first, then enters it, with either side in turn", () => {
  const early = [on(1), open(2, home), open(3, player, patience - 1)];
  expect(steps(early)).toEqual([]);
  expect(why(early, "match 3")).toBe("other players may enter it for another 1 s");
  expect(steps([on(1), open(2, home), open(3, player, patience)])).toEqual([
    { do: "enter", side: "away", botId: 21, matchId: 3 },
  ]);
  expect(steps([on(1), open(2, home), open(4, player, patience)])).toEqual([
    { do: "enter", side: "home", botId: 12, matchId: 4 },
  ]);
});

test("a player's match that it enters counts as the battle to watch", () => {
  const matches = [open(1, player, patience), open(2, home), open(3, home)];
  expect(steps(matches)).toEqual([{ do: "enter", side: "away", botId: 21, matchId: 1 }]);
});

test("does not enter what is too dear, too late, its own second owner's, or of unknown stake", () => {
  const matches = [on(1), open(2, home), open(3, player, patience)];
  const staked = (amount: bigint) => ({ stakes: new Map([[3, amount]]) });
  expect(why(matches, "match 3", staked(largestStake + 1n))).toBe("its stake is above the house's limit");
  expect(steps(matches, staked(largestStake))).toHaveLength(1);
  expect(why(matches, "match 3", { stakes: new Map() })).toBe("its stake is not known yet");
  const others = [on(1), open(2, home), open(3, away, patience), open(4, player, wagerRules.entryWindow + 1)];
  expect(why(others, "match 3")).toBe("the house's second owner opened it");
  expect(why(others, "match 4")).toBe("its deadline has passed");
});

test("spends no coin twice", () => {
  const poor = { owner: away, purse: 0n, bots: bots(21), unsaved: [] };
  const players = [1, 3, 5].map((id) => open(id, player, patience));
  const found = planHouse(
    view([...players, open(6, home)], {
      home: { owner: home, purse: 2n * (stake + bounty), bots: bots(11), unsaved: [] },
      away: poor,
      source: { from: "wallet", amount: 0n },
    }),
  );
  // What two matches cost is shared evenly; one opens, one enters.
  expect(found.steps).toEqual([
    { do: "share", side: "home", to: "away", amount: stake + bounty },
    { do: "open", side: "home", botId: 11, stake },
    { do: "enter", side: "away", botId: 21, matchId: 1 },
  ]);
  expect(found.skipped).toContainEqual({
    what: "match 3",
    why: "no side of the house has both a bot and the stake",
  });
  expect(found.skipped).toContainEqual({
    what: "purses",
    why: "they are low and the wallet has nothing for them",
  });
});

test("evens its purses out when one side has won much from the other", () => {
  const found = steps([on(1), open(2, home)], {
    home: { owner: home, purse: lowPurse - 1n, bots: bots(11), unsaved: [] },
    away: { owner: away, purse: 3n * lowPurse + 1n, bots: bots(21), unsaved: [] },
  });
  expect(found).toEqual([{ do: "share", side: "away", to: "home", amount: lowPurse + 1n }]);
});
