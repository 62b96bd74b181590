import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountOfAddress, accountOfBot } from "@cogwright/contracts/accounts";
import { botCommitment } from "@cogwright/contracts/botCommitment";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { matchEnding, matchStatus, wagerRules } from "@cogwright/contracts/rules/wager";
import type { Sender, WorldCall } from "@cogwright/contracts/sender";
import { type Address, type Hex, isAddressEqual, keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";
import type { BotsFile } from "../src/runner/botsFile.ts";
import type { Strategy } from "../src/strategy/strategy.ts";
import { entitlement } from "../src/wager/payout.ts";
import {
  deployLocalWorld,
  type LocalChain,
  type LocalWorld,
  startLocalChain,
  testKey,
} from "./localWorld.ts";
import { killAll, type Running, startProgram } from "./running.ts";
import { worldCalls } from "./worldCalls.ts";

const { coin } = wagerRules;
const salt = keccak256(toHex("a salt that nobody guesses"));
/** Everything a runner may do, for a day, as often and as much as it likes. */
const allFunctions = 7;

const [strong] = ladder;
if (!strong) throw new Error("the ladder has bots");
const fighter: Strategy = { ...strong.strategy, name: "Fighter", wager: { minChance: 60, stakePercent: 20 } };
const dummy: Strategy = { ...strong.strategy, name: "Dummy", rules: [], otherwise: "wait" };

let folder: string;
let chain: LocalChain;
let world: LocalWorld;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cogwright-runner-"));
  chain = await startLocalChain(folder);
  world = await deployLocalWorld(chain, folder);
}, 120_000);
afterEach(killAll);
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true });
});

const addressOf = (account: number): Address => privateKeyToAccount(testKey(account)).address;
const counters = () => readRecord(world.client, { table: tables.arena.Counters, key: {} });
const readMatch = (id: number) => readRecord(world.client, { table: tables.arena.Match, key: { id } });
const purseOf = async (account: Hex) =>
  (await readRecord(world.client, { table: tables.wager.Purse, key: { account } }))?.balance ?? 0n;
const positionOf = (matchId: number, account: Hex) =>
  readRecord(world.client, { table: tables.wager.Position, key: { matchId, account } });

/** Sends calls, mines them, and fails when one fails. */
async function perform(sender: Sender, ...calls: WorldCall[]): Promise<void> {
  for (const call of calls) {
    const { receipt } = await sender.send(call);
    await chain.mine(1);
    await receipt();
  }
}

/** Saves a bot of an account's, sealed or not, and gives it a purse of 100 coins and limits. @returns its id */
async function saveBot(account: number, strategy: Strategy, sealed: boolean): Promise<number> {
  const sender = world.sender(account);
  const code = compile(strategy);
  const { chainId } = world.client.deployment;
  const owner = addressOf(account);
  const commitment = botCommitment({ chainId, world: world.client.world, owner, code, salt });
  await perform(
    sender,
    sealed
      ? { functionName: "arena__saveSealedBot", args: [strategy.name, commitment] }
      : { functionName: "arena__saveBot", args: [strategy.name, code] },
  );
  const id = (await counters())?.bots ?? 0;
  const { timestamp } = await chain.client.getBlock();
  await perform(
    sender,
    { functionName: "wager__deposit", args: [accountOfBot(id)], value: 100n * coin },
    {
      functionName: "wager__setLimits",
      args: [id, 20n * coin, 50n * coin, timestamp + 86_400n],
    },
  );
  return id;
}

/** Starts `bot run` with a key. */
function run(account: number, bots: BotsFile["bots"]): Promise<Running> {
  const file = join(folder, `bots-${account}.json`);
  writeFileSync(file, JSON.stringify({ version: 1, bots } satisfies BotsFile));
  const args = ["--deployment", world.deploymentFile, "--bots", file];
  return startProgram("cli/bot.ts", testKey(account), "run", ...args);
}

const isPending = async () => (await chain.client.getTxpoolStatus()).pending > 0;

