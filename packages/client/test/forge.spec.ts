import AxeBuilder from "@axe-core/playwright";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import { read } from "@cogwright/botbuilder/reader/read";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { expect, type Page, test } from "@playwright/test";
import type { Hex } from "viem";
import { findGame, type Game } from "./game.ts";
import { model, modelAnswers } from "./model.ts";
import { drawSeldom, eventually, picture, readInPage, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const first = "Keep your distance and shoot. When my health is under 30% repair.";
const amendment = "guard when he is close";

let game: Game;
let player: Visitor;

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  player = await visit(browser, `${game.url}/forge`);
});
test.afterAll(async () => {
  await player?.leave();
});
test.afterEach(() => {
  expect(player?.faults ?? []).toEqual([]);
});

const rules = (page: Page) => page.getByRole("region", { name: "Rules", exact: true });
const cards = (page: Page) => rules(page).getByRole("region", { name: /^Rule \d+:/ });
const chat = (page: Page) => page.getByRole("log", { name: "Conversation" });

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("How should it fight?").fill(words);
  await page.getByRole("button", { name: "Say it" }).click();
}

/** The actions on the cards, from the top. */
async function actionsShown(page: Page): Promise<string[]> {
  return cards(page).locator("strong").allTextContents();
}

/** The strategy on the bench, as this browser keeps it. */
async function onBench(page: Page): Promise<Pick<Strategy, "rules" | "loadout" | "otherwise">> {
  const kept = await page.evaluate(() => localStorage.getItem("cogwright.forge"));
  const { draft } = JSON.parse(kept ?? "{}") as {
    draft: { cards: { rule: Strategy["rules"][number]; off: boolean }[] } & Pick<
      Strategy,
      "loadout" | "otherwise"
    >;
  };
  const on = draft.cards.filter(({ off }) => !off).map(({ rule }) => rule);
  return { rules: on, loadout: draft.loadout, otherwise: draft.otherwise };
}

test("words become cards, amended in the chat, moved by mouse and by keyboard, undone; the chain holds exactly them", async () => {
  const { page } = player;
  await readInPage(page);
  await say(page, first);
  const told = read(first).strategy;
  await expect(cards(page)).toHaveCount(told.rules.length);

  await say(page, amendment);
  const amended = read(amendment, told).strategy;
  await expect(cards(page)).toHaveCount(amended.rules.length);
  await expect(chat(page)).toContainText("Here is what I changed");
  expect((await onBench(page)).rules).toEqual(amended.rules);

  const before = await actionsShown(page);
  await rules(page).evaluate((region) => region.scrollIntoView({ block: "start" }));
  const top = await cards(page).first().boundingBox();
  const third = await cards(page).nth(2).boundingBox();
  if (!top || !third) throw new Error("the cards are not shown");
  await page.mouse.move(top.x + 200, top.y + 30);
  await page.mouse.down();
  await page.mouse.move(top.x + 200, top.y + 60, { steps: 4 });
  await page.mouse.move(third.x + 200, third.y + third.height * 0.5, { steps: 12 });
  await page.mouse.up();
  const dragged = [before[1], before[2], before[0], ...before.slice(3)];
  await expect.poll(() => actionsShown(page)).toEqual(dragged);
  await expect(page.getByRole("status", { name: "Last change" })).toContainText("Rule 3");

  await cards(page)
    .nth(2)
    .getByRole("button", { name: /^Move Rule 3/ })
    .focus();
  // What a screen reader says tells when the next key is heard.
  const said = (words: RegExp) => expect(page.getByRole("status").filter({ hasText: words })).toBeAttached();
  await page.keyboard.press("Space");
  await said(/is (lifted, at|over) place 3/);
  await page.keyboard.press("ArrowUp");
  await said(/is over place 2/);
  await page.keyboard.press("Space");
  await said(/is put down at place 2/);
  const lifted = [dragged[0], dragged[2], dragged[1], ...dragged.slice(3)];
  await expect.poll(() => actionsShown(page)).toEqual(lifted);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => actionsShown(page)).toEqual(dragged);

  await page.getByLabel("Name").fill("Patient Wolf");
  await expect(page.getByRole("region", { name: "Trial battles" }).getByRole("status")).toContainText(
    "95% sure",
  );
  await expect(cards(page).first()).toContainText(/taken/);
  await picture(page, "forge.png");
  await page.getByRole("button", { name: "Save on chain" }).click();
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

  const [one, two, three, ...others] = amended.rules;
  if (!one || !two || !three) throw new Error("the amended bot has fewer than three rules");
  const code = compile({ ...amended, rules: [two, three, one, ...others] });
  const owner = await player.address();
  const mine = await eventually(async () => {
    const { bots = 0 } = (await readRecord(game.client, { table: tables.arena.Counters, key: {} })) ?? {};
    const all = await Promise.all(
      Array.from({ length: bots }, (_, index) =>
        readRecord(game.client, { table: tables.arena.Bot, key: { id: index + 1 } }),
      ),
    );
    return all.find((bot) => bot?.owner.toLowerCase() === owner.toLowerCase());
  }, "the bot is on chain");
  const held = await game.client.publicClient.getCode({ address: mine.code });
  expect(mine.name).toBe("Patient Wolf");
  expect(`0x${held?.slice(4)}` as Hex).toBe(code);
});

