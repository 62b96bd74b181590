import type { ChildProcess } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { regionWritten } from "@cogwright/contracts/regionVault";
import { createSender } from "@cogwright/contracts/sender";
import { firstRegions } from "@cogwright/contracts/setup/realm";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import { type Hash, type Hex, hexToNumber, isAddressEqual, parseEventLogs, type Transaction } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startAnvil } from "../../test/anvil.ts";
import {
  ended,
  type OperatorProcessOptions,
  startOperatorProcess,
  until,
} from "../../test/operatorProcess.ts";
import { clockOf, foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import { decodeRegion, evidenceOf, type RegionRecord } from "../region/record.ts";

/** What a chain does to an operator, through its command line and a real chain. */
const account = testAccount(1);
const folder = mkdtempSync(join(tmpdir(), "operator-trouble-"));
const deploymentFile = join(folder, "deployment.json");
const chainFile = join(folder, "chain.json");
const home = firstRegions()[0] as number;
const running = new Set<ChildProcess>();
let game: TestWorld;
let clock: ReturnType<typeof clockOf>;

beforeAll(async () => {
  game = await foundTestWorld(["--dump-state", chainFile]);
  writeFileSync(deploymentFile, JSON.stringify(game.deployment));
  clock = clockOf(game.deployment.rpc);
  const player = createSender({ client: game.client, account: testAccount(2) });
  await (await player.send({ functionName: "realm__spawn", args: [] })).receipt();
});
afterAll(async () => {
  await game.anvil.stop();
});
beforeEach(() => clock.setIntervalMining({ interval: 1 }));
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

const startOperator = (options: OperatorProcessOptions = {}): Promise<ChildProcess> =>
  startOperatorProcess(deploymentFile, account, running, { args: ["--stuck", "1000"], ...options });

async function stopOperator(operator: ChildProcess): Promise<void> {
  const end = ended(operator);
  operator.kill("SIGTERM");
  expect(await end).toBe(0);
}

async function readHome(): Promise<RegionRecord> {
  const fields = await readRecord(game.client, { table: tables.realm.Region, key: { id: home } });
  if (!fields) throw new Error("the home region is not settled");
  return decodeRegion(home, fields);
}
const homeTick = async (): Promise<number> => (await readHome()).tick;
const reaches = (tick: number): Promise<number> => until(homeTick, (now) => now >= tick);

/** The operator's transaction in a block, or among those that wait. */
async function sentBy(
  block: { blockTag: "pending" } | { blockNumber: bigint },
): Promise<Transaction | undefined> {
  const { transactions } = await game.client.publicClient.getBlock({ ...block, includeTransactions: true });
  return transactions.find(({ from }) => isAddressEqual(from, account.address)) as Transaction | undefined;
}

/** The operator's transaction that waits in a chain without blocks, if it is another than `not`. */
async function waitingTransaction(not?: Hash): Promise<Transaction> {
  const found = await until(
    () => sentBy({ blockTag: "pending" }),
    (one) => one !== undefined && one.hash !== not,
  );
  return found as Transaction;
}

/** Puts empty blocks in the place of the newest. */
const reorganise = (depth: number): Promise<unknown> =>
  // viem has no name for it.
  clock.request({ method: "anvil_reorg", params: [depth, []] } as never);

/** Every tick of every region stands in the chain once, from the first to the last. */
async function expectEachTickOnce(): Promise<void> {
  const logs = await game.client.publicClient.getLogs({
    address: await systemAddress(game.client, "realm", "VaultSystem"),
    event: regionWritten,
    fromBlock: 0n,
  });
  const last = new Map<bigint, number>();
  for (const { args } of parseEventLogs({ abi: [regionWritten], logs })) {
    const number = hexToNumber(args.bodies.slice(0, 10) as Hex);
    const before = last.get(args.region) ?? 0;
    // Players write a record between its ticks, which leaves the number as it is.
    expect([before, before + 1]).toContain(number);
    last.set(args.region, number);
  }
  expect(last.get(BigInt(home))).toBe(await homeTick());
}

test("a transaction that is stuck is replaced by one at a higher fee, and only that one comes into a block", async () => {
  let log = "";
  const operator = await startOperator({
    onLog: (text) => {
      log += text;
    },
  });
  await clock.setIntervalMining({ interval: 0 });
  const stuck = await waitingTransaction();
  const { number } = await game.client.publicClient.getBlock();
  const before = await homeTick();
  const next = await waitingTransaction(stuck.hash);
  expect(next.nonce).toBe(stuck.nonce);
  expect(next.maxFeePerGas).toBeGreaterThan(stuck.maxFeePerGas ?? 0n);
  await clock.setIntervalMining({ interval: 1 });
  await reaches(before + 2);
  await stopOperator(operator);

  expect(log).toContain("replacing a transaction");
  const landed = await sentBy({ blockNumber: number + 1n });
  expect(landed?.nonce).toBe(stuck.nonce);
  expect(landed?.hash).not.toBe(stuck.hash);
  await expectEachTickOnce();
});

test("a transaction that the chain lost is sent again", async () => {
  const operator = await startOperator();
  await clock.setIntervalMining({ interval: 0 });
  const { hash, nonce } = await waitingTransaction();
  operator.kill("SIGSTOP");
  await clock.dropTransaction({ hash });
  expect(await sentBy({ blockTag: "pending" })).toBeUndefined();
  operator.kill("SIGCONT");
  const before = await homeTick();
  const again = await waitingTransaction();
  expect(again.nonce).toBe(nonce);
  await clock.setIntervalMining({ interval: 1 });
  await reaches(before + 2);
  await stopOperator(operator);
  await expectEachTickOnce();
});

test("after a reorganisation it goes on from the blocks that count, with a player's steps among those that went", async () => {
  const operator = await startOperator();
  const player = createSender({ client: game.client, account: testAccount(2) });
  const start = await homeTick();
  await reaches(start + 2);
  // So that the home region's record is not as its tick left it where the chain is cut.
  await (await player.send({ functionName: "realm__walk", args: ["0x02"] })).receipt();
  await reaches(start + 4);
  await clock.setIntervalMining({ interval: 0 });
  const [block, seen] = [await game.client.publicClient.getBlock(), await homeTick()];
  await reorganise(3);
  const replaced = await game.client.publicClient.getBlock({ blockNumber: block.number });
  expect(replaced.hash).not.toBe(block.hash);
  expect(await homeTick()).toBeLessThan(seen);
  await clock.setIntervalMining({ interval: 1 });
  await reaches(seen + 2);
  await stopOperator(operator);
  const record = await readHome();
  expect(evidenceOf(record)).toBe(record.evidence);
  await expectEachTickOnce();
});

test("it outlasts a chain that ends and is started again from what it had saved", async () => {
  let noticed: () => void;
  const notice = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const operator = await startOperator({
    onLog: (text) => text.includes("trying again") && noticed(),
  });
  const before = await reaches((await homeTick()) + 1);
  await game.anvil.stop();
  await notice;
  const port = Number(new URL(game.deployment.rpc).port);
  game.anvil = await startAnvil(["--load-state", chainFile, "--block-time", "1"], port);
  await reaches(before + 2);
  await stopOperator(operator);
});
