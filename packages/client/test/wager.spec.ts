import { accountOfAddress, accountOfBot } from "@cogwright/contracts/accounts";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { matchEnding, matchStatus, wagerRules } from "@cogwright/contracts/rules/wager";
import { expect, type Page, test } from "@playwright/test";
import { type Hex, zeroAddress } from "viem";
import { type Game, startGame } from "./game.ts";
import { eventually, purseOf, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const { coin, bounty } = wagerRules;
/** What stands in the purses of bots at the beginning. */
const filled = 20n * coin;

let game: Game;
let owner: Visitor;
let rival: Visitor;
let spectator: Visitor;
/** The owner's bot; sealed until it is first shown. */
let wolf: number;
let match: number;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  game = await startGame();
  [owner, rival, spectator] = [
    await visit(browser, `${game.url}/forge`),
    await visit(browser, `${game.url}/forge`),
    await visit(browser, `${game.url}/arena`),
  ];
});
test.afterAll(async () => {
  await game?.stop();
});
test.afterEach(() => {
  for (const visitor of [owner, rival, spectator]) expect(visitor?.faults ?? []).toEqual([]);
});

const read = {
  counters: () => readRecord(game.client, { table: tables.arena.Counters, key: {} }),
  bot: (id: number) => readRecord(game.client, { table: tables.arena.Bot, key: { id } }),
  match: (id: number) => readRecord(game.client, { table: tables.arena.Match, key: { id } }),
  entry: (matchId: number, side: 1 | 2) =>
    readRecord(game.client, { table: tables.arena.Entry, key: { matchId, side } }),
  outcome: (matchId: number) => readRecord(game.client, { table: tables.arena.Outcome, key: { matchId } }),
  market: (matchId: number) => readRecord(game.client, { table: tables.wager.Market, key: { matchId } }),
  position: (matchId: number, account: Hex) =>
    readRecord(game.client, { table: tables.wager.Position, key: { matchId, account } }),
  purse: async (account: Hex) =>
    (await readRecord(game.client, { table: tables.wager.Purse, key: { account } }))?.balance ?? 0n,
};

/** Makes a bot from words in the forge and saves it sealed. @returns its number */
async function forgeSealed({ page }: Visitor, name: string, words: string): Promise<number> {
  await page.goto(`${game.url}/forge`);
  await page.getByLabel("How should it fight?").fill(words);
  await page.getByRole("button", { name: "Say it" }).click();
  await expect(page.getByRole("region", { name: "Rules", exact: true })).not.toBeEmpty();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Sealed until bets close").click();
  await expect(page.getByText("Writes a commitment of 32 bytes")).toBeVisible();
  await page.getByRole("button", { name: "Save on chain" }).click();
  const href = await page.getByRole("link", { name: "Its page" }).getAttribute("href");
  return Number(href?.split("/").at(-1));
}

/** The number of the newest match once the bot has opened one. */
const matchOf = (bot: number, after = 0) =>
  eventually(async () => {
    const newest = (await read.counters())?.matches ?? 0;
    for (let id = newest; id > after; id -= 1) {
      const found = await read.match(id);
      if (found?.botA === bot) return id;
    }
    return undefined;
  }, `bot ${bot} opens a match`);

