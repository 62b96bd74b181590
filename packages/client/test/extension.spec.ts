import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { accountOfBot } from "@cogwright/contracts/accounts";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { runnerFunctions, wagerRules } from "@cogwright/contracts/rules/wager";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { createWalletClient, http } from "viem";
import { clockOf } from "./clock.ts";
import { addExtension, behave, EXTENSION, timesAsked } from "./extension.ts";
import { findGame, type Game } from "./game.ts";
import { drawSeldom, eventually, purseOf, walletOf } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const { coin, bounty } = wagerRules;
/** One of the public test accounts, whose key the chain itself holds. */
const address = "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955";

let game: Game;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await drawSeldom(context);
  await addExtension(context, `http://127.0.0.1:${game.chainPort}`, address);
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
});
test.afterAll(async () => {
  await clockOf(game).release();
  await context?.close();
});
test.afterEach(() => {
  expect(faults).toEqual([]);
});

test("a wallet extension is used in place of the browser's own, asks for each transaction, and may say no", async () => {
  await page.goto(`${game.url}/arena`);
  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByText("this browser's own wallet")).toBeVisible();
  await page.getByRole("button", { name: `Use ${EXTENSION}` }).click();

  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByText(`You play with ${EXTENSION}`)).toBeVisible();
  const before = await purseOf(game.client, address);
  await page.getByLabel("Coins to put in").fill("3");
  await behave(page, "declines");
  await page.getByRole("button", { name: "Deposit", exact: true }).click();
  await expect(page.getByText("The wallet's owner declined")).toBeVisible();

  await behave(page, "unlocked");
  await page.getByRole("button", { name: "Deposit", exact: true }).click();
  await eventually(
    async () => ((await purseOf(game.client, address)) >= before + 3n * coin ? true : undefined),
    "the extension's purse holds the deposit",
  );
  expect(await timesAsked(page)).toBe(2);
});

/** Saves a bot of the extension's account, past the page. @returns its number */
async function saveBot(): Promise<number> {
  const [bot] = ladder;
  if (!bot) throw new Error("the ladder has bots");
  const wallet = createWalletClient({
    account: address,
    chain: game.client.chain,
    transport: http(`http://127.0.0.1:${game.chainPort}`),
  });
  const hash = await wallet.writeContract({
    address: game.client.world,
    abi: worldAbi,
    functionName: "arena__saveBot",
    args: ["Leased Lynx", compile(bot.strategy)],
    gasPrice: 0n,
  });
  await game.client.publicClient.waitForTransactionReceipt({ hash });
  const { bots = 0 } = (await readRecord(game.client, { table: tables.arena.Counters, key: {} })) ?? {};
  for (let id = bots; id > 0; id -= 1) {
    const saved = await readRecord(game.client, { table: tables.arena.Bot, key: { id } });
    if (saved?.owner.toLowerCase() === address.toLowerCase()) return id;
  }
  throw new Error("the bot was not saved");
}

test("asked once, it gives this page leave to play its bot: the page's own key opens matches, within bounds, until the leave is taken back", async () => {
  const id = await saveBot();
  const runner = await walletOf(page);
  const grant = () =>
    readRecord(game.client, { table: tables.wager.Grant, key: { owner: address, runner, botId: id } });
  const purse = async () =>
    (await readRecord(game.client, { table: tables.wager.Purse, key: { account: accountOfBot(id) } }))
      ?.balance;

  await page.goto(`${game.url}/bot/${id}`);
  const card = page.getByRole("region", { name: "Let it play by itself" });
  const play = card.getByRole("switch", { name: "Let Leased Lynx play" });
  await expect(card).toContainText("Give this page leave first");
  await expect(play).toBeDisabled();

  await card.getByLabel("Coins to move").fill("2");
  await card.getByRole("button", { name: "Fill it" }).click();
  await eventually(async () => ((await purse()) === 2n * coin ? true : undefined), "its purse is filled");
  await card.getByRole("button", { name: "Set the limits" }).click();
  await expect(card).toContainText("It may put 5 coins into a match");
  // The house's matches cost more than half a coin, so that it challenges and enters none.
  await card.getByLabel("Of its purse, in a match").fill("100");
  await card.getByLabel("Only with a chance of").fill("");
  await card.getByLabel("Never more than").fill("0.5");
  await card.getByLabel("Challenge anyone for").fill("0.5");
  await card.getByRole("button", { name: "Keep these rules" }).click();

  const leave = card.getByRole("region", { name: "This page's leave" });
  await leave.getByLabel("Coins it may put in, in all").fill("0.8");
  await leave.getByLabel("Calls it may make").fill("5");
  await expect(leave).toContainText("with 0.8 coins of its purse and 5 calls at most, for 7 days");
  await leave.getByRole("button", { name: "Give it leave" }).click();
  await expect(leave).toContainText("5 more calls and 0.8 more coins, without asking your wallet");
  const { openFromPurse, enterFromPurse, betFor } = runnerFunctions;
  expect(await grant()).toMatchObject({
    functions: openFromPurse | enterFromPurse | betFor,
    calls: 5,
    spend: (8n * coin) / 10n,
  });

  const asked = await timesAsked(page);
  // Held, so that nobody of the house enters it meanwhile.
  const clock = clockOf(game);
  await clock.hold();
  await play.click();
  const match = await eventually(async () => {
    const { matches = 0 } = (await readRecord(game.client, { table: tables.arena.Counters, key: {} })) ?? {};
    for (let matchId = matches; matchId > 0; matchId -= 1) {
      const found = await readRecord(game.client, { table: tables.arena.Match, key: { id: matchId } });
      if (found?.botA === id) return found;
    }
    return undefined;
  }, "the bot opens a match");
  expect(match.ownerA).toBe(address);
  expect(await purse()).toBe(2n * coin - coin / 2n - bounty);
  expect(await timesAsked(page)).toBe(asked);
  // Counted by the chain: half a coin and the bounty, in one call of the page's key.
  expect(await grant()).toMatchObject({ calls: 4, spend: (8n * coin) / 10n - coin / 2n - bounty });
  expect(await game.client.publicClient.getTransactionCount({ address: runner })).toBeGreaterThan(0);
  await expect(leave).toContainText("4 more calls and 0.29 more coins");

  await leave.getByRole("button", { name: "Take the leave back" }).click();
  await expect(leave).toContainText("Give this page leave once instead");
  await expect(card).toContainText("This page has no leave");
  expect(await grant()).toBeUndefined();
  expect(await timesAsked(page)).toBe(asked + 1);
  await play.click();
  await expect(play).toBeDisabled();

  await page.goto(`${game.url}/arena`);
  await page.getByRole("button", { name: /^Purse/ }).click();
  await page.getByRole("button", { name: "Use this browser's own wallet" }).click();
  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByRole("button", { name: `Use ${EXTENSION}` })).toBeVisible();
});
