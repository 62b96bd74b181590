import process from "node:process";
import { accountOfAddress, accountOfBot } from "@cogwright/contracts/accounts";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { matchEnding, matchStatus, matchWinner, wagerRules } from "@cogwright/contracts/rules/wager";
import { expect, type Page, test } from "@playwright/test";
import { type Hex, zeroAddress } from "viem";
import { type Clock, clockOf } from "./clock.ts";
import { findGame, type Game } from "./game.ts";
import { eventually, picture, purseOf, readInPage, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const { coin, bounty, resolveWindow } = wagerRules;
const milli = coin / 1000n;
/** What stands in the wolf's purse at the beginning. */
const filled = 20n * coin;
/** What it challenges anyone for; the house's matches cost more than its rules let it stake, so it enters none. */
const stake = coin / 2n;
/** Both stakes less the fee on the lost one: 3%. */
const bothStakes = 985n * milli;

let game: Game;
/** Held from the first match to the last: a window closes when everybody has done what it is open for. */
let clock: Clock;
let owner: Visitor;
let rival: Visitor;
let spectator: Visitor;
/** The owner's bot; sealed until it is first shown. */
let wolf: number;
let match: number;
/** What the wolf has won back so far, in wei. */
let won = 0n;
/** What stuck out of the screen of a phone, and where. */
const sticking: string[] = [];
/** Set while the keeper stands still. */
let stopped: number | undefined;

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  clock = clockOf(game);
  [owner, rival, spectator] = await Promise.all([
    visit(browser, `${game.url}/forge`),
    visit(browser, `${game.url}/forge`),
    visit(browser, `${game.url}/arena`),
  ]);
});
test.afterAll(async () => {
  if (stopped !== undefined) process.kill(stopped, "SIGCONT");
  await clock?.release();
  await Promise.all([owner, rival, spectator].map((visitor) => visitor?.leave()));
});
test.afterEach(() => {
  for (const visitor of [owner, rival, spectator]) expect(visitor?.faults ?? []).toEqual([]);
});

const read = {
  counters: () => readRecord(game.client, { table: tables.arena.Counters, key: {} }),
  bot: (id: number) => readRecord(game.client, { table: tables.arena.Bot, key: { id } }),
  match: async (id: number) => {
    const found = await readRecord(game.client, { table: tables.arena.Match, key: { id } });
    if (!found) throw new Error(`there is no match ${id}`);
    return found;
  },
  entry: (matchId: number, side: 1 | 2) =>
    readRecord(game.client, { table: tables.arena.Entry, key: { matchId, side } }),
  sealed: (matchId: number) => readRecord(game.client, { table: tables.arena.Sealed, key: { matchId } }),
  outcome: (matchId: number) => readRecord(game.client, { table: tables.arena.Outcome, key: { matchId } }),
  position: (matchId: number, account: Hex) =>
    readRecord(game.client, { table: tables.wager.Position, key: { matchId, account } }),
  purse: async (account: Hex) =>
    (await readRecord(game.client, { table: tables.wager.Purse, key: { account } }))?.balance ?? 0n,
};

