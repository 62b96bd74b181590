import process from "node:process";
import { expect, test } from "@playwright/test";
import { type Game, startGame } from "./game.ts";
import { eventually, purseOf, type Visitor, visit } from "./visitor.ts";

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

test("a wallet extension is used in place of the browser's own, asks for each transaction, and may say no", async ({
  browser,
}) => {
  // One of the public test accounts, whose key the chain itself holds: it signs as an extension would.
  const address = "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955";
  const context = await browser.newContext();
  await context.addInitScript(
    ({ rpc, account }) => {
      const provider = {
        request: async ({ method, params }: { method: string; params?: unknown[] }) => {
          if (method === "eth_requestAccounts") localStorage.setItem("extension", "unlocked");
          if (method === "eth_requestAccounts" || method === "eth_accounts") {
            return localStorage.getItem("extension") === null ? [] : [account];
          }
          if (method === "eth_sendTransaction" && localStorage.getItem("extension") === "declines") {
            throw Object.assign(new Error("User rejected the request."), { code: 4001 });
          }
          // The fee is the wallet's to choose; on this chain none is asked for.
          const filled =
            method === "eth_sendTransaction"
              ? (params ?? []).map((each) => ({ ...(each as object), gasPrice: "0x0" }))
              : (params ?? []);
          const answer = await fetch(rpc, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: filled }),
          });
          const { result, error } = await answer.json();
          if (error) throw Object.assign(new Error(error.message), { code: error.code });
          return result;
        },
        on: () => undefined,
        removeListener: () => undefined,
      };
      const info = {
        uuid: crypto.randomUUID(),
        name: "Test Key",
        rdns: "test.key",
        icon: "https://elsewhere.test/x.png",
      };
      const announce = () =>
        window.dispatchEvent(
          new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }),
        );
      window.addEventListener("eip6963:requestProvider", announce);
      announce();
    },
    { rpc: `http://127.0.0.1:${game.chainPort}`, account: address },
  );
  const page = await context.newPage();
  await page.goto(`${game.url}/arena`);
  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByText("this browser's own wallet")).toBeVisible();
  await page.getByRole("button", { name: "Use Test Key" }).click();

  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByText("You play with Test Key")).toBeVisible();
  const before = await purseOf(game.client, address);
  await page.getByLabel("Coins to put in").fill("3");
  await page.evaluate(() => localStorage.setItem("extension", "declines"));
  await page.getByRole("button", { name: "Deposit", exact: true }).click();
  await expect(page.getByText("The wallet's owner declined")).toBeVisible();

  await page.evaluate(() => localStorage.setItem("extension", "unlocked"));
  await page.getByRole("button", { name: "Deposit", exact: true }).click();
  await eventually(
    async () => ((await purseOf(game.client, address)) >= before + 3n * 10n ** 15n ? true : undefined),
    "the extension's purse holds the deposit",
  );
  await page.getByRole("button", { name: "Use this browser's own wallet" }).click();
  await page.getByRole("button", { name: /^Purse/ }).click();
  await expect(page.getByRole("button", { name: "Use Test Key" })).toBeVisible();
  await context.close();
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
