import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Anvil, startAnvil } from "../../test/anvil.ts";
import { plantedRules } from "../../test/plantedRules.ts";
import { corners, middle, playCases } from "../../test/ruleCases.ts";
import { type Compiled, compileRules } from "../../test/rulesHarness.ts";

/** One in six, since each is a compilation; all of them with `npm test -- planted`. */
const planted = plantedRules.filter((_, place) => place % 6 === 0 || process.env.COGWRIGHT_PLANTED === "all");

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil(["--disable-code-size-limit", "--gas-limit", "2000000000"]);
});
afterAll(() => anvil.stop());

/** Whether the comparison of rules.test.ts finds a tick that goes another way. */
async function isSeen(code: Compiled): Promise<boolean> {
  for (const region of [...middle, ...corners])
    for await (const { twin, solidity } of playCases(anvil.rpc, code, region))
      if (JSON.stringify(twin, plain) !== JSON.stringify(solidity, plain)) return true;
  return false;
}

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

describe("the comparison of the rules with their twin sees a bug", () => {
  it("and nothing in the rules as they are", async () => {
    expect(await isSeen(compileRules())).toBe(false);
  });

  it.each(planted)("$name", async (bug) => {
    expect(await isSeen(compileRules(bug))).toBe(true);
  });
});
