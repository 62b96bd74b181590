import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { deedRules } from "@cogwright/contracts/rules/deeds";
import { foeOf, oreOf, type RegionRecord, readMind, stockOf } from "@cogwright/npc/region/record";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Address } from "viem";
import {
  bringBack,
  type Director,
  directorOf,
  findStage,
  placeNpc,
  placePlayer,
  sendAway,
} from "./director.ts";
import { findGame, type Game } from "./game.ts";
import { drawSeldom, eventually, picture, purseOf, type Visitor, visit, walletOf } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

let game: Game;
let director: Director;
let ada: Visitor;
let bob: Visitor;
let before: RegionRecord | undefined;
let adaAddress: Address;
let adaSlot: number;
let bobSlot: number;
let wolf: number;
let guard: number;
let merchant: number;
const { tiles } = findStage();

const healthy = { health: 15, ore: 0, food: 0 };
const HUNDREDTH = BigInt(deedRules.PRICE_UNIT);

const plate = (page: Page, name: string) =>
  page.locator('[aria-label="What you can do"]').getByRole("button", { name: new RegExp(`^${name}`) });
const log = (page: Page) => page.locator('[aria-label="What happened"]').first();
const around = (page: Page) => page.locator('[aria-label="Around you"]');
const carries = (page: Page, goods: "ore" | "food") => page.locator(`[data-goods=${goods}] b`);

/** The page shows the plate as something that can be done now. */
async function shines(page: Page, name: string): Promise<void> {
  await expect(plate(page, name)).toHaveAttribute("aria-disabled", "false");
}

async function arrive(browser: Browser): Promise<Visitor> {
  const visitor = await visit(browser, game.url);
  // Two pages draw without a graphics card while the second one loads.
  await expect(visitor.page.locator("[data-report=place]")).toContainText("You stand at", {
    timeout: 240_000,
  });
  await eventually(async () => {
    const player = await readRecord(game.client, {
      table: tables.realm.Player,
      key: { player: await visitor.address() },
    });
    return player?.spawns ? true : undefined;
  }, "the player spawns on chain");
  return visitor;
}

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  director = await directorOf(game);
  ada = await arrive(browser);
  bob = await arrive(browser);
  adaAddress = await ada.address();
  [adaSlot, bobSlot] = [await director.slotOf(adaAddress), await director.slotOf(await bob.address())];
  await eventually(
    async () => ((await purseOf(game.client, adaAddress)) > 0n ? true : undefined),
    "a purse is granted",
  );
  // From here on nobody but the players and the story does anything in the home region.
  await director.stop();
  before = await director.region();
});
test.afterAll(async () => {
  const settled = before;
  if (settled) await director.set((record) => bringBack(record, settled));
  director?.go();
  await Promise.all([ada?.leave(), bob?.leave()]);
});
test.afterEach(() => {
  expect(ada?.faults ?? []).toEqual([]);
  expect(bob?.faults ?? []).toEqual([]);
});

test("away from everything, each plate says why nothing can be done", async () => {
  await director.set((record) => {
    sendAway(record);
    placePlayer(record, adaSlot, tiles[2], healthy);
    placePlayer(record, bobSlot, tiles[2], healthy);
  });
  const { page } = ada;
  await expect(plate(page, "Mine")).toHaveAttribute("aria-disabled", "true");
  // Forced: what cannot be done is not disabled, so that it can say why.
  await plate(page, "Mine").click({ force: true });
  await expect(page.getByText("There is no ore beside you; the nearest is").first()).toBeVisible();
  await plate(page, "Trade").click({ force: true });
  await expect(page.getByText("No merchant is within a step of you.").first()).toBeVisible();
  await plate(page, "Eat").click({ force: true });
  await expect(page.getByText("You are not hurt.").first()).toBeVisible();
  await picture(page, "realm-nothing.png");
});