test("killed whenever something of its is on its way, it enters, bets, reveals and claims once each, by its owner's leave", {
  timeout: 240_000,
}, async () => {
  const [owner, rival, runnerKey, spectator] = [1, 2, 6, 4];
  const mine = await saveBot(owner, fighter, true);
  const theirs = await saveBot(rival, dummy, false);
  const { timestamp } = await chain.client.getBlock();
  const until = timestamp + 86_400n;
  await perform(world.sender(owner), {
    functionName: "wager__grant",
    args: [addressOf(runnerKey), mine, allFunctions, until, 50, 10, 50n * coin],
  });
  await perform(world.sender(rival), { functionName: "arena__openFromPurse", args: [theirs, coin] });
  const match = (await counters())?.matches ?? 0;
  const services = await startProgram(
    "services/services.ts",
    testKey(3),
    ...["--deployment", world.deploymentFile, "--only", "beacon,keeper"],
  );
  const bots = [{ id: mine, strategy: fighter, salt }];

  /** Waits for a transaction of the runner's, kills it, starts it again, and lets the transaction in. */
  let runner = await run(runnerKey, bots);
  async function killMidway() {
    await vi.waitUntil(isPending, { timeout: 30_000 });
    await runner.kill();
    runner = await run(runnerKey, bots);
    await runner.says("waiting for own transactions");
    await chain.mine(1);
  }

  await killMidway();
  expect(await readMatch(match)).toMatchObject({ status: matchStatus.entered, botB: mine });

  // Somebody bets against it: the odds pay now.
  await perform(
    world.sender(spectator),
    { functionName: "wager__deposit", args: [accountOfAddress(addressOf(spectator))], value: 100n * coin },
    { functionName: "wager__bet", args: [match, 1, 10n * coin] },
  );
  await killMidway();
  expect((await positionOf(match, accountOfBot(mine)))?.betB).toBeGreaterThan(0n);

  // It is dead while bets close, and started with seconds left to reveal.
  await runner.kill();
  const closes = Number((await readMatch(match))?.betsCloseAt);
  const now = Number((await chain.client.getBlock()).timestamp);
  await chain.mine(closes - now + wagerRules.revealWindow - 4);
  runner = await run(runnerKey, bots);
  await killMidway();
  await chain.runUntil(async () => (await readMatch(match))?.status === matchStatus.resolved);
  const outcome = await readRecord(world.client, { table: tables.arena.Outcome, key: { matchId: match } });
  expect(outcome?.ending).toBe(matchEnding.fought);

  await killMidway();
  await chain.mine(2);
  expect(await runner.stop()).toBe(0);
  expect(await services.stop()).toBe(0);

  const calls = (await worldCalls(chain.client, world.client.world)).filter(({ from }) =>
    isAddressEqual(from, addressOf(runnerKey)),
  );
  expect(calls.map(({ functionName, succeeded }) => `${functionName} ${succeeded}`)).toEqual([
    "arena__enterFromPurse true",
    "wager__betFor true",
    "arena__reveal true",
    "wager__claimFor true",
  ]);
  const market = await readRecord(world.client, { table: tables.wager.Market, key: { matchId: match } });
  const put = await positionOf(match, accountOfBot(mine));
  if (!market || !put) throw new Error("the match has no money");
  expect(await purseOf(accountOfBot(mine))).toBe(
    100n * coin - put.stakeB - put.betB + entitlement(market, put),
  );
});

test("with its owner's own key it opens matches, and says in a sentence what it does and what it does not", {
  timeout: 120_000,
}, async () => {
  const challenger: Strategy = { ...fighter, name: "Challenger", wager: { maxStake: 2 } };
  const proud: Strategy = { ...fighter, name: "Proud" };
  const [first, second] = [await saveBot(5, challenger, false), await saveBot(5, proud, false)];
  const runner = await run(5, [
    { id: first, strategy: challenger, opens: 1.5 },
    { id: second, strategy: proud, opens: 1 },
  ]);
  const deed = runner.says("Challenger is in no match and challenges anyone for 1.5 coins.");
  const skip = runner.says("who would enter is not known, and it wants a chance of 60%");
  await chain.runUntil(async () => (await readMatch((await counters())?.matches ?? 0))?.botA === first);
  expect(await deed).toContain('"msg":"done"');
  expect(await skip).toContain("Proud to open a match");
  await chain.mine(3);
  expect(await runner.stop()).toBe(0);
  const opened = (await worldCalls(chain.client, world.client.world)).filter(
    ({ from, functionName }) => isAddressEqual(from, addressOf(5)) && functionName === "arena__openFromPurse",
  );
  expect(opened).toHaveLength(1);
});

test("it does not play a bot that it could not reveal, and says why", { timeout: 60_000 }, async () => {
  const sealed = await saveBot(7, fighter, true);
  await expect(run(7, [{ id: sealed, strategy: fighter }])).rejects.toThrow("ended with 1");
  await expect(run(7, [{ id: sealed, strategy: dummy, salt }])).rejects.toThrow("ended with 1");
  await expect(run(7, [])).rejects.toThrow("ended with 1");
});
