import process from "node:process";
import { actionNames, arena, senseNames } from "@cogwright/contracts/rules/arena";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BattleChain, type Played, startBattleChain } from "./battleChain.ts";
import { firstDifferent, sameEnd, testJobs } from "./differential.ts";
import type { Edit } from "./edit.ts";
import { compileHarness } from "./harness.ts";
import { mutatedTwin, type RuleChange } from "./mutatedTwin.ts";
import { plantedBugs } from "./plantedBugs.ts";

/** The battles of differential.test.ts. */
const jobs = testJobs();

/** Bugs of the contract: one in six, since each is a compilation; all of them with `npm test -- planted`. */
const compiled = plantedBugs.filter((_, place) => place % 6 === 0 || process.env.COGWRIGHT_PLANTED === "all");

let chain: BattleChain;
let played: Played[];
beforeAll(async () => {
  chain = await startBattleChain();
  played = [];
  for (let at = 0; at < jobs.length; at += 100) played.push(...(await chain.play(jobs.slice(at, at + 100))));
});
afterAll(() => chain.stop());

/** Paths to all numbers below `value`. */
function numbersIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === "number") return [path];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, below]) => numbersIn(below, [...path, key]));
}

describe("the differential test sees a bug", () => {
  it("in every action, every sense", () => {
    const names = plantedBugs.map(({ name }) => name);
    for (const sense of senseNames) expect(names).toContain(`the sense ${sense}`);
    for (const action of actionNames) expect(names.filter((name) => name.includes(action))).not.toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  const sees = async (change: Edit | RuleChange) => {
    const fight = await mutatedTwin(change);
    return jobs.some(({ a, b, seed }, i) => !sameEnd(fight(a, b, seed), played[i] as Played));
  };

  it.each(plantedBugs)("in the twin: $name", async ({ twin }) => {
    expect(await sees(twin)).toBe(true);
  });

  it.each(compiled)("in the contract: $name", async ({ contract }) => {
    await chain.use(compileHarness({ edit: contract, optimizer: false }), {
      boards: contract.file.endsWith("/Boards.sol"),
    });
    expect(await firstDifferent(chain, jobs)).toBeDefined();
  });

  it.each(numbersIn(arena).map((path) => ({ path, name: path.join(".") })))(
    "in a number of the rules: $name",
    async ({ path }) => {
      // One more may be lost in rounding down (51 % of any damage here is 50 % of it); one less is not.
      expect((await sees({ path, add: 1 })) || (await sees({ path, add: -1 }))).toBe(true);
    },
  );
});