test("a player mines beside a vein; the ore is on the chain", async () => {
  await director.set((record) => {
    placePlayer(record, adaSlot, tiles[0], healthy);
    placePlayer(record, bobSlot, tiles[2], healthy);
  });
  const { page } = ada;
  await shines(page, "Mine");
  await page.keyboard.press("m");
  await expect(carries(page, "ore")).toHaveText("1");
  await expect(log(page)).toContainText("You broke 1 ore out of the rock.");
  await eventually(
    async () => (oreOf((await director.region()).minds[adaSlot] as number) === 1 ? true : undefined),
    "the ore is in the record",
  );
  // Her hands are busy for a while; then it goes on, by a click this time.
  await shines(page, "Mine");
  await plate(page, "Mine").click();
  await expect(carries(page, "ore")).toHaveText("2");
  await expect(log(page)).toContainText("× 2");
  await picture(page, "realm-mined.png");
});

test("a wolf hunts her; both browsers tell it", async () => {
  await director.set((record) => {
    wolf = placeNpc(record, "wolf", tiles[1]);
  });
  await director.tick([wolf, adaSlot]);
  await expect(ada.page.getByText("12 of 15")).toBeVisible();
  await expect(log(ada.page)).toContainText("A wolf struck you.");
  await expect(log(bob.page)).toContainText("A wolf struck a traveller.");
  // She strikes back, and it remembers.
  await shines(ada.page, "Strike");
  await plate(ada.page, "Strike").click();
  await expect(log(bob.page)).toContainText(/Traveller 0x\w+…\w+ struck a wolf/);
  await expect(log(ada.page)).toContainText("You struck a wolf.");
  const record = await director.region();
  expect(foeOf(record.minds[wolf] as number, wolf)).toBe(adaSlot);
  await expect(ada.page.locator('[aria-label="Around you"]')).toContainText("bears you a grudge");
  await picture(ada.page, "realm-hunted.png");
});

test("a guard saves her", async () => {
  await director.set((record) => {
    guard = placeNpc(record, "guard", tiles[1], { health: 15 });
  });
  let strikes = 0;
  while (readMind((await director.region()).minds[wolf] as number).health > 0) {
    expect(strikes++).toBeLessThan(4);
    await director.tick([guard, wolf]);
  }
  for (const { page } of [ada, bob]) await expect(log(page)).toContainText("A wolf fell to a guard.");
  await picture(ada.page, "realm-saved.png");
});

test("she feeds the guard, who is her friend from then on", async () => {
  await director.set((record) => {
    placePlayer(record, adaSlot, tiles[0], { health: 12, ore: 2, food: 1 });
  });
  const { page } = ada;
  await expect(carries(page, "food")).toHaveText("1");
  await shines(page, "Give");
  await page.keyboard.press("h");
  await expect(carries(page, "food")).toHaveText("0");
  await expect(log(page)).toContainText("You gave a guard 1 food.");
  await expect(page.locator('[aria-label="Around you"]')).toContainText("your friend");
  await picture(page, "realm-friend.png");
});

