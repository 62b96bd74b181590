import process from "node:process";
import { fight } from "@cogwright/botbuilder/battle/fight";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { read } from "@cogwright/botbuilder/reader/read";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { matchStatus, wagerRules } from "@cogwright/contracts/rules/wager";
import { decodeRegion, isNpc } from "@cogwright/npc/region/record";
import { expect, type Page, test } from "@playwright/test";
import { type Address, keccak256 } from "viem";
import { type Clock, clockOf } from "./clock.ts";
import { findGame, type Game } from "./game.ts";
import { accountOf, eventually, picture, purseOf, readInPage, type Visitor, visit } from "./visitor.ts";

test.describe.configure({ mode: "serial" });

const words = "Keep your distance and shoot. When my health is under 30% repair.";
const stake = wagerRules.coin;

let game: Game;
let clock: Clock;
let player: Visitor;
let spectator: Visitor;
let botId: number;
let matchId: number;

test.beforeAll(async ({ browser }) => {
  game = await findGame();
  clock = clockOf(game);
  player = await visit(browser, game.url);
});
test.afterAll(async () => {
  standing.go();
  await clock?.release();
  await Promise.all([player?.leave(), spectator?.leave()]);
});
test.afterEach(() => {
  expect(player?.faults ?? []).toEqual([]);
  expect(spectator?.faults ?? []).toEqual([]);
});

const record = <name extends keyof typeof tables.arena>(name: name) => tables.arena[name];
const playerAt = async (address: Address) =>
  readRecord(game.client, { table: tables.realm.Player, key: { player: address } });
const regionNow = async (id: number) => {
  const fields = await readRecord(game.client, { table: tables.realm.Region, key: { id } });
  return fields && decodeRegion(id, fields);
};
const report = (page: Page) => page.locator("[data-report=place]");

/** Stops the keeper and the house, and lets them go on. */
const standing = {
  pid: undefined as number | undefined,
  stop() {
    standing.pid = game.pidOf("keeper");
    process.kill(standing.pid, "SIGSTOP");
  },
  go() {
    if (standing.pid !== undefined) process.kill(standing.pid, "SIGCONT");
    standing.pid = undefined;
  },
};

/** The newest match that waits for an opponent. */
async function waitingMatch() {
  const { matches = 0 } = (await readRecord(game.client, { table: record("Counters"), key: {} })) ?? {};
  for (let id = matches; id > 0; id -= 1) {
    const match = await readRecord(game.client, { table: tables.arena.Match, key: { id } });
    if (match?.status === matchStatus.open) return match;
  }
  return undefined;
}

/** Stops the house while a match of its waits for an opponent. @returns that match */
function withoutHouse() {
  const block = () => game.client.publicClient.getBlockNumber();
  return eventually(async () => {
    if (!(await waitingMatch())) return undefined;
    standing.stop();
    // What it has sent already is in a block two further on.
    const last = await block();
    await eventually(async () => ((await block()) > last + 1n ? true : undefined), "blocks go on");
    const match = await waitingMatch();
    if (!match) standing.go();
    return match;
  }, "a match of the house's waits for an opponent");
}

/** Where the page says the visitor stands. */
async function placeShown(page: Page) {
  const text = (await report(page).textContent()) ?? "";
  const found = /You stand at (\d+), (\d+) in region (\d+)/.exec(text);
  if (!found) throw new Error(`The page does not say where the visitor stands: "${text}"`);
  return { x: Number(found[1]), y: Number(found[2]), region: Number(found[3]) };
}

/** Where the chain says the visitor stands. */
async function placeOnChain(address: Address) {
  const at = await playerAt(address);
  if (!at) return undefined;
  const lane = (await regionNow(at.region))?.lanes[at.slot];
  return lane === undefined ? undefined : { x: lane & 31, y: (lane >> 5) & 31, region: at.region };
}

test("a new visitor stands in the realm and walks; the chain agrees", async () => {
  const { page } = player;
  await expect(report(page)).toContainText("You stand at");
  const address = await player.address();
  const start = await eventually(() => placeOnChain(address), "the player spawns on chain");
  expect(await placeShown(page)).toEqual(start);

  // Some neighbour is open ground: the first key that moves the token on the page must move it on chain.
  for (const key of ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"]) {
    await page.keyboard.press(key);
    const moved = await expect
      .poll(async () => JSON.stringify(await placeShown(page)) !== JSON.stringify(start), { timeout: 3_000 })
      .toBe(true)
      .then(() => true)
      .catch(() => false);
    if (moved) break;
  }
  const shown = await placeShown(page);
  expect(shown).not.toEqual(start);
  await eventually(async () => {
    const now = await placeOnChain(address);
    return JSON.stringify(now) === JSON.stringify(shown) ? now : undefined;
  }, "the step is on chain");
});

