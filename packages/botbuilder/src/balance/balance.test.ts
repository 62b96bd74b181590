import { actionNames } from "@cogwright/contracts/rules/arena";
import { describe, expect, it } from "vitest";
import { Program } from "../battle/program.ts";
import { compile } from "../bytecode/compile.ts";
import { archetypes, ladder } from "../ladder/ladder.ts";
import { strategySchema } from "../strategy/strategy.ts";
import { worthOfActions } from "./report.ts";
import { roundRobin, shareAgainst } from "./roundRobin.ts";

const field = ladder.map(({ strategy }) => new Program(compile(strategy)));
const result = roundRobin(field, 60);
const all = ladder.map((_, i) => i);

describe("the ladder", () => {
  it("has at least twelve sound bots with ids of their own, two of each kind", () => {
    expect(new Set(ladder.map(({ id }) => id)).size).toBeGreaterThanOrEqual(12);
    for (const { strategy } of ladder) expect(strategySchema.parse(strategy)).toEqual(strategy);
    for (const kind of archetypes)
      expect(ladder.filter(({ archetype }) => archetype === kind)).toHaveLength(2);
  });

  it.each(archetypes)("lets no kind win more than 60 %: %s", (kind) => {
    const others = all.filter((i) => ladder[i]?.archetype !== kind);
    const shares = all
      .filter((i) => ladder[i]?.archetype === kind)
      .map((i) => shareAgainst(result, i, others));
    const won = shares.reduce((total, share) => total + share.won, 0);
    expect(won / shares.reduce((total, share) => total + share.of, 0)).toBeLessThan(0.6);
  });

  it("has a bot for every action that loses without it", () => {
    const worth = worthOfActions(field, 200);
    expect(worth.map(({ action }) => action)).toEqual(actionNames.filter((action) => action !== "wait"));
    for (const { action, bot, loss, margin } of worth)
      expect([action, bot, loss > margin]).toEqual([action, bot, true]);
  });

  it("favours neither side and draws seldom", () => {
    const decided = result.winsA + result.winsB;
    // Four standard deviations of a fair coin.
    expect(Math.abs(result.winsA / decided - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / decided));
    expect(result.draws / result.battles).toBeLessThan(0.1);
  });
});
