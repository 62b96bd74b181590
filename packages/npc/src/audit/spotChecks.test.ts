import type { ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { npcRules } from "@cogwright/contracts/rules/npc";
import { createSender } from "@cogwright/contracts/sender";
import { firstRegions } from "@cogwright/contracts/setup/realm";
import { keccak256, numberToHex } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, startOperatorProcess, until } from "../../test/operatorProcess.ts";
import { setupTestBeacon, type TestBeacon } from "../../test/testBeacon.ts";
import { clockOf, foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import { batchOf } from "../operator/batches.ts";
import { LeftRecords } from "../operator/leftRecords.ts";
import { nextPlace } from "../operator/nextPlace.ts";
import { blockOf, packBlocks } from "../operator/tickBlocks.ts";
import { isNpc, WALK } from "../region/record.ts";
import { answersTo, readOwed } from "./spotChecks.ts";
import { readChecks, readVerdicts } from "./verdicts.ts";

const account = testAccount(1);
let game: TestWorld;
let beacon: TestBeacon;
let deploymentFile: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  game = await foundTestWorld();
  beacon = await setupTestBeacon(game);
  deploymentFile = join(mkdtempSync(join(tmpdir(), "checks-")), "deployment.json");
  writeDeploymentFile(deploymentFile, game.deployment);
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await game.anvil.stop();
});

const ask = async (functionName: "npc__roundAwaited" | "npc__sentOf"): Promise<bigint> => {
  const { publicClient, world } = game.client;
  const { address } = account;
  return functionName === "npc__sentOf"
    ? publicClient.readContract({ address: world, abi: worldAbi, functionName, args: [world, address] })
    : publicClient.readContract({ address: world, abi: worldAbi, functionName, args: [address] });
};
const answered = async (): Promise<bigint> =>
  (await readRecord(game.client, { table: tables.npc.Check, key: { operator: account.address } }))
    ?.answered ?? 0n;

/** Lets the round be published that an operator's ticks wait for, and proves it. */
async function proveAwaited(): Promise<bigint> {
  const round = await ask("npc__roundAwaited");
  const { timestamp } = await game.client.publicClient.getBlock();
  const seconds = beacon.publishedAt(round) - Number(timestamp);
  if (seconds > 0) await clockOf(game.deployment.rpc).increaseTime({ seconds });
  await beacon.prove(round, keccak256(numberToHex(round)));
  return round;
}

test("an operator answers what is drawn from its ticks by itself, killed and started anew, too", async () => {
  const clock = clockOf(game.deployment.rpc);
  await clock.setIntervalMining({ interval: 1 });
  const start = () => startOperatorProcess(deploymentFile, account, running, { args: ["--interval", "200"] });
  const operator = await start();
  await until(
    () => ask("npc__sentOf"),
    (sent) => sent >= 3n,
  );
  await proveAwaited();
  const before = await until(answered, (count) => count >= 3n);
  await until(
    () => ask("npc__sentOf"),
    (sent) => sent >= before + 3n,
  );
  const end = ended(operator);
  operator.kill("SIGKILL");
  await end;
  // While it is dead its checks are drawn.
  const sent = await ask("npc__sentOf");
  while ((await ask("npc__roundAwaited")) !== 0n) await proveAwaited();
  const heir = await start();
  await until(answered, (count) => count >= sent);
  await until(
    () => ask("npc__sentOf"),
    (count) => count > sent,
  );
  const heirsEnd = ended(heir);
  heir.kill("SIGTERM");
  expect(await heirsEnd).toBe(0);
  const toBlock = await game.client.publicClient.getBlockNumber();
  const range = { fromBlock: 0n, toBlock };
  const right = (await readChecks(game.client, range)).reduce((sum, one) => sum + one.right, 0);
  expect(right).toBeGreaterThanOrEqual(Number(sent));
  expect(await readVerdicts(game.client, range)).toEqual([]);
  // Two starts of a process and two dozen blocks of a second: slow beside others is not wrong.
}, 300_000);

test("a lie that is drawn costs the bond though nobody has watched, whoever answers", async () => {
  const liar = createSender({ client: game.client, account: testAccount(2) });
  const finder = createSender({ client: game.client, account: testAccount(3) });
  const operator = testAccount(2).address;
  const clock = clockOf(game.deployment.rpc);
  // What the operator of before had leased is free.
  await clock.increaseTime({ seconds: npcRules.leaseSeconds + npcRules.brainGrace });
  const batches = [...new Set(firstRegions().map(batchOf))];
  const value = npcRules.bondABatch * BigInt(batches.length);
  await (await liar.send({ functionName: "npc__bond", args: [], value })).receipt();
  await (await liar.send({ functionName: "npc__lease", args: [batches] })).receipt();
  const block = await game.client.publicClient.getBlockNumber();
  const found = await new LeftRecords(game.client).find(firstRegions(), block);
  // Everybody walks north, whatever they chose.
  const blocks = found.flatMap(({ left }) =>
    left
      ? blockOf(
          left,
          [...left.lanes.keys()]
            .filter((slot) => isNpc(left.lanes[slot] as number))
            .map((slot) => ({ slot, action: WALK, victim: 0 })),
        )
      : [],
  );
  const place = await nextPlace(game.client, operator);
  await (await liar.send({ functionName: "npc__tick", args: [place, packBlocks(blocks)] })).receipt();
  const { publicClient, world } = game.client;
  const round = await publicClient.readContract({
    ...{ address: world, abi: worldAbi, functionName: "npc__roundAwaited" },
    args: [operator],
  });
  const { timestamp } = await publicClient.getBlock();
  await clock.increaseTime({ seconds: beacon.publishedAt(round) - Number(timestamp) });
  await beacon.prove(round, keccak256(numberToHex(1)));
  const owed = await readOwed(game.client, operator, 9);
  expect(owed).toHaveLength(1);
  await expect(liar.send({ functionName: "npc__lease", args: [[]] })).rejects.toMatchObject({
    errorName: "CheckOwed",
  });
  const answers = await answersTo(game.client, operator, owed);
  await (await finder.send({ functionName: "npc__answerChecks", args: [operator, answers] })).receipt();
  const bond = await readRecord(game.client, { table: tables.npc.Bond, key: { operator } });
  expect(bond).toMatchObject({ suspended: true, amount: value / 2n });
  const credit = await readRecord(game.client, {
    ...{ table: tables.npc.Credit, key: { account: testAccount(3).address } },
  });
  expect(credit?.amount).toBe(value / 2n);
  const toBlock = await publicClient.getBlockNumber();
  expect(await readVerdicts(game.client, { fromBlock: block, toBlock })).toEqual([
    { operator, right: false },
  ]);
});