test("she sells to a merchant, the price falls, and a second browser sees it all", async () => {
  await director.set((record) => {
    merchant = placeNpc(record, "merchant", tiles[1], { stock: 2 });
  });
  const { page } = ada;
  await shines(page, "Trade");
  await page.keyboard.press("t");
  const shop = page.getByRole("dialog", { name: "The merchant" });
  await expect(shop.locator("[data-price=now]").first()).toContainText("0.9");
  await expect(shop.locator("[data-price=after]").first()).toContainText("0.85");

  // Bob looks at the same counter.
  await shines(bob.page, "Trade");
  await bob.page.keyboard.press("t");
  const bobsView = bob.page.getByRole("dialog", { name: "The merchant" });
  await expect(bobsView.locator("[data-price=now]").first()).toContainText("0.9");
  await picture(page, "realm-trade.png");

  const before = await purseOf(game.client, adaAddress);
  await shop.getByRole("button", { name: "Sell 1 ore for 0.9" }).click();
  await expect(shop).toContainText("you carry 1 ore");
  await expect(shop.locator("[data-price=now]").first()).toContainText("0.85");
  await expect(bobsView.locator("[data-price=now]").first()).toContainText("0.85");
  expect(await purseOf(game.client, adaAddress)).toBe(before + 90n * HUNDREDTH);
  expect(stockOf((await director.region()).minds[merchant] as number)).toBe(3);

  // What she buys is dearer than what she sold.
  await shop.getByRole("tab", { name: "Buy food" }).click();
  await shop.getByRole("button", { name: "Buy 1 food for 1.15" }).click();
  await expect(shop).toContainText("and 1 food");
  expect(await purseOf(game.client, adaAddress)).toBe(before + (90n - 115n) * HUNDREDTH);
  await page.keyboard.press("Escape");
  await bob.page.keyboard.press("Escape");
  await expect(log(page)).toContainText("You sold a merchant 1 ore for 0.9 coins.");
  await expect(log(bob.page)).toContainText(/Traveller 0x\w+…\w+ sold a merchant 1 ore for 0.9 coins\./);
  await expect(log(bob.page)).toContainText(/bought 1 food from a merchant for 1.15 coins\./);
});

test("a price that moved while she looked is refused, and nothing is taken", async () => {
  const { page } = ada;
  await shines(page, "Trade");
  await page.keyboard.press("t");
  const shop = page.getByRole("dialog", { name: "The merchant" });
  const sell = shop.getByRole("button", { name: /^Sell 1 ore for/ });
  await expect(sell).toBeEnabled();
  const before = await purseOf(game.client, adaAddress);
  // Her page hears of what changes only when it may ask for events again.
  await page.route(`http://127.0.0.1:${game.chainPort}/**`, async (route) => {
    const asked = route.request().postData() ?? "";
    if (/eth_getLogs/.test(asked)) await route.abort();
    else await route.continue();
  });
  await director.set((record) => {
    const mind = record.minds[merchant] as number;
    record.minds[merchant] = ((mind & 0xfff0ffff) | (9 << 16)) >>> 0;
  });
  await sell.click();
  await expect(page.getByText("The price has fallen meanwhile.").first()).toBeVisible();
  await page.unroute(`http://127.0.0.1:${game.chainPort}/**`);
  await expect(shop.locator("[data-price=now]").first()).toContainText("0.55");
  expect(await purseOf(game.client, adaAddress)).toBe(before);
  await shop.getByRole("button", { name: "Close" }).click();
  await expect(shop).toBeHidden();
});

test("being robbed and dying are told at once, with what was lost and where", async () => {
  let raider = 0;
  await director.set((record) => {
    sendAway(record);
    placePlayer(record, adaSlot, tiles[0], { health: 5, ore: 9, food: 2 });
    raider = placeNpc(record, "raider", tiles[1], { hunger: 12 });
  });
  const { page } = ada;
  // Both pages have seen what she has before it is taken.
  await expect(carries(page, "ore")).toHaveText("9");
  await expect(around(bob.page)).toContainText("Raider");
  await director.tick([raider, adaSlot]);
  await expect(page.getByText("A raider robbed you of 4 ore.").first()).toBeVisible();
  await expect(log(bob.page)).toContainText("A raider robbed a traveller of 4 ore.");
  await expect(carries(page, "ore")).toHaveText("5");
  await picture(page, "realm-robbed.png");

  await director.set((record) => {
    sendAway(record);
    placePlayer(record, adaSlot, tiles[0], { health: 1, ore: 5, food: 2 });
    wolf = placeNpc(record, "wolf", tiles[1]);
  });
  await expect(carries(page, "food")).toHaveText("2");
  for (const visitor of [ada, bob]) await expect(around(visitor.page)).toContainText("Wolf");
  await director.tick([wolf, adaSlot]);
  await expect(page.getByText("You have fallen.")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(/You fell to a wolf and lost 5 ore and 2 food/).first()).toBeVisible();
  await expect(log(bob.page)).toContainText("A traveller fell to a wolf and lost 5 ore and 2 food.");
  await picture(page, "realm-fallen.png");

  await page.getByRole("button", { name: "Rise in the town" }).click();
  await expect(page.getByText("You have fallen.")).toBeHidden();
  await expect(carries(page, "ore")).toHaveText("0");
  adaSlot = await director.slotOf(adaAddress);
  // The log leads to where it happened.
  const follow = page.getByRole("button", { name: "Back to you" });
  await log(page)
    .getByRole("button", { name: /You fell to a wolf/ })
    .click();
  await expect(follow).toHaveAttribute("data-following", "false");
});