/** Makes a bot from words in the forge and saves it sealed. @returns its number */
async function forgeSealed({ page }: Visitor, name: string, words: string): Promise<number> {
  await page.goto(`${game.url}/forge`);
  await readInPage(page);
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

/** The match that a bot has opened after another, and that waits. */
const opened = (bot: number, after = 0) =>
  eventually(async () => {
    const newest = (await read.counters())?.matches ?? 0;
    for (let id = newest; id > after; id -= 1) {
      const { botA, status } = await read.match(id);
      if (botA === bot && status === matchStatus.open) return id;
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
    async () => ((await read.match(id)).status === matchStatus.entered ? true : undefined),
    "the match is entered",
  );
}

/** Opens a match with a bot from the arena's page. */
async function open({ page }: Visitor, bot: number): Promise<number> {
  await page.goto(`${game.url}/arena?bot=${bot}`);
  await page.getByRole("button", { name: "Open a match" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open a match" }).click();
  return opened(bot);
}

/** Bets whole coins on a side, with the slip on the match's page. */
async function bet(visitor: Visitor, id: number, side: "a" | "b", coins: number) {
  const { page } = visitor;
  await page.goto(`${game.url}/match/${id}`);
  const slip = page.locator('[aria-label="Bet slip"]');
  await slip.locator(`label[data-side=${side}]`).click();
  await slip.getByLabel("Coins to bet").fill(String(coins));
  await expect(slip).toContainText("A bet is final");
  await slip.getByRole("button", { name: /^Bet on/ }).click();
  const account = accountOfAddress(await visitor.address());
  await eventually(async () => {
    const position = await read.position(id, account);
    const placed = side === "a" ? position?.betA : position?.betB;
    return placed === BigInt(coins) * coin ? true : undefined;
  }, "the bet is on chain");
}

/** How a match ended, and who won. */
const ended = (id: number) =>
  eventually(
    async () => {
      const { status } = await read.match(id);
      if (status !== matchStatus.resolved && status !== matchStatus.void) return undefined;
      const outcome = await read.outcome(id);
      return { status, ending: outcome?.ending, winner: outcome?.winner };
    },
    `match ${id} ends`,
    120_000,
  );

const heading = (page: Page) => page.locator('[aria-label="Where the match stands"] h2');

/** All three open the match's page anew, and see the same: the state it is in. */
const allReload = (id: number, see: (page: Page) => Promise<void>) =>
  Promise.all(
    [owner, rival, spectator].map(async ({ page }) => {
      await page.goto(`${game.url}/match/${id}`);
      await page.reload();
      await see(page);
    }),
  );

/** Pictures of a page as it stands, on a desk and on a phone, and whether it fits there. */
async function look({ page }: Visitor, name: string) {
  // Pages scroll inside of the shell: a tall window shows all of one.
  await page.setViewportSize({ width: 1280, height: 1500 });
  await picture(page, `${name}.png`);
  await page.setViewportSize({ width: 390, height: 844 });
  const found = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const roots = [document.documentElement, ...document.querySelectorAll("main")];
    if (roots.every(({ scrollWidth }) => scrollWidth <= edge)) return [];
    return [...document.querySelectorAll("main *")]
      .filter((part) => part.getBoundingClientRect().right > edge + 1)
      .map((part) => part.outerHTML.slice(0, 120));
  });
  sticking.push(...found.map((part) => `${name}: ${part}`));
  await page.setViewportSize({ width: 390, height: 2200 });
  await picture(page, `${name}-phone.png`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Claims with the button on the match's page. */
async function claim(visitor: Visitor, id: number, wei: bigint) {
  const address = await visitor.address();
  const before = await purseOf(game.client, address);
  await visitor.page.goto(`${game.url}/match/${id}`);
  await expect(visitor.page.locator('[aria-label="Result"]')).toBeVisible();
  const button = visitor.page.getByRole("button", { name: /^Claim/ });
  if (wei > 0n) {
    await button.click();
    await expect(button).toBeHidden();
  } else await expect(button).toHaveCount(0);
  expect(await purseOf(game.client, address)).toBe(before + wei);
}

/** The runner in the owner's page fetches what the wolf is owed, after which the wolf's purse has grown by it. */
const fetched = (id: number) =>
  eventually(
    async () => ((await read.position(id, accountOfBot(wolf)))?.claimed ? true : undefined),
    "the wolf's purse got what it is owed",
  );

test("a sealed bot is saved without its rules; its page says so, and only its owner's browser can show it", async () => {
  wolf = await forgeSealed(
    owner,
    "Sealed Wolf",
    "Keep your distance and shoot. When my health is under 30% repair.",
  );
  expect((await read.bot(wolf))?.code).toBe(zeroAddress);
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
  await card.getByLabel("Never more than").fill("0.5");
  await card.getByLabel("Challenge anyone for").fill("0.5");
  await card.getByRole("button", { name: "Keep these rules" }).click();
  await clock.hold();
  await card.getByRole("switch", { name: "Let Sealed Wolf play" }).click();
  await expect(card).toContainText("It plays while this page is open");
  match = await opened(wolf);
  expect(await read.purse(accountOfBot(wolf))).toBe(filled - stake - bounty);
  await expect(card.getByRole("list", { name: "What it did and why" })).toContainText(
    "Sealed Wolf is in no match and challenges anyone for 0.5 coins.",
  );
  await look(owner, "runner");
});

test("a rival enters with a sealed bot, both it and a spectator bet; all three reload and see the same", async () => {
  const other = await forgeSealed(
    rival,
    "Sealed Brick",
    "Charge in and strike all the time. Guard when hurt.",
  );
  await enter(rival, other, match);
  await bet(spectator, match, "a", 3);
  await bet(rival, match, "b", 2);
  await allReload(match, async (page) => {
    await expect(heading(page)).toHaveText("Betting is open");
    await expect(page.locator('[aria-label="The two bots"]')).toContainText("sealed");
    await expect(page.getByRole("region", { name: "Form" })).toContainText("They have not met before.");
  });
  await look(spectator, "match-betting");
  await spectator.page.goto(`${game.url}/arena`);
  const card = spectator.page.getByRole("region", { name: `Match ${match}: Betting is open` });
  await expect(card.getByRole("link", { name: "Rating of Sealed Wolf: not rated yet" })).toBeVisible();
  await look(spectator, "lobby");
});

test("bets lock, the owner's page shows its bot by itself, the rival shows with a button; the seed waits", async () => {
  await clock.moveTo(Number((await read.match(match)).betsCloseAt));
  const shown = (side: 1 | 2) => async () =>
    (await read.entry(match, side))?.code === zeroAddress ? undefined : true;
  await eventually(shown(1), "the owner's page shows the wolf by itself");
  await allReload(match, async (page) => {
    await expect(heading(page)).toHaveText("Sealed bots are shown");
    await expect(page.getByRole("timer", { name: "to show it" })).toBeVisible();
    await expect(page.locator('[aria-label="Bet slip, locked"]')).toContainText("Bets are closed");
  });
  await look(spectator, "match-revealing");
  await look(rival, "match-show");
  const { page } = rival;
  await expect(page.locator('[aria-label="Where the match stands"]')).toContainText(
    "your stake is not forfeit",
  );
  await page.getByRole("button", { name: "Show Sealed Brick now" }).click();
  await eventually(shown(2), "the rival's bot is shown");
  await allReload(match, async (page) => {
    await expect(heading(page)).toHaveText("Bets are closed");
    await expect(page.getByText("is not out yet")).toBeVisible();
  });
  await look(spectator, "match-locked");
});

test("the seed comes, the contract fights, and everybody is paid what the winner's side is owed, to the wei", async () => {
  const { deadline } = await read.match(match);
  await clock.moveTo(Number(deadline) - resolveWindow);
  const { status, ending, winner } = await ended(match);
  expect([status, ending]).toEqual([matchStatus.resolved, matchEnding.fought]);
  await allReload(match, (page) => expect(page.locator('[aria-label="Result"]')).toBeVisible());

  // 3 coins on the wolf and 2 against it; 3% of the losing pool is the fee.
  const owed = {
    [matchWinner.a]: { spectator: 4940n, rival: 0n, wolf: 985n },
    [matchWinner.b]: { spectator: 0n, rival: 4910n + 985n, wolf: 0n },
    [matchWinner.draw]: { spectator: 3000n, rival: 2500n, wolf: 500n },
  }[winner ?? 0];
  if (!owed) throw new Error(`nobody won: ${winner}`);
  await claim(spectator, match, owed.spectator * milli);
  await claim(rival, match, owed.rival * milli);
  await look(spectator, "match-fought");
  won += owed.wolf * milli;
  if (owed.wolf > 0n) await fetched(match);
});

test("a bot that is not shown in time forfeits: anyone ends the match, its stake is lost, every bet goes back", async () => {
  const hidden = await forgeSealed(rival, "Never Shown", "Strike when close, otherwise advance.");
  const id = await opened(wolf, match);
  await enter(rival, hidden, id);
  await bet(spectator, id, "b", 2);
  // The wolf was shown before, and is open for good.
  expect((await read.entry(id, 1))?.code).not.toBe(zeroAddress);
  await clock.moveTo(Number((await read.match(id)).betsCloseAt));
  const { page } = spectator;
  await expect(heading(page)).toHaveText("Sealed bots are shown");
  await expect(page.locator('[aria-label="Where the match stands"]')).toContainText("Never Shown");

  // Without a keeper it is for whoever comes; the match's bounty is theirs.
  stopped = game.pidOf("keeper");
  process.kill(stopped, "SIGSTOP");
  await clock.moveTo(Number((await read.sealed(id))?.revealBy) + 1);
  await expect(heading(page)).toHaveText("Not shown in time");
  await page.reload();
  await expect(page.getByRole("button", { name: "End the match" })).toBeVisible();
  await look(spectator, "match-not-shown");
  const address = await spectator.address();
  const before = await purseOf(game.client, address);
  await page.getByRole("button", { name: "End the match" }).click();
  expect(await ended(id)).toEqual({
    status: matchStatus.resolved,
    ending: matchEnding.forfeited,
    winner: matchWinner.a,
  });
  process.kill(stopped, "SIGCONT");
  stopped = undefined;
  expect(await purseOf(game.client, address)).toBe(before + bounty);

  await allReload(id, async (each) => {
    await expect(each.getByText("Sealed Wolf won by forfeit")).toBeVisible();
    await expect(each.getByText(/Never Shown was not shown in time/)).toBeVisible();
  });
  await look(spectator, "match-forfeit");
  await claim(spectator, id, 2n * coin);
  await claim(rival, id, 0n);
  won += bothStakes;
  await fetched(id);
  // The third that it has opened.
  await opened(wolf, id);
  expect(await read.purse(accountOfBot(wolf))).toBe(filled - 3n * (stake + bounty) + won);
});

test("when neither is shown the match is void, and everybody gets everything back", async () => {
  const mine = await forgeSealed(owner, "Silent One", "Keep your distance and shoot.");
  const theirs = await forgeSealed(rival, "Silent Two", "Charge and strike.");
  const id = await open(owner, mine);
  await enter(rival, theirs, id);
  await bet(spectator, id, "a", 1);
  await clock.moveTo(Number((await read.sealed(id))?.revealBy) + 1);
  expect(await ended(id)).toMatchObject({ status: matchStatus.void, ending: matchEnding.notRevealed });
  await allReload(id, (page) => expect(page.getByText("Void: everything goes back")).toBeVisible());
  await look(spectator, "match-void");
  for (const visitor of [spectator, owner, rival]) await claim(visitor, id, coin);
});

test("bets, history, ladder, a bot's page and its owner's: on a phone nothing sticks out", async () => {
  const { page } = spectator;
  for (const [name, path, shown] of [
    ["bets", "/bets", "Sealed Wolf"],
    ["history", "/history", "Sealed Wolf"],
    ["ladder", "/ladder", "Sealed Wolf"],
    ["bot", `/bot/${wolf}`, "Sealed Wolf"],
    ["owner", `/owner/${await owner.address()}`, "Silent One"],
  ] as const) {
    await page.goto(`${game.url}${path}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    await look(spectator, name);
  }
  expect(sticking).toEqual([]);
});
