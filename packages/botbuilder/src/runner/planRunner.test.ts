import { wagerRules } from "@cogwright/contracts/rules/wager";
import fc from "fast-check";
import type { Address } from "viem";
import { describe, expect, test } from "vitest";
import type { Estimate } from "./chance.ts";
import { planRunner } from "./planRunner.ts";
import type { Duel, Leave, Offer, RunnerBot, RunnerView } from "./runnerView.ts";

const coin = wagerRules.coin;
const me: Address = "0x00000000000000000000000000000000000000a1";
const rival: Address = "0x00000000000000000000000000000000000000b2";
const now = 1_000_000;

const bot = (fields: Partial<RunnerBot> = {}): RunnerBot => ({
  ...{ id: 1, name: "Patient Wolf", owner: me, wager: { stakePercent: 5, minChance: 60 } },
  ...{ purse: 100n * coin, perMatch: 50n * coin, leftToday: 50n * coin, expires: now + 60, lossesInARow: 0 },
  ...{ opens: undefined, leave: undefined },
  ...fields,
});
const offer = (fields: Partial<Offer> = {}): Offer => ({
  ...{ matchId: 7, stake: coin, opponent: { botId: 9, name: "Rusher", owner: rival }, deadline: now + 60 },
  ...fields,
});
const duel = (fields: Partial<Duel> = {}): Duel => ({
  ...{
    matchId: 8,
    botId: 1,
    side: "a",
    opponent: { botId: 9, name: "Rusher" },
    stake: coin,
    betsCloseAt: now + 10,
  },
  ...{ pools: { side: 10n * coin, other: 10n * coin }, bet: 0n, reveal: undefined },
  ...fields,
});
const chance = (win: number): Estimate => ({
  win,
  lose: 1 - win,
  cautious: win - 0.03,
  basis: "800 battles against its code",
});
const view = (fields: Partial<RunnerView> = {}): RunnerView => ({
  ...{ time: now, feeBps: 300, bots: [bot()], offers: [], duels: [], chance: () => chance(0.7) },
  ...{ waiting: [], owed: [] },
  ...fields,
});
const whys = (fields: Partial<RunnerView>) => planRunner(view(fields)).skipped.map(({ why }) => why);