test("a rule says why it is never taken, and is switched off and changed by hand", async () => {
  const { page } = player;
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByLabel("Value of condition 1").fill("0");
  await page.getByRole("button", { name: "Add it on top" }).click();
  await expect(cards(page).first()).toContainText("never taken: “he is less than 0 tiles away” did not hold");
  const count = await cards(page).count();
  await cards(page).first().getByRole("switch").click();
  await expect(cards(page)).toHaveCount(count - 1);
  await cards(page)
    .first()
    .getByRole("button", { name: /^Change: / })
    .click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Then" }).click();
  await page.getByRole("option", { name: "take cover" }).click();
  await page.getByRole("button", { name: "Change it" }).click();
  await expect.poll(async () => (await onBench(page)).rules[0]?.do).toBe("takeCover");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(count);
});

test("money rules are sentences with numbers", async () => {
  const { page } = player;
  const money = page.getByRole("region", { name: "Money rules" });
  await money.getByRole("switch", { name: "Stake a part of the purse" }).click();
  await money.getByRole("spinbutton", { name: "Stake a part of the purse" }).fill("8");
  await expect(page.getByRole("status", { name: "Last change" })).toContainText(
    "Stakes up to 8% of its purse",
  );
});

test("draft, chat and unsent words survive a reload, and a version is kept and compared", async () => {
  const { page } = player;
  const before = await onBench(page);
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Keep this version" }).click();
  await page.getByRole("button", { name: "Back to the bench" }).click();
  await page.getByLabel("How should it fight?").fill("not said yet");
  await page.reload();
  await expect(page.getByLabel("How should it fight?")).toHaveValue("not said yet");
  await expect(page.getByLabel("Name")).toHaveValue("Patient Wolf");
  await expect(chat(page)).toContainText(amendment);
  expect(await onBench(page)).toEqual(before);

  await say(page, "never retreat");
  await page.getByRole("button", { name: "Versions" }).click();
  const dialog = page.getByRole("dialog", { name: "Versions" });
  await dialog
    .getByRole("button", { name: /^Compare/ })
    .first()
    .click();
  await expect(dialog).toContainText("Against each other, the bench wins");
  await dialog
    .getByRole("button", { name: /^Take back/ })
    .first()
    .click();
  await expect.poll(() => onBench(page)).toEqual(before);
});

