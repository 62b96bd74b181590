import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { regionWritten } from "@cogwright/contracts/regionVault";
import { createSender } from "@cogwright/contracts/sender";
import { firstRegions } from "@cogwright/contracts/setup/realm";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import { type Hex, hexToNumber, parseEventLogs } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ended,
  type OperatorProcessOptions,
  operatorCommand,
  startOperatorProcess,
  until,
} from "../../test/operatorProcess.ts";
import { clockOf, foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import { decodeRegion, evidenceOf, occupantsOf, type RegionRecord } from "../region/record.ts";

const account = testAccount(1);
let game: TestWorld;
let deploymentFile: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  game = await foundTestWorld();
  deploymentFile = join(mkdtempSync(join(tmpdir(), "operator-")), "deployment.json");
  writeFileSync(deploymentFile, JSON.stringify(game.deployment));
  await clockOf(game.deployment.rpc).setIntervalMining({ interval: 1 });
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await game.anvil.stop();
});

const startOperator = (options: OperatorProcessOptions = {}): Promise<ChildProcess> =>
  startOperatorProcess(deploymentFile, account, running, options);

async function readRegion(id: number): Promise<RegionRecord> {
  const fields = await readRecord(game.client, { table: tables.realm.Region, key: { id } });
  if (!fields) throw new Error(`region ${id} is not settled`);
  return decodeRegion(id, fields);
}
const home = firstRegions()[0] as number;
const tickOf = async (id: number): Promise<number> => (await readRegion(id)).tick;

/** How often each region's record came to each tick, over the whole chain. Players write it between ticks, too. */
async function ticksWritten(): Promise<Map<string, number>> {
  const logs = await game.client.publicClient.getLogs({
    address: await systemAddress(game.client, "realm", "VaultSystem"),
    event: regionWritten,
    fromBlock: 0n,
  });
  const counts = new Map<string, number>();
  const last = new Map<bigint, number>();
  for (const { args } of parseEventLogs({ abi: [regionWritten], logs })) {
    const number = hexToNumber(args.bodies.slice(0, 10) as Hex);
    if (last.get(args.region) === number) continue;
    last.set(args.region, number);
    const tick = `${args.region}:${number}`;
    counts.set(tick, (counts.get(tick) ?? 0) + 1);
  }
  return counts;
}

test("NPCs move on a real chain, a player's coming and going notwithstanding, and SIGTERM ends the operator", async () => {
  const before = await readRegion(home);
  const operator = await startOperator();
  await until(
    () => tickOf(home),
    (tick) => tick >= before.tick + 2,
  );
  const player = createSender({ client: game.client, account: testAccount(2) });
  await (await player.send({ functionName: "realm__spawn", args: [] })).receipt();
  for (let i = 0; i < 3; i++)
    await (
      await player.send({ functionName: "realm__walk", args: [i % 2 === 0 ? "0x0202" : "0x0606"] })
    ).receipt();
  const walked = await tickOf(home);
  await until(
    () => tickOf(home),
    (tick) => tick >= walked + 3,
  );
  const after = await readRegion(home);
  const placesBefore = occupantsOf(before).map(({ x, y }) => `${x},${y}`);
  const moved = occupantsOf(after).filter(
    ({ x, y, kind }, i) => kind !== "player" && placesBefore[i] !== `${x},${y}`,
  );
  expect(moved.length).toBeGreaterThan(3);
  expect(occupantsOf(after).some(({ kind }) => kind === "player")).toBe(true);
  const end = ended(operator);
  operator.kill("SIGTERM");
  expect(await end).toBe(0);
});

test("killed with its tick under way it goes on after a restart, and no tick is applied twice", async () => {
  const clock = clockOf(game.deployment.rpc);
  const count = (blockTag: "latest" | "pending") =>
    game.client.publicClient.getTransactionCount({ address: account.address, blockTag });
  for (let kill = 0; kill < 3; kill++) {
    const operator = await startOperator();
    await clock.setIntervalMining({ interval: 0 });
    // Its transaction waits in a chain that makes no blocks: now it dies.
    await until(
      async () => (await count("pending")) - (await count("latest")),
      (waiting) => waiting > 0,
    );
    const end = ended(operator);
    operator.kill("SIGKILL");
    await end;
    const heir = await startOperator();
    await clock.setIntervalMining({ interval: 1 });
    const before = await tickOf(home);
    await until(
      () => tickOf(home),
      (tick) => tick >= before + 3,
    );
    const heirsEnd = ended(heir);
    heir.kill("SIGTERM");
    expect(await heirsEnd).toBe(0);
  }
  const written = await ticksWritten();
  expect(Math.max(...written.values())).toBe(1);
  for (const id of firstRegions()) {
    const record = await readRegion(id);
    // Dense from the first to the last: none was lost either.
    for (let tick = 1; tick <= record.tick; tick++) expect(written.get(`${id}:${tick}`)).toBe(1);
  }
});

test("it outlasts a chain that stops answering", async () => {
  let noticed: () => void;
  const notice = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const operator = await startOperator({
    onLog: (line) => line.includes("trying again") && noticed(),
  });
  const before = await tickOf(home);
  const group = -(game.anvil.process.pid as number);
  process.kill(group, "SIGSTOP");
  await notice;
  process.kill(group, "SIGCONT");
  await until(
    () => tickOf(home),
    (tick) => tick >= before + 3,
  );
  const end = ended(operator);
  operator.kill("SIGTERM");
  expect(await end).toBe(0);
});

test("what a tick left is what its evidence says, and decisions are made on that", async () => {
  const record = await readRegion(home);
  // Nobody has changed it since the last tick: the player stands still.
  expect(evidenceOf(record)).toBe(record.evidence);
});

test.each([
  [{ COGWRIGHT_KEY: "" }, "The operator's key is not set."],
  [{ COGWRIGHT_KEY: "0x12" }, "The operator's key is not 32 bytes of hex."],
])("with %o it says in one line what is wrong", async (env, message) => {
  const child = spawn(process.execPath, operatorCommand(deploymentFile), {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await ended(child)).toBe(1);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).toContain(message);
});