test("a click on a vein walks beside it and mines", async () => {
  await director.set((record) => {
    sendAway(record);
    placePlayer(record, adaSlot, tiles[2], healthy);
  });
  const { page } = ada;
  await page.getByRole("button", { name: "Back to you" }).click();
  await expect(page.locator("[data-report=place]")).toContainText(
    `You stand at ${tiles[2] & 31}, ${tiles[2] >> 5} in`,
  );
  const stage = findStage();
  // The camera follows her: the vein lies as many tiles from the middle as from her, 48 pixels each.
  const box = (await page.locator("canvas").first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const away = ((stage.vein & 31) - (tiles[2] & 31)) * 48;
  await expect(async () => {
    await page.mouse.click(box.x + box.width / 2 + away, box.y + box.height / 2);
    await expect(carries(page, "ore")).toHaveText(/^[1-9]/, { timeout: 15_000 });
  }).toPass({ timeout: 60_000 });
});

test("on a phone fingers do the same: tap a plate, read the log, tap the map", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await drawSeldom(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(game.url);
  const address = await walletOf(page);
  await eventually(async () => {
    const player = await readRecord(game.client, { table: tables.realm.Player, key: { player: address } });
    return player?.spawns ? true : undefined;
  }, "the player spawns on chain");
  const slot = await director.slotOf(address);
  await director.set((record) => {
    sendAway(record);
    placePlayer(record, slot, tiles[0], { health: 9, ore: 0, food: 1 });
  });
  await shines(page, "Mine");
  await plate(page, "Mine").tap();
  await expect(carries(page, "ore")).toHaveText("1");
  await plate(page, "Gather").tap({ force: true });
  await picture(page, "realm-phone.png");

  await page.getByRole("button", { name: "What happened" }).tap();
  const sheet = page.getByRole("dialog", { name: "What happened" });
  await expect(sheet).toContainText("You broke 1 ore out of the rock.");
  await picture(page, "realm-phone-log.png");
  await sheet.getByRole("button", { name: "Close" }).tap();

  // Nothing is wider than the screen, and every plate is large enough for a finger.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const name of ["Mine", "Gather", "Eat", "Strike", "Give", "Trade"]) {
    const box = await plate(page, name).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  // A tap on the tile beside her: a tile is 41 pixels at this width. What is under the finger counts: until the camera has
  // come to rest over her that is another tile, and the way there is walked.
  const canvas = (await page.locator("canvas").first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const towards = Math.sign((tiles[1] & 31) - (tiles[0] & 31));
  await expect(async () => {
    await director.set((record) => placePlayer(record, slot, tiles[0], healthy));
    await expect(page.locator("[data-report=place]")).toContainText(
      `You stand at ${tiles[0] & 31}, ${tiles[0] >> 5} in`,
    );
    await page.touchscreen.tap(canvas.x + canvas.width / 2 + towards * 41, canvas.y + canvas.height / 2);
    await eventually(
      async () => (((await director.region()).lanes[slot] as number) % 1024 === tiles[1] ? true : undefined),
      "she has walked to where the finger was",
      15_000,
    );
  }).toPass({ timeout: 90_000 });
  expect(faults).toEqual([]);
  await context.close();
});
