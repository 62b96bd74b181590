import process from "node:process";
import { expect, test } from "@playwright/test";
import { findGame, type Game } from "./game.ts";
import { eventually, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

let game: Game;
let visitor: Visitor;

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  visitor = await visit(browser, game.url);
});
test.afterAll(async () => {
  await visitor?.leave();
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
  // What stands around the player is drawn by lot, so one side may be a wall or water; the four sides never are.
  const sides = [
    [0, -96],
    [96, 0],
    [0, 96],
    [-96, 0],
  ] as const;
  let clicks = 0;
  await expect(async () => {
    const [x, y] = sides[clicks++ % sides.length] ?? sides[0];
    await page.mouse.click(canvas.x + canvas.width / 2 + x, canvas.y + canvas.height / 2 + y);
    await expect.poll(place, { timeout: 3_000 }).not.toBe(from);
  }).toPass({ timeout: 60_000 });
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
  // One side may be blocked; of the four at least one is open, and each tab's steps go out as its own transactions.
  const walkAbout = async (tab: typeof page) => {
    for (const key of ["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"]) await tab.keyboard.press(key);
  };
  await Promise.all([walkAbout(page), walkAbout(other)]);
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
