import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { matchEnding, matchStatus, wagerRules } from "@cogwright/contracts/rules/wager";
import type { Sender, WorldCall } from "@cogwright/contracts/sender";
import { type Address, isAddressEqual, padHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { readOrCreateSecret } from "../src/beacon/secretFile.ts";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";
import {
  deployLocalWorld,
  type LocalChain,
  type LocalWorld,
  startLocalChain,
  testKey,
} from "./localWorld.ts";
import { killAll, startProgram } from "./running.ts";
import { worldCalls } from "./worldCalls.ts";

const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const entry = (name: string) => join(import.meta.dirname, "../src/services", `${name}.ts`);

let folder: string;
let chain: LocalChain;
let world: LocalWorld;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cogwright-services-"));
  chain = await startLocalChain(folder);
  world = await deployLocalWorld(chain, folder);
}, 120_000);
afterEach(killAll);
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true });
});

/** Starts services as `npm start` does and waits until they are ready. */
const start = (name: string, account: number, ...args: string[]) =>
  startProgram(`services/${name}.ts`, testKey(account), "--deployment", world.deploymentFile, ...args);

/** Sends calls, mines them, and fails when one fails. */
async function perform(sender: Sender, ...calls: WorldCall[]): Promise<void> {
  for (const call of calls) {
    const { receipt } = await sender.send(call);
    await chain.mine(1);
    await receipt();
  }
}

const addressOf = (account: number): Address => privateKeyToAccount(testKey(account)).address;
const readMatch = (id: number) => readRecord(world.client, { table: tables.arena.Match, key: { id } });
const isOver = async (id: number) => ((await readMatch(id))?.status ?? 0) >= matchStatus.resolved;
const counters = () => readRecord(world.client, { table: tables.arena.Counters, key: {} });

/** Gives an account a bot and 100 coins in its purse. @returns the bot's id */
async function equip(account: number, place: number): Promise<number> {
  const bot = ladder[place];
  if (!bot) throw new Error("no such place on the ladder");
  const purse = padHex(addressOf(account), { size: 32 });
  await perform(
    world.sender(account),
    { functionName: "wager__deposit", args: [purse], value: 100n * wagerRules.coin },
    { functionName: "arena__saveBot", args: [bot.name, compile(bot.strategy)] },
  );
  return (await counters())?.bots ?? 0;
}

/** What an account has called, successes and failures, as "function(first argument)". */
async function callsOf(address: Address): Promise<string[]> {
  const calls = await worldCalls(chain.client, world.client.world);
  return calls
    .filter(({ from }) => isAddressEqual(from, address))
    .map(
      ({ functionName, args, succeeded }) =>
        `${functionName}(${args[0] ?? ""})${succeeded ? "" : " reverted"}`,
    );
}

test("the services alone bring a match from its bets to its outcome, once", {
  timeout: 120_000,
}, async () => {
  const [mine, theirs] = [await equip(1, 0), await equip(2, 1)];
  const services = await start("services", 3, "--only", "beacon,keeper");
  await perform(world.sender(1), { functionName: "arena__openMatch", args: [mine, wagerRules.coin] });
  const id = (await counters())?.matches ?? 0;
  await perform(world.sender(2), { functionName: "arena__enterMatch", args: [id, theirs] });
  const { seedRound } = (await readMatch(id)) ?? { seedRound: 0n };

  await chain.runUntil(() => isOver(id));
  expect((await readMatch(id))?.status).toBe(matchStatus.resolved);
  const outcome = await readRecord(world.client, { table: tables.arena.Outcome, key: { matchId: id } });
  expect(outcome?.ending).toBe(matchEnding.fought);
  await chain.mine(3);
  expect(await services.stop()).toBe(0);
  expect(await callsOf(addressOf(3))).toEqual([`beacon__proveRound(${seedRound})`, `arena__resolve(${id})`]);
});