test("the language model reads, and when it cannot the built-in reader does and says why", async () => {
  const { page } = player;
  await page.getByRole("button", { name: "Clear the bench" }).click();
  await page.getByRole("switch", { name: "Ask test-model" }).click();
  await modelAnswers(game.model, { strategy: { ...read(first).strategy, name: "Model" } });
  await say(page, first);
  await expect(chat(page)).toContainText("Read by test-model");
  await expect(cards(page)).not.toHaveCount(0);

  await modelAnswers(game.model, "busy");
  await say(page, "never retreat");
  await expect(chat(page)).toContainText("The language model is busy. The built-in reader answers instead.");

  await modelAnswers(game.model, "silent");
  await say(page, "wait for nobody");
  await expect(chat(page)).toContainText("0 of 3 answers are in");
  await picture(page, "forge-thinking.png");
  await chat(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("How should it fight?")).toHaveValue("wait for nobody");
  await expect(chat(page)).not.toContainText("wait for nobody");
  const sources = await page.evaluate(async () => {
    const scripts = performance.getEntriesByType("resource").map(({ name }) => name);
    const own = scripts.filter((name) => name.startsWith(location.origin));
    return (await Promise.all(own.map(async (name) => (await fetch(name)).text()))).join("\n");
  });
  expect(sources).toContain("Cogwright");
  expect(sources).not.toContain(model.key);
});

test("somebody's open bot is forked from its page; what lay on the bench goes into the drawer", async () => {
  const { page } = player;
  const bot = await readRecord(game.client, { table: tables.arena.Bot, key: { id: 1 } });
  const held = await game.client.publicClient.getCode({ address: bot?.code ?? "0x" });
  const code = `0x${held?.slice(4)}` as Hex;
  await page.goto(`${game.url}/bot/1`);
  await page.getByRole("link", { name: "Make it your own" }).click();
  const dialog = page.getByRole("dialog", { name: /^Make your own of it/ });
  await dialog.getByRole("button", { name: "Put it on the bench" }).click();
  await expect(page.getByLabel("Name")).toHaveValue(`${bot?.name} II`);
  await expect(cards(page)).toHaveCount(decompile(code).rules.length);
  expect(compile({ version: 1, name: "x", ...(await onBench(page)) })).toBe(code);
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(page.getByRole("dialog", { name: "Versions" })).toContainText("set aside");
  await page.keyboard.press("Escape");
});

test("a link carries the bot to another browser, on a phone, where nothing runs over the edge", async ({
  browser,
}) => {
  const { page } = player;
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByLabel("Link").inputValue();
  await page.keyboard.press("Escape");

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await drawSeldom(context);
  const phone = await context.newPage();
  await phone.goto(link);
  await expect(cards(phone)).toHaveCount(await cards(page).count());
  expect(compile({ version: 1, name: "x", ...(await onBench(phone)) })).toBe(
    compile({ version: 1, name: "x", ...(await onBench(page)) }),
  );
  await readInPage(phone);
  await say(phone, "guard when he is close");
  await expect(chat(phone)).toContainText("guard");
  const [, second] = await actionsShown(phone);
  await cards(phone)
    .nth(1)
    .getByRole("button", { name: /^Move up/ })
    .click();
  await expect.poll(async () => (await actionsShown(phone))[0]).toBe(second);
  const width = await phone.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll("main")].map((part) => part.scrollWidth),
    ),
  );
  expect(width).toBeLessThanOrEqual(390);
  await picture(phone, "forge-phone.png", { fullPage: true });
  await phone.goto(`${game.url}/forge?code=nonsense`);
  await expect(phone.getByText("This link holds no bot that the forge can read.").first()).toBeVisible();
  await context.close();
});

test("nothing on the forge's page stands in the way of assistive technology", async () => {
  const { page } = player;
  const check = async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa"])
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
  };
  expect(await check()).toEqual([]);
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(page.getByRole("dialog", { name: "Versions" })).toBeVisible();
  expect(await check()).toEqual([]);
});
