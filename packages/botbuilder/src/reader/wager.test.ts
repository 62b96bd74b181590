import { expect, test } from "vitest";
import { read } from "./read.ts";

test.each([
  ["Put 4% on it each time, 20 coins tops.", { stakePercent: 4, maxStake: 20 }],
  ["Place a tenth of my savings on every match.", { stakePercent: 10 }],
  ["Two percent a go, and if we lose three on the trot leave it.", { stakePercent: 2, stopAfterLosses: 3 }],
  ["Don't bet unless we're 80% safe; then it's 6%.", { stakePercent: 6, minChance: 80 }],
  [
    "Only bet when it's better than even money, a twentieth of the purse.",
    { stakePercent: 5, minChance: 50 },
  ],
  [
    "Stakes: 3%. Min chance: 70%. Cap: 15. Stop after 2.",
    { stakePercent: 3, minChance: 70, maxStake: 15, stopAfterLosses: 2 },
  ],
  ["Stake $20 a fight at most, and quit after one loss.", { maxStake: 20, stopAfterLosses: 1 }],
  ["Bet 5%, but no more bets once we lose twice.", { stakePercent: 5, stopAfterLosses: 2 }],
])("“%s” is read as money", (money, wager) => {
  const { strategy, notUnderstood } = read(`Shoot. ${money}`);
  expect(strategy.wager).toEqual(wager);
  expect(strategy.rules.map((rule) => rule.do)).toEqual(["shoot"]);
  expect(notUnderstood).toEqual([]);
});

test.each([
  "I bet he can't dodge that.",
  "I'd wager 30 turns of this will do.",
  "The best bet is to shoot.",
  "Everything is at stake.",
  "Take a gamble: shoot.",
  "Bets: none.",
  "Keep my wallet closed.",
  "Not a penny on this.",
  "Shoot below 30% health each round.",
])("“%s” puts no money at stake", (words) => {
  expect(read(`Shoot. ${words}`).strategy.wager).toBeUndefined();
});

test.each(["double the stake after every loss", "double or nothing"])(
  "“%s” is named as nothing a bot can do with money",
  (wish) => {
    const { strategy, notUnderstood } = read(`Shoot. Bet 5%, ${wish}.`);
    expect(strategy.wager).toEqual({ stakePercent: 5 });
    expect(notUnderstood).toContain(wish);
  },
);