test("killed at any moment, they go on: no match stuck, nothing done twice", {
  timeout: 300_000,
}, async () => {
  const [mine, theirs] = [await equip(1, 2), await equip(2, 3)];
  const before = (await counters())?.matches ?? 0;
  // Three are fought, two of them seeded by one round; the fourth nobody enters.
  for (let match = 0; match < 4; match += 1) {
    await perform(world.sender(1), { functionName: "arena__openMatch", args: [mine, wagerRules.coin] });
  }
  const ids = [1, 2, 3, 4].map((match) => before + match);
  const [first = 0, second = 0, third = 0] = ids;
  const enter = (id: number) => ({ functionName: "arena__enterMatch" as const, args: [id, theirs] as const });
  const { send } = world.sender(2);
  await send(enter(first));
  await send(enter(second));
  await chain.mine(5);
  await perform(world.sender(2), enter(third));

  // Whenever they have sent something that is in no block yet, they are killed; the next run finds it on its way.
  let kills = 0;
  let services = await start("services", 4, "--only", "beacon,keeper");
  async function killUntilOver(...those: number[]) {
    while (!(await Promise.all(those.map(isOver))).every(Boolean)) {
      await vi.waitUntil(async () => (await chain.client.getTxpoolStatus()).pending > 0, { timeout: 30_000 });
      await services.kill();
      kills += 1;
      services = await start("services", 4, "--only", "beacon,keeper");
      await services.says("waiting for own transactions");
      await chain.mine(1);
    }
  }
  await chain.mine(wagerRules.bettingWindow + wagerRules.seedMargin + 3);
  await killUntilOver(first, second, third);
  await chain.mine(wagerRules.entryWindow);
  await killUntilOver(...ids);
  await chain.mine(3);
  expect(await services.stop()).toBe(0);

  const statuses = await Promise.all(ids.map(async (id) => (await readMatch(id))?.status));
  const { resolved } = matchStatus;
  expect(statuses).toEqual([resolved, resolved, resolved, matchStatus.void]);
  const rounds = new Set(
    await Promise.all([first, third].map(async (id) => (await readMatch(id))?.seedRound)),
  );
  const calls = await callsOf(addressOf(4));
  expect([...calls].sort()).toEqual(
    [
      ...[...rounds].map((round) => `beacon__proveRound(${round})`),
      ...[first, second, third].map((id) => `arena__resolve(${id})`),
      `arena__voidMatch(${ids[3]})`,
    ].sort(),
  );
  expect(kills).toBeGreaterThanOrEqual(3);
});

test("the house keeps a match open, fights when nobody else does, and enters players' matches", {
  timeout: 180_000,
}, async () => {
  const bot = await equip(1, 0);
  const services = await start("services", 5);
  const home = addressOf(5);

  /** The matches that the house has opened, by what became of them. */
  async function houseMatches(...statuses: number[]) {
    const count = (await counters())?.matches ?? 0;
    const all = await Promise.all(Array.from({ length: count }, (_, index) => readMatch(index + 1)));
    return all.filter((match) => match?.ownerA === home && statuses.includes(match.status));
  }
  const { open, entered, resolved } = matchStatus;

  await chain.runUntil(async () => (await houseMatches(open)).length > 0);
  // From then on one is open in every block, while the house fights itself twice.
  await chain.runUntil(async () => {
    expect(await houseMatches(open)).not.toEqual([]);
    return (await houseMatches(resolved)).length >= 2;
  });
  for (const match of await houseMatches(entered, resolved)) expect(match?.ownerB).not.toBe(home);

  await perform(world.sender(1), { functionName: "arena__openMatch", args: [bot, 3n * wagerRules.coin] });
  const id = (await counters())?.matches ?? 0;
  await chain.runUntil(() => isOver(id));
  expect((await readMatch(id))?.status).toBe(resolved);

  // The chain goes away and comes back as it was: they go on by themselves, and take what they won.
  const before = (await houseMatches(resolved)).length;
  await chain.crash();
  await chain.restart();
  await chain.runUntil(async () => (await houseMatches(resolved)).length > before);
  const calls = await callsOf(home);
  expect(calls.filter((call) => call.startsWith("wager__claimFor")).length).toBeGreaterThanOrEqual(3);
  expect(calls.filter((call) => call.endsWith("reverted"))).toEqual([]);
  expect(await services.stop()).toBe(0);
});

test("they say in one line why they do not start", { timeout: 60_000 }, async () => {
  const run = (args: string[], key: string | undefined) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [tsx, entry("services"), ...args], {
      env: { ...process.env, COGWRIGHT_KEY: key },
      encoding: "utf8",
    });
    return { status, stderr, stdout };
  };
  const deployment = ["--deployment", world.deploymentFile];
  expect(run(["--deployment", join(folder, "none.json")], testKey(6))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^There is no deployment file at .*\n$/),
  });
  expect(run(deployment, "0x1234")).toMatchObject({
    status: 1,
    stderr: "COGWRIGHT_KEY does not hold a private key. Set it to 0x and 64 hex digits.\n",
  });
  const secret = join(folder, "other.secret");
  readOrCreateSecret(secret);
  expect(run([...deployment, "--secret", secret], testKey(6))).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("The world does not trust the beacon whose secret is in"),
  });
  expect(run([...deployment, "--only", "butler"], testKey(6)).status).toBe(2);
});