test("at least 64 NPCs live there, and an operator's ticks move them", async () => {
  const address = await player.address();
  const home = (await playerAt(address))?.region ?? 0;
  const near = [-257, -256, -255, -1, 0, 1, 255, 256, 257].map((step) => home + step);
  const regions = (await Promise.all(near.map(regionNow))).filter((region) => region !== undefined);
  const npcs = regions.flatMap((region) => [...region.lanes].filter(isNpc));
  expect(npcs.length).toBeGreaterThanOrEqual(64);

  const before = await regionNow(home);
  await eventually(async () => {
    const now = await regionNow(home);
    return now && before && now.tick > before.tick + 2 && now.lanes.join() !== before.lanes.join()
      ? now
      : undefined;
  }, "ticks go on and somebody moves");
  await picture(player.page, "realm.png");
});

test("words become a bot: read back, tried in a battle, saved as bytecode", async () => {
  const { page } = player;
  await page.getByRole("link", { name: "Forge" }).click();
  await readInPage(page);
  await page.getByLabel("How should it fight?").fill(words);
  await page.getByRole("button", { name: "Say it" }).click();
  const rules = page.getByRole("region", { name: "Rules", exact: true });
  await expect(rules).toContainText(/repair/i);
  await expect(rules).toContainText(/shoot/i);
  await expect(rules).toContainText("under 30% repair");

  await page.getByLabel("Name").fill("Patient Wolf");
  await expect(page.getByRole("region", { name: "Preview battle" })).toBeVisible();
  await page.getByRole("region", { name: "Preview battle" }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("log", { name: "What happened" })).toContainText("rule");
  await page.getByRole("heading", { name: "The forge" }).scrollIntoViewIfNeeded();
  await picture(page, "forge.png");

  await page.getByRole("button", { name: "Save on chain" }).click();
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

  const owner = await player.address();
  const bots = await readRecord(game.client, { table: record("Counters"), key: {} });
  const all = await Promise.all(
    Array.from({ length: bots?.bots ?? 0 }, (_, index) =>
      readRecord(game.client, { table: tables.arena.Bot, key: { id: index + 1 } }),
    ),
  );
  const mine = all.find((bot) => bot?.owner.toLowerCase() === owner.toLowerCase());
  expect(mine?.name).toBe("Patient Wolf");
  expect(mine?.codeHash).toBe(keccak256(compile(read(words).strategy)));
  botId = mine?.id ?? 0;
});

