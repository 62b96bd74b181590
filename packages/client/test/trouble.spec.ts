import process from "node:process";
import { expect, test } from "@playwright/test";
import { type Game, startGame } from "./game.ts";
import { eventually, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

let game: Game;
let visitor: Visitor;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  game = await startGame();
  visitor = await visit(browser, game.url);
});
test.afterAll(async () => {
  await game?.stop();
});

test("a click on the map walks there; the chain agrees", async () => {
  const { page } = visitor;
  const report = page.locator("[data-report=place]");
  await expect(report).toContainText("You stand at");
  const place = async () => /You stand at [^.]*/.exec((await report.textContent()) ?? "")?.[0];
  const from = await place();
  const address = await visitor.address();
  const sent = () => game.client.publicClient.getTransactionCount({ address });
  const before = await sent();
  const canvas = (await page.locator("canvas").first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2 - 96);
  await expect.poll(place).not.toBe(from);
  await eventually(async () => ((await sent()) > before ? true : undefined), "the walk is in a block");
});

test("two tabs with one wallet walk at once, and their nonces do not clash", async () => {
  const { page } = visitor;
  await expect(page.locator("[data-report=place]")).toContainText("You stand at");
  const other = await page.context().newPage();
  const faults: string[] = [];
  other.on("pageerror", (error) => faults.push(error.message));
  await other.goto(game.url);
  await expect(other.locator("[data-report=place]")).toContainText("You stand at");

  const address = await visitor.address();
  const sent = () => game.client.publicClient.getTransactionCount({ address });
  const before = await sent();
  await Promise.all([page.keyboard.press("ArrowUp"), other.keyboard.press("ArrowUp")]);
  await eventually(
    async () => ((await sent()) >= before + 2 ? true : undefined),
    "both tabs' steps are in blocks",
  );
  expect([...faults, ...visitor.faults]).toEqual([]);
  await other.close();
});

test("the chain goes away: a banner says so; it comes back: the page catches up by itself", async () => {
  const { page } = visitor;
  const chain = game.pidOf("chain");
  const last = await game.client.publicClient.getBlockNumber();
  process.kill(chain, "SIGSTOP");
  try {
    await expect(page.getByRole("alert")).toContainText("The chain does not answer", { timeout: 60_000 });
  } finally {
    process.kill(chain, "SIGCONT");
  }
  await expect(page.getByRole("alert")).toBeHidden({ timeout: 60_000 });
  await eventually(
    async () => ((await game.client.publicClient.getBlockNumber()) > last ? true : undefined),
    "the chain goes on",
  );
  await expect(page.getByText(/^Live/)).toBeVisible();
});