describe("entering", () => {
  test("a match that is worth it, and says why in a sentence", () => {
    expect(planRunner(view({ offers: [offer()] })).steps).toEqual([
      {
        ...{ do: "enter", botId: 1, matchId: 7, stake: coin },
        because: "Patient Wolf meets Rusher for 1 coin: it wins 70% (800 battles against its code).",
      },
    ]);
  });

  test.each<[string, Partial<RunnerView>]>([
    [
      "its strategy says nothing of money, so it never wagers by itself",
      { bots: [bot({ wager: undefined })] },
    ],
    ["its owner's leave to play has run out", { bots: [bot({ expires: now - 1 })] }],
    [
      "it lost 3 in a row and stops after 3",
      { bots: [bot({ wager: { stopAfterLosses: 3 }, lossesInARow: 3 })] },
    ],
    ["its chance is 59% (800 battles against its code); it wants 60%", { chance: () => chance(0.594) }],
    ["its chance has not been estimated yet", { chance: () => undefined }],
    ["the stake of 1 coin is above 5% of its purse (0.5 coins)", { bots: [bot({ purse: 10n * coin })] }],
    [
      "the stake of 1 coin is above the most its strategy stakes (0.5 coins)",
      { bots: [bot({ wager: { maxStake: 0.5 } })] },
    ],
    [
      "the stake of 1 coin is above its owner's limit for one match (0.9 coins)",
      { bots: [bot({ perMatch: (9n * coin) / 10n })] },
    ],
    [
      "the stake of 1 coin is above what its owner's limit leaves for today (0 coins)",
      { bots: [bot({ leftToday: 0n })] },
    ],
    [
      "the stake of 1 coin is more than a chance of 48% at least is worth to its purse (0 coins)",
      { bots: [bot({ wager: {} })], chance: () => chance(0.51) },
    ],
    ["its own owner opened it", { offers: [offer({ opponent: { botId: 9, name: "Rusher", owner: me } })] }],
    ["its deadline has passed", { offers: [offer({ deadline: now - 1 })] }],
  ])("not when %s", (why, fields) => {
    const plan = planRunner(view({ offers: [offer()], ...fields }));
    expect(plan.steps).toEqual([]);
    expect(plan.skipped).toEqual([{ what: "match 7: Patient Wolf to enter", why }]);
  });

  test("spends a purse on the likeliest win first, and no match twice", () => {
    const bots = [bot({ purse: 20n * coin, leftToday: coin }), bot({ id: 2, name: "Brick" })];
    const offers = [offer({ matchId: 1 }), offer({ matchId: 2 }), offer({ matchId: 3 })];
    const wins: Record<string, number> = { "1:1": 0.7, "1:2": 0.9, "1:3": 0.8, "2:2": 0.85, "2:3": 0.65 };
    const { steps, skipped } = planRunner(
      view({ bots, offers, chance: (id, match) => chance(wins[`${id}:${match}`] ?? 0.1) }),
    );
    expect(steps.map((step) => [step.botId, "matchId" in step && step.matchId])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(skipped).toContainEqual({
      what: "match 2: Brick to enter",
      why: "another of the runner's bots enters it",
    });
  });
});

describe("revealing", () => {
  const sealed = duel({ betsCloseAt: now - 5, reveal: { from: now, until: now + 15 } });

  test("comes before all else, in the second it may and in the last one", () => {
    for (const time of [now, now + 15]) {
      const { steps } = planRunner(view({ time, duels: [sealed], offers: [offer({ deadline: now + 60 })] }));
      expect(steps.map((step) => step.do)).toEqual(["reveal", "enter"]);
    }
  });

  test("waits for its time, and says when it is too late", () => {
    expect(whys({ time: now - 3, duels: [sealed] })).toContain("the code stays sealed for another 3 s");
    expect(whys({ time: now + 16, duels: [sealed] })).toContain("it is too late: the match is forfeit");
  });
});

describe("betting on its own bot", () => {
  test("pays when the odds do, within every limit, and says which one binds", () => {
    const deep = { side: 100n * coin, other: 100n * coin };
    expect(planRunner(view({ duels: [duel({ pools: deep })] })).steps).toEqual([
      {
        ...{ do: "bet", botId: 1, matchId: 8, side: "a", amount: 4n * coin },
        because:
          "Patient Wolf bets 4 coins on itself against Rusher (5% of its purse): it wins 70% (800 battles against its code).",
      },
    ]);
    const [step] = planRunner(view({ duels: [duel()] })).steps;
    expect(step?.because).toContain(
      "bets 1.8022 coins on itself against Rusher (half of what Kelly's rule gives)",
    );
  });

  test("takes an empty side with the least bet, which wins all there is, unless that is too little", () => {
    const least = wagerRules.minBet;
    const [step] = planRunner(view({ duels: [duel({ pools: { side: 0n, other: coin } })] })).steps;
    expect(step).toMatchObject({ do: "bet", amount: least });
    const tiny = duel({ pools: { side: 0n, other: least / 3n } });
    expect(whys({ duels: [tiny] })).toEqual(["the odds do not pay for a chance of 67% at least"]);
  });

  test("never twice, never late, never without an edge", () => {
    expect(whys({ duels: [duel({ bet: coin })] })).toEqual(["it has bet 1 coin"]);
    expect(whys({ duels: [duel({ betsCloseAt: now })] })).toEqual(["bets are closed"]);
    expect(whys({ duels: [duel({ pools: { side: coin, other: 0n } })] })).toEqual([
      "nobody bets against it, so there is nothing to win",
    ]);
    expect(whys({ duels: [duel({ pools: { side: 90n * coin, other: coin } })] })).toEqual([
      "the odds do not pay for a chance of 67% at least",
    ]);
  });
});

describe("a runner's key", () => {
  const leave = (fields: Partial<Leave> = {}): Leave => ({
    ...{ deeds: new Set(["enter", "bet"] as const), until: now + 60, calls: 5, spend: 10n * coin },
    ...fields,
  });

  test.each<[string, Partial<Leave>]>([
    ["its owner has not allowed this runner to enter for it", { deeds: new Set(["open"]) }],
    ["its owner's leave for this runner has run out", { until: now - 1 }],
    ["its owner allows this runner no more calls for now", { calls: 0 }],
    ["the stake of 1 coin is above what its owner lets this runner spend (0.5 coins)", { spend: coin / 2n }],
  ])("does not enter when %s", (why, fields) => {
    expect(whys({ bots: [bot({ leave: leave(fields) })], offers: [offer()] })).toEqual([why]);
  });

  test("spends no more calls than it has", () => {
    const offers = [offer({ matchId: 1 }), offer({ matchId: 2 }), offer({ matchId: 3 })];
    const plan = planRunner(view({ bots: [bot({ leave: leave({ calls: 2 }) })], offers }));
    expect(plan.steps).toHaveLength(2);
    expect(plan.skipped[0]?.why).toBe("its owner allows this runner no more calls for now");
  });
});

describe("opening", () => {
  const challenger = (fields: Partial<RunnerBot> = {}) =>
    bot({ opens: coin, wager: { stakePercent: 5 }, ...fields });

  test("a match when the bot is in none, for the stake its owner named and the bounty", () => {
    expect(planRunner(view({ bots: [challenger()] })).steps).toEqual([
      {
        ...{ do: "open", botId: 1, stake: coin },
        because: "Patient Wolf is in no match and challenges anyone for 1 coin.",
      },
    ]);
  });

  test.each<[string, Partial<RunnerView>]>([
    ["it is in a match", { bots: [challenger()], duels: [duel({ betsCloseAt: now })] }],
    ["its match 3 waits for an opponent", { bots: [challenger()], waiting: [{ matchId: 3, botId: 1 }] }],
    [
      "who would enter is not known, and it wants a chance of 60%",
      { bots: [challenger({ wager: { minChance: 60 } })] },
    ],
    [
      "the stake of 1 coin is above what its owner's limit leaves for today (0.99 coins)",
      { bots: [challenger({ leftToday: coin })] },
    ],
  ])("not when %s", (why, fields) => {
    expect(whys(fields).at(-1)).toBe(why);
  });
});

test("fetches what matches owe, whatever its owner allows", () => {
  const { steps } = planRunner(
    view({ bots: [bot({ expires: 0 })], owed: [{ matchId: 4, botId: 1, amount: 2n * coin }] }),
  );
  expect(steps).toEqual([
    {
      ...{ do: "claim", botId: 1, matchId: 4, amount: 2n * coin },
      because: "Match 4 is over and owes 2 coins to its purse.",
    },
  ]);
});

test("whatever the view, no plan puts in more than purse and limits hold, and everything else has a reason", () => {
  const amount = fc.bigInt({ min: 0n, max: 30n * coin });
  const bots = fc.uniqueArray(
    fc.record({
      ...{ id: fc.integer({ min: 1, max: 4 }), name: fc.constant("Bot"), owner: fc.constant(me) },
      wager: fc.option(fc.constant({}), { nil: undefined }),
      ...{ purse: amount, perMatch: amount, leftToday: amount },
      ...{ expires: fc.constant(now + 1), lossesInARow: fc.constant(0) },
      opens: fc.option(amount, { nil: undefined }),
      leave: fc.option(
        fc.record({
          ...{ deeds: fc.constant(new Set(["open", "enter", "bet"] as const)), until: fc.constant(now) },
          ...{ calls: fc.integer({ min: 0, max: 3 }), spend: amount },
        }),
        { nil: undefined },
      ),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  );
  const offers = fc.uniqueArray(
    fc.record({
      ...{ matchId: fc.integer({ min: 1, max: 5 }), stake: amount, deadline: fc.constant(now) },
      opponent: fc.constant({ botId: 9, name: "Rusher", owner: rival }),
    }),
    { selector: ({ matchId }) => matchId, maxLength: 5 },
  );
  const duels = fc.uniqueArray(
    fc.record({
      ...{ matchId: fc.integer({ min: 6, max: 9 }), botId: fc.integer({ min: 1, max: 4 }) },
      ...{ opponent: fc.constant({ botId: 9, name: "Rusher" }), stake: amount, bet: fc.constant(0n) },
      ...{
        betsCloseAt: fc.constant(now + 1),
        reveal: fc.constant(undefined),
        side: fc.constant("a" as const),
      },
      pools: fc.record({ side: amount, other: amount }),
    }),
    { selector: ({ matchId }) => matchId, maxLength: 4 },
  );
  fc.assert(
    fc.property(bots, offers, duels, fc.double({ min: 0, max: 1, noNaN: true }), (b, o, d, win) => {
      const plan = planRunner(
        view({ bots: b, offers: o, duels: d, chance: () => ({ ...chance(win), cautious: win }) }),
      );
      for (const one of b) {
        const put = plan.steps
          .filter((step) => step.botId === one.id)
          .map((step) =>
            step.do === "enter"
              ? step.stake
              : step.do === "bet"
                ? step.amount
                : step.do === "open"
                  ? step.stake + wagerRules.bounty
                  : 0n,
          );
        const total = put.reduce((sum, x) => sum + x, 0n);
        expect(total).toBeLessThanOrEqual(one.purse);
        expect(total).toBeLessThanOrEqual(one.leftToday);
        for (const x of put) expect(x).toBeLessThanOrEqual(one.perMatch + wagerRules.bounty);
        if (one.leave) {
          expect(total).toBeLessThanOrEqual(one.leave.spend);
          expect(put.length).toBeLessThanOrEqual(one.leave.calls);
        }
      }
      const own = d.filter(({ botId }) => b.some(({ id }) => id === botId)).length;
      const openers = b.filter(({ opens }) => opens !== undefined).length;
      expect(plan.steps.length + plan.skipped.length).toBe(b.length * o.length + own + openers);
    }),
    { numRuns: 500 },
  );
});