/** Enters a match that waits, from the arena's page. */
async function enter({ page }: Visitor, bot: number, id: number) {
  await page.goto(`${game.url}/arena?bot=${bot}`);
  const card = page.getByRole("region", { name: `Match ${id}: Waiting for an opponent` });
  const item = page.locator("li").filter({ has: card });
  await item.getByRole("button", { name: "Enter it" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Takes");
  await dialog.getByRole("button", { name: /Enter/ }).click();
  await eventually(
    async () => ((await read.match(id))?.status === matchStatus.entered ? true : undefined),
    "the match is entered",
  );
}

/** Opens a match with a bot from the arena's page. */
async function open({ page }: Visitor, bot: number): Promise<number> {
  await page.goto(`${game.url}/arena?bot=${bot}`);
  await page.getByRole("button", { name: "Open a match" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open a match" }).click();
  return matchOf(bot);
}

async function bet({ page }: Visitor, id: number, side: "a" | "b", coins: string) {
  await page.goto(`${game.url}/match/${id}`);
  const slip = page.locator('[aria-label="Bet slip"]');
  await slip.locator(`label[data-side=${side}]`).click();
  await slip.getByLabel("Coins to bet").fill(coins);
  await expect(slip).toContainText("A bet is final");
  await slip.getByRole("button", { name: /^Bet on/ }).click();
}

const isOver = (id: number) =>
  eventually(
    async () => {
      const found = await read.match(id);
      return found && found.status >= matchStatus.resolved ? found.status : undefined;
    },
    `match ${id} ends`,
    120_000,
  );

const heading = (page: Page) => page.locator('[aria-label="Where the match stands"] h2');

test("a sealed bot is saved without its rules; its page says so, and only its owner's browser can show it", async () => {
  wolf = await forgeSealed(
    owner,
    "Sealed Wolf",
    "Keep your distance and shoot. When my health is under 30% repair.",
  );
  const bot = await read.bot(wolf);
  expect(bot?.code).toBe(zeroAddress);
  const { page } = owner;
  await page.goto(`${game.url}/bot/${wolf}`);
  await expect(page.getByText("Sealed: only its owner knows.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep a copy" })).toBeVisible();
  await spectator.page.goto(`${game.url}/bot/${wolf}`);
  await expect(spectator.page.getByText("Sealed: only its owner knows.")).toBeVisible();
  await expect(spectator.page.getByText("Let it play by itself")).toHaveCount(0);
});

test("its owner fills its purse, limits it, and lets it play by itself; it opens a match", async () => {
  const { page } = owner;
  const card = page.getByRole("region", { name: "Let it play by itself" });
  await card.getByLabel("Coins to move").fill("20");
  await expect(card).toContainText("moves 20 coins from your purse into Sealed Wolf's");
  await card.getByRole("button", { name: "Fill it" }).click();
  await eventually(
    async () => ((await read.purse(accountOfBot(wolf))) === filled ? true : undefined),
    "the bot's purse is filled",
  );
  await card.getByRole("button", { name: "Set the limits" }).click();
  await expect(card).toContainText("It may put 5 coins into a match and 25 into a day");
  await card.getByLabel("Only with a chance of").fill("");
  await card.getByLabel("Challenge anyone for").fill("1");
  await card.getByRole("button", { name: "Keep these rules" }).click();
  await card.getByRole("switch", { name: "Let Sealed Wolf play" }).click();
  await expect(card).toContainText("It plays while this page is open");
  match = await matchOf(wolf);
  expect(await read.purse(accountOfBot(wolf))).toBe(filled - coin - bounty);
  await expect(card.getByRole("list", { name: "What it did and why" })).toContainText(
    "Sealed Wolf is in no match and challenges anyone for 1 coin.",
  );
});

test("a rival enters with a sealed bot, a spectator bets; all three reload and see the same", async () => {
  const other = await forgeSealed(
    rival,
    "Sealed Brick",
    "Charge in and strike all the time. Guard when hurt.",
  );
  // The house may have taken the first match meanwhile: the newest one that waits is the one to enter.
  match = await eventually(
    async () => {
      const found = await matchOf(wolf);
      return (await read.match(found))?.status === matchStatus.open ? found : undefined;
    },
    "a match of the wolf's waits",
    180_000,
  );
  await enter(rival, other, match);
  await bet(spectator, match, "a", "3");
  const account = accountOfAddress(await spectator.address());
  await eventually(
    async () => ((await read.position(match, account))?.betA === 3n * coin ? true : undefined),
    "the bet is on chain",
  );
  for (const { page } of [owner, rival, spectator]) {
    await page.goto(`${game.url}/match/${match}`);
    await page.reload();
    await expect(page.locator('[aria-label="The two bots"]')).toContainText("sealed");
    await expect(page.getByRole("region", { name: "Form" })).toContainText("They have not met before.");
  }
});

test("bets lock, the owner's page shows its bot by itself, the rival shows with a button; it is fought and claimed", async () => {
  await expect(rival.page.getByRole("button", { name: "Show Sealed Brick now" })).toBeVisible({
    timeout: 60_000,
  });
  await expect(rival.page.locator('[aria-label="Where the match stands"]')).toContainText(
    "your stake is not forfeit",
  );
  await rival.page.getByRole("button", { name: "Show Sealed Brick now" }).click();
  await expect(spectator.page.getByText("Bets are closed").first()).toBeVisible();
  await spectator.page.reload();
  await eventually(async () => {
    const sides = await Promise.all([read.entry(match, 1), read.entry(match, 2)]);
    return sides.every((entry) => entry && entry.code !== zeroAddress) ? true : undefined;
  }, "both bots are shown");
  expect(await isOver(match)).toBe(matchStatus.resolved);
  expect((await read.outcome(match))?.ending).toBe(matchEnding.fought);

  for (const { page } of [owner, rival, spectator]) {
    await page.goto(`${game.url}/match/${match}`);
    await page.reload();
    await expect(page.locator('[aria-label="Result"]')).toBeVisible();
  }

  // Nobody bet on the other side, or the bot won: either way the spectator's bet alone decides what comes back.
  const market = await read.market(match);
  const [account, address] = [accountOfAddress(await spectator.address()), await spectator.address()];
  const won = market?.betWinner !== 2;
  const before = await purseOf(game.client, address);
  const claim = spectator.page.getByRole("button", { name: /^Claim/ });
  if (won) {
    await claim.click();
    await expect(claim).toBeHidden();
    expect((await read.position(match, account))?.claimed).toBe(true);
    expect(await purseOf(game.client, address)).toBeGreaterThanOrEqual(before + 3n * coin);
  } else await expect(claim).toHaveCount(0);
});

test("a bot that is not shown in time forfeits: its stake is lost, every bet goes back", async () => {
  const hidden = await forgeSealed(rival, "Never Shown", "Strike when close, otherwise advance.");
  const id = await eventually(
    async () => {
      const found = await matchOf(wolf, match);
      return (await read.match(found))?.status === matchStatus.open ? found : undefined;
    },
    "the wolf opens another match",
    180_000,
  );
  await enter(rival, hidden, id);
  await bet(spectator, id, "b", "2");
  await rival.page.goto(`${game.url}/arena`);
  const { page } = spectator;
  await expect(heading(page)).toHaveText("Sealed bots are shown", { timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole("timer", { name: "to show it" })).toBeVisible();
  expect(await isOver(id)).toBe(matchStatus.resolved);
  const outcome = await read.outcome(id);
  expect([outcome?.ending, outcome?.winner]).toEqual([matchEnding.forfeited, 1]);
  await page.reload();
  await expect(page.getByText("Sealed Wolf won by forfeit")).toBeVisible();
  await expect(page.getByText(/Never Shown was not shown in time/)).toBeVisible();
  const address = await spectator.address();
  const before = await purseOf(game.client, address);
  await page.getByRole("button", { name: "Claim 2 coins" }).click();
  await eventually(
    async () => ((await purseOf(game.client, address)) === before + 2n * coin ? true : undefined),
    "the bet came back whole",
  );
  // The runner fetched both stakes less the fee into the bot's own purse.
  await eventually(
    async () => ((await read.position(id, accountOfBot(wolf)))?.claimed ? true : undefined),
    "the bot's purse got the stakes",
  );
});

test("when neither is shown the match is void, and everybody gets everything back", async () => {
  const mine = await forgeSealed(owner, "Silent One", "Keep your distance and shoot.");
  const theirs = await forgeSealed(rival, "Silent Two", "Charge and strike.");
  const id = await open(owner, mine);
  await enter(rival, theirs, id);
  await bet(spectator, id, "a", "1.5");
  for (const { page } of [owner, rival]) await page.goto(`${game.url}/bets`);
  expect(await isOver(id)).toBe(matchStatus.void);
  expect((await read.outcome(id))?.ending).toBe(matchEnding.notRevealed);
  for (const visitor of [spectator, owner, rival]) {
    const address = await visitor.address();
    const back = visitor === spectator ? (3n * coin) / 2n : coin;
    await visitor.page.goto(`${game.url}/match/${id}`);
    await expect(visitor.page.getByText("Void: everything goes back")).toBeVisible();
    const before = await purseOf(game.client, address);
    await visitor.page.getByRole("button", { name: /^Claim/ }).click();
    await eventually(
      async () => ((await purseOf(game.client, address)) === before + back ? true : undefined),
      "all came back",
    );
  }
});
