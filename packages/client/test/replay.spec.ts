import { execFileSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import { matchEnding, wagerRules } from "@cogwright/contracts/rules/wager";
import { expect, type Page, test } from "@playwright/test";
import { clockOf } from "./clock.ts";
import { findGame, type Game } from "./game.ts";
import { eventually, picture, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const repository = join(import.meta.dirname, "..", "..", "..");

let game: Game;
let visitor: Visitor;
let battle: number;
let turns: number;
/** Process ids of the services that stand still. */
const stopped: number[] = [];

const turnShown = (page: Page) => page.getByRole("status", { name: "Turn shown" });

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  visitor = await visit(browser, `${game.url}/ladder`);
});
test.afterAll(async () => {
  for (const service of stopped) process.kill(service, "SIGCONT");
  await visitor?.leave();
});

/** The battles that the contract has fought, as the chain has them. */
async function fought() {
  const { matches = 0 } = (await readRecord(game.client, { table: tables.arena.Counters, key: {} })) ?? {};
  const keys = Array.from({ length: matches }, (_, index) => ({ matchId: index + 1 }));
  const outcomes = await readRecords(game.client, tables.arena.Outcome, keys);
  return outcomes.filter((outcome) => outcome?.ending === matchEnding.fought);
}

test("the ladder takes in each battle by itself; anybody's sum over the chain is the same", async () => {
  const { page } = visitor;
  const shown = page.getByText(/^Nobody has fought yet|^\d+ battles?, up to block/).first();
  await expect(shown).toBeVisible();
  const known = async () => Number.parseInt((await shown.textContent()) ?? "", 10) || 0;
  const before = await known();
  // The house fights itself all the time: its bets close at once where somebody moves the clock.
  const clock = clockOf(game);
  await clock.moveTo((await clock.now()) + wagerRules.bettingWindow + 2 * wagerRules.seedMargin);
  const more = await eventually(
    async () => {
      const all = await fought();
      return all.length > before ? all : undefined;
    },
    "a battle of the house's is fought",
    180_000,
  );
  const [last] = more.slice(-1);
  if (!last) throw new Error("no battle was fought");
  [battle, turns] = [last.matchId, last.turns];
  await expect.poll(known).toBeGreaterThanOrEqual(more.length);
  const rows = page.locator("tr[data-bot]");
  await expect(rows.first()).toBeVisible();

  // From here on nothing is added, so that both sums are over the same battles.
  for (const service of ["keeper", "operator"]) {
    const pid = game.pidOf(service);
    process.kill(pid, "SIGSTOP");
    stopped.push(pid);
  }
  await page.reload();
  await expect(rows.first()).toBeVisible();
  const printed = execFileSync(
    process.execPath,
    [
      join(repository, "scripts", "run.mjs"),
      "bot",
      "ladder",
      "--deployment",
      `${game.url}/deployment.json`,
      "--json",
    ],
    { cwd: repository, encoding: "utf8" },
  );
  const expected = printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { bot: number; name: string; rating: number; wins: number });
  expect(expected.length).toBeGreaterThanOrEqual(2);
  await expect(rows).toHaveCount(expected.length);
  for (const [index, place] of expected.entries()) {
    await expect(rows.nth(index)).toHaveAttribute("data-bot", String(place.bot));
    await expect(rows.nth(index)).toContainText(place.name);
    await expect(rows.nth(index).locator("td[data-number]").first()).toHaveText(place.rating.toFixed(1));
  }
  await picture(page, "ladder.png");
});

// The keeper, the house and the operator stand still from here on: a replay needs only the chain.
test("a link opens a battle at its turn, with the services down", async () => {
  const { page } = visitor;
  await page.goto(`${game.url}/battle/${battle}?turn=3`);
  await expect(turnShown(page)).toHaveText(`3 / ${turns}`);
  await expect(page.locator("[aria-label^='Turn 3 of'], [role=img]").first()).toBeVisible();
  await page.goto(`${game.url}/battle/${battle}?turn=9999`);
  await expect(turnShown(page)).toHaveText(`${turns} / ${turns}`);
  await page.goto(`${game.url}/battle/${battle}?turn=nonsense`);
  await expect(turnShown(page)).toHaveText(`0 / ${turns}`);
});

test("keys step both ways, play, pause, and change the speed", async () => {
  const { page } = visitor;
  await page.goto(`${game.url}/battle/${battle}?turn=2`);
  await expect(turnShown(page)).toHaveText(`2 / ${turns}`);
  await page.keyboard.press("ArrowRight");
  await expect(turnShown(page)).toHaveText(`3 / ${turns}`);
  await page.keyboard.press("ArrowLeft");
  await expect(turnShown(page)).toHaveText(`2 / ${turns}`);
  await page.keyboard.press("End");
  await expect(turnShown(page)).toHaveText(`${turns} / ${turns}`);
  await page.keyboard.press("Home");
  await expect(turnShown(page)).toHaveText(`0 / ${turns}`);
  const speed = page.getByRole("combobox", { name: "Speed" });
  for (const shown of ["2×", "4×", "8×", "16×", "16×"]) {
    await page.keyboard.press("ArrowUp");
    await expect(speed).toHaveText(shown);
  }
  await page.keyboard.press(" ");
  await expect(turnShown(page)).toHaveText(`${turns} / ${turns}`, { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Play again" })).toBeVisible();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowDown");
  await expect(speed).toHaveText("0.5×");
});

test("it says in words what happened, by which rule, and how likely a victory was", async () => {
  const { page } = visitor;
  await page.goto(`${game.url}/battle/${battle}?turn=${turns}`);
  await expect(page.getByText("256 futures a turn")).toBeVisible({ timeout: 60_000 });
  const figures = page.getByRole("figure").filter({ hasText: "Win chance" });
  await expect(figures).toContainText(/won|a draw/);
  await page.getByRole("tab", { name: "Why?" }).click();
  await expect(page.getByRole("tabpanel")).toContainText(/./);
  await page.getByRole("tab", { name: "Transcript" }).click();
  await expect(page.getByRole("tabpanel")).toContainText(`${turns}`);
});

test("Verify fights the battle again and agrees with the chain; a forged record is told", async () => {
  const { page } = visitor;
  await page.goto(`${game.url}/battle/${battle}`);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("The digests agree")).toBeVisible();
  await expect(page.locator("tr[data-agrees=true]")).toHaveCount(6);

  // A node that lies about the digest's last byte, on the way to the page.
  const outcome = await readRecord(game.client, { table: tables.arena.Outcome, key: { matchId: battle } });
  const digest = (outcome?.digest ?? "").slice(2);
  const forged = `${digest.slice(0, -2)}${digest.endsWith("00") ? "01" : "00"}`;
  await page.route("**/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replaceAll(digest, forged) });
  });
  await page.goto(`${game.url}/battle/${battle}`);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("This page computes another battle than the chain holds.")).toBeVisible();
  await expect(page.locator("tr[data-agrees=false]")).toHaveCount(1);
  await page.unroute("**/*");
  expect(visitor.faults).toEqual([]);
});

test("on a phone the board comes first and nothing sticks out", async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of [`/battle/${battle}?turn=5`, "/ladder"]) {
    await page.goto(`${game.url}${address}`);
    await expect(page.locator("canvas").first()).toBeVisible();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, address).toBeLessThanOrEqual(0);
    await picture(page, `phone-${address.split("/")[1]}.png`, { fullPage: true });
  }
});