test("it meets a house bot for a stake, and a second browser bets on the match", async ({ browser }) => {
  const { page } = player;
  await page.goto(`${game.url}/arena?bot=${botId}`);
  // The house stands still until the match is entered, so that it does not take it for itself.
  const open = await withoutHouse();
  matchId = open.id;
  const card = page
    .locator("li")
    .filter({ has: page.getByRole("region", { name: `Match ${matchId}: Waiting for an opponent` }) });
  await expect(card).toBeVisible();

  // The spectator waits on the match's own page, reached by its link.
  spectator = await visit(browser, `${game.url}/match/${matchId}`);
  await expect(spectator.page.getByText("Bets open when a second bot has entered.")).toBeVisible();
  const watcher = await spectator.address();
  await eventually(
    async () => ((await purseOf(game.client, watcher)) > 0n ? true : undefined),
    "a purse is granted",
  );

  // Bets are taken until both browsers have bet, however slow they are.
  await clock.hold();
  await card.getByRole("button", { name: "Enter it" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Takes");
  await dialog.getByRole("button", { name: /Enter/ }).click();
  await expect(spectator.page.getByText("Betting is open").first()).toBeVisible();
  standing.go();

  const bet = async (on: Page, side: "a" | "b", coins: string) => {
    const slip = on
      .getByRole("region", { name: "Bet slip" })
      .or(on.locator('[aria-label="Bet slip"]'))
      .first();
    await slip.locator(`label[data-side=${side}]`).click();
    await slip.getByLabel("Coins to bet").fill(coins);
    await slip.getByRole("button", { name: /^Bet on/ }).click();
  };
  await bet(spectator.page, "a", "3");
  await page.goto(`${game.url}/match/${matchId}`);
  await bet(page, "b", "2");

  const position = (address: Address) =>
    readRecord(game.client, {
      table: tables.wager.Position,
      key: { matchId, account: accountOf(address) },
    });
  const bettor = await player.address();
  await eventually(
    async () => ((await position(watcher))?.betA ? true : undefined),
    "the spectator's bet is on chain",
  );
  await eventually(
    async () => ((await position(bettor))?.betB ? true : undefined),
    "the owner's bet is on chain",
  );
  expect((await position(watcher))?.betA).toBe(3n * wagerRules.coin);
  expect((await position(bettor))?.betB).toBe(2n * wagerRules.coin);
  await picture(page, "match.png");
  const entered = await readRecord(game.client, { table: tables.arena.Match, key: { id: matchId } });
  await clock.moveTo(Number(entered?.betsCloseAt));
  await clock.release();
});

test("the beacon seeds it, the contract fights it, both browsers replay it from the chain", async () => {
  const match = await eventually(
    async () => {
      const now = await readRecord(game.client, { table: tables.arena.Match, key: { id: matchId } });
      return now?.status === matchStatus.resolved ? now : undefined;
    },
    "the match is resolved",
    120_000,
  );
  const outcome = await readRecord(game.client, { table: tables.arena.Outcome, key: { matchId } });
  const round = await readRecord(game.client, {
    table: tables.beacon.Round,
    key: { round: match.seedRound },
  });
  expect(round?.randomness).toMatch(/^0x[0-9a-f]{64}$/);

  const code = async (side: number) => {
    const entry = await readRecord(game.client, { table: tables.arena.Entry, key: { matchId, side } });
    const stored = await game.client.publicClient.getCode({ address: entry?.code ?? "0x" });
    return `0x${stored?.slice(4)}` as const;
  };
  const again = fight(await code(1), await code(2), outcome?.seed ?? "0x");
  expect(again.digest).toBe(outcome?.digest);

  for (const { page } of [player, spectator]) {
    await page.goto(`${game.url}/battle/${matchId}`);
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByRole("table", { name: /Computed here/ })).toContainText(
      outcome?.digest.slice(0, 6) ?? "?",
    );
    await expect(page.locator("tr[data-agrees=false]")).toHaveCount(0);
  }
  await player.page.goto(`${game.url}/battle/${matchId}?turn=9`);
  await expect(player.page.getByRole("status", { name: "Turn shown" })).toContainText("9");
  await picture(player.page, "battle.png");
});

test("whoever won claims, and every purse is right to the wei", async () => {
  const market = await readRecord(game.client, { table: tables.wager.Market, key: { matchId } });
  if (!market) throw new Error("the market is gone");
  const { poolA, poolB, betWinner, stakeWinner, feeBps } = market;

  /** A side's share of a pot, worked out here by hand: own money, and its part of the losers' less the fee. */
  const share = (mine: bigint, winning: bigint, losing: bigint) =>
    mine + (mine * (losing - (losing * BigInt(feeBps)) / 10_000n)) / winning;
  const owed = (put: { stakeA: bigint; stakeB: bigint; betA: bigint; betB: bigint }) => {
    const of = (winner: number, a: bigint, b: bigint, potA: bigint, potB: bigint) => {
      if (winner === 1) return a > 0n ? share(a, potA, potB) : 0n;
      if (winner === 2) return b > 0n ? share(b, potB, potA) : 0n;
      return a + b;
    };
    return (
      of(stakeWinner, put.stakeA, put.stakeB, market.stake, market.stake) +
      of(betWinner, put.betA, put.betB, poolA, poolB)
    );
  };

  for (const visitor of [player, spectator]) {
    const address = await visitor.address();
    const before = await purseOf(game.client, address);
    const key = { matchId, account: accountOf(address) };
    const position = await readRecord(game.client, { table: tables.wager.Position, key });
    if (!position) throw new Error("the position is gone");
    const due = owed(position);
    await visitor.page.goto(`${game.url}/match/${matchId}`);
    await expect(visitor.page.locator('[aria-label="Result"]')).toBeVisible();
    const claim = visitor.page.getByRole("button", { name: /^Claim/ });
    if (due > 0n) {
      await claim.click();
      await expect(claim).toBeHidden();
    } else {
      await expect(claim).toHaveCount(0);
    }
    expect(await purseOf(game.client, address)).toBe(before + due);
  }
  expect(stake).toBeGreaterThan(0n);
});
