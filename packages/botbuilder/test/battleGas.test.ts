import { afterAll, beforeAll, expect, it } from "vitest";
import { fight } from "../src/battle/fight.ts";
import { type BattleChain, startBattleChain } from "./battleChain.ts";
import { ladderJobs } from "./differential.ts";
import { searchWorstCase } from "./worstCase.ts";

/** EIP-7825: the most gas a transaction may use. */
const transactionCap = 16_777_216;

let chain: BattleChain;
beforeAll(async () => {
  chain = await startBattleChain();
});
afterAll(() => chain.stop());

// What a battle costs depends on the compiled contract, the rules and the ladder alone; a change is seen in review.
// `npx vitest run -u packages/botbuilder/test/battleGas.test.ts` writes the report anew.
it("costs less than a million gas in the median of the ladder's battles, and never more than a transaction may", async () => {
  const gas: number[] = [];
  for (const job of ladderJobs(2)) {
    const { used, turns } = await chain.gasOf(job);
    expect(turns).toBe(fight(job.a, job.b, job.seed).turns);
    gas.push(used);
  }
  gas.sort((x, y) => x - y);
  const at = (share: number) => gas[Math.floor(share * (gas.length - 1))] as number;
  const worst = await searchWorstCase(chain, 20);
  expect(at(0.5)).toBeLessThan(1_000_000);
  expect(worst.used).toBeLessThan(transactionCap);
  const report = {
    "ladder battles": gas.length,
    "ladder battle, median": at(0.5),
    "ladder battle, 95th percentile": at(0.95),
    "ladder battle, most": at(1),
    "worst-case search, battles tried": worst.tried,
    "worst case found": worst.used,
    "most a transaction may use": transactionCap,
  };
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot("battleGas.json");
});
