import { npcRules } from "@cogwright/contracts/rules/npc";
import { blockFrom, readTicks } from "@cogwright/npc/audit/ticks";
import { expect, test } from "@playwright/test";
import { findGame, type Game } from "./game.ts";
import { picture, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

let game: Game;
let visitor: Visitor;

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  visitor = await visit(browser, `${game.url}/npcs`);
});
test.afterAll(() => visitor?.leave());
test.afterEach(() => {
  expect(visitor?.faults ?? []).toEqual([]);
});

/** The operators of the ticks that can be challenged now. */
async function operatorsNow(): Promise<Set<string>> {
  const { number, timestamp } = await game.client.publicClient.getBlock();
  const fromBlock = await blockFrom(game.client, Number(timestamp) - npcRules.windowSeconds);
  const ticks = await readTicks(game.client, { fromBlock, toBlock: number });
  return new Set(ticks.map(({ operator }) => operator));
}

test("a visitor sees who plays the NPCs, from the chain's events", async () => {
  const operators = visitor.page.getByRole("table", { name: "Operators" });
  await expect(operators.getByText("No lie proved")).toBeVisible();
  for (const operator of await operatorsNow())
    await expect(operators.getByRole("button", { name: `Operator ${operator}` })).toBeVisible();
  await expect(operators.getByRole("row").nth(1).getByRole("cell").nth(1)).toHaveText(/^[1-9]/);
});

test("any NPC's latest decision is computed anew by the page and by the contract, and both agree", async () => {
  const { page } = visitor;
  const verdict = page.getByText("This page and the contract computed the decision anew, and agree.");
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(verdict).toBeVisible();
  await expect(page.getByText("Right", { exact: true })).toBeVisible();
  await picture(page, "trust.png", { fullPage: true });

  // Another one: what was found about the first does not stand under it.
  await page.getByLabel("NPC, as the tick found it").click();
  await page.getByRole("option").nth(3).click();
  await expect(verdict).toBeHidden();
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(verdict).toBeVisible();
});

test("the page fits a phone", async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "trust-phone.png", { fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
