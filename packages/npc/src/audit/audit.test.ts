import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { writeDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { npcRules } from "@cogwright/contracts/rules/npc";
import { createSender, type Sender } from "@cogwright/contracts/sender";
import { firstRegions } from "@cogwright/contracts/setup/realm";
import { type Hex, parseEther } from "viem";
import type { HDAccount } from "viem/accounts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clockOf, foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import type { Decision } from "../brain/decision.ts";
import { batchOf } from "../operator/batches.ts";
import { LeftRecords } from "../operator/leftRecords.ts";
import { nextPlace } from "../operator/nextPlace.ts";
import { think } from "../operator/think.ts";
import { blockOf, packBlocks } from "../operator/tickBlocks.ts";
import { copyRegion, evidenceOf, type RegionRecord, WALK } from "../region/record.ts";
import { tickRegion } from "../region/rules.ts";
import { BrainPool, type BrainsInUse } from "../registry/brainPool.ts";
import { audit } from "./auditor.ts";
import { auditMetrics, newestOf, readAuditState, writeAuditState } from "./auditState.ts";

let game: TestWorld;
let pool: BrainPool;
const folder = mkdtempSync(join(tmpdir(), "audit-"));
const deploymentFile = join(folder, "deployment.json");

beforeAll(async () => {
  game = await foundTestWorld();
  writeDeploymentFile(deploymentFile, game.deployment);
  pool = new BrainPool(game.client);
  await pool.refresh();
  // Later than the seconds in which what a kind did before is right too.
  await clockOf(game.deployment.rpc).increaseTime({ seconds: npcRules.brainGrace + 1 });
});
afterAll(async () => {
  await pool.release();
  await game.anvil.stop();
});

/** An operator with a lease of everything, which does what `decide` says with what the brains chose. */
async function hire(account: HDAccount): Promise<Sender> {
  const sender = createSender({ client: game.client, account });
  const value = npcRules.bondABatch * BigInt(batches.length);
  await (await sender.send({ functionName: "npc__bond", args: [], value })).receipt();
  await (await sender.send({ functionName: "npc__lease", args: [batches] })).receipt();
  return sender;
}

type Change = (decisions: readonly Decision[], record: RegionRecord) => readonly Decision[];
const honest: Change = (decisions) => decisions;

async function tick(
  sender: Sender,
  change: Change = honest,
  brains?: Pick<BrainsInUse, "inference" | "traits">,
  see: (record: RegionRecord) => RegionRecord = (record) => record,
): Promise<Hex> {
  await clockOf(game.deployment.rpc).increaseTime({ seconds: 1 });
  const { number, timestamp } = await game.client.publicClient.getBlock();
  const found = await new LeftRecords(game.client).find(firstRegions(), number);
  const records = found.flatMap(({ left }) => left ?? []);
  const { decisions } = await think(records.map(see), brains ?? (await pool.at(Number(timestamp))));
  const blocks = records.map((record) => blockOf(record, change(decisions.get(record.id) ?? [], record)));
  const { receipt } = await sender.send({
    functionName: "npc__tick",
    args: [await nextPlace(game.client, sender.account.address), packBlocks(blocks)],
  });
  return (await receipt()).transactionHash;
}

/** Audits what has not been audited yet. */
async function auditAll(sender?: Sender): Promise<string[]> {
  const file = join(folder, "audit.json");
  const said: string[] = [];
  await audit({
    client: game.client,
    ...(sender && { sender }),
    state: readAuditState(file, game.client.world),
    keep: (state) => writeAuditState(file, state),
    say: (line) => said.push(line),
    signal: new AbortController().signal,
    once: true,
  });
  return said;
}

const bondOf = (operator: Hex) => readRecord(game.client, { table: tables.npc.Bond, key: { operator } });
const creditOf = async (account: Hex) =>
  (await readRecord(game.client, { table: tables.npc.Credit, key: { account } }))?.amount ?? 0n;

const home = firstRegions()[0] as number;

const batches = [...new Set(firstRegions().map(batchOf))];

/** Someone who does something else than was chosen. */
const contrary = (one: Decision): Decision => ({ ...one, action: one.action === WALK ? WALK + 4 : WALK });

/** Sends two ticks of the home region in one call, the second thought ahead. */
async function tickTwice(sender: Sender, second: Change): Promise<Hex> {
  await clockOf(game.deployment.rpc).increaseTime({ seconds: 1 });
  const { number, timestamp } = await game.client.publicClient.getBlock();
  const [found] = await new LeftRecords(game.client).find([home], number);
  const record = found?.left as RegionRecord;
  const brains = await pool.at(Number(timestamp));
  const decide = async (seen: RegionRecord, change: Change) =>
    blockOf(seen, change((await think([seen], brains)).decisions.get(home) ?? [], seen));
  const first = await decide(record, honest);
  const next = copyRegion(record);
  tickRegion(next, first.list, first.withMinds);
  next.evidence = evidenceOf(next);
  const { receipt } = await sender.send({
    functionName: "npc__tick",
    args: [
      await nextPlace(game.client, sender.account.address),
      packBlocks([first, await decide(next, second)]),
    ],
  });
  return (await receipt()).transactionHash;
}

/** Lies, each about one region or one NPC. */
const lies: [string, (sender: Sender) => Promise<Hex>][] = [
  [
    "another action",
    (sender) =>
      tick(sender, (decisions, { id }) =>
        decisions.map((one, index) => (id === home && index === 3 ? contrary(one) : one)),
      ),
  ],
  [
    "another action in the last region of a call",
    (sender) =>
      tick(sender, (decisions, { id }) =>
        decisions.map((one, index) => (id === firstRegions().at(-1) && index === 0 ? contrary(one) : one)),
      ),
  ],
  [
    "an NPC left out that chose something new",
    (sender) =>
      tick(sender, (decisions, record) => {
        const at = decisions.findIndex(
          ({ slot, action }) => (((record.lanes[slot] as number) >> 10) & 31) !== action,
        );
        return decisions.filter((_, index) => index !== at);
      }),
  ],
  [
    "another kind's brain",
    async (sender) => {
      const { timestamp } = await game.client.publicClient.getBlock();
      const { inference, traits } = await pool.at(Number(timestamp));
      const run: BrainsInUse["inference"]["run"] = async (senses) => {
        const { deer, guard, wolf } = senses;
        const swapped = await inference.run({
          ...(wolf && { deer: wolf }),
          ...(deer && { wolf: deer }),
          ...(guard && { guard }),
        });
        return { ...swapped, deer: swapped.wolf as Float32Array, wolf: swapped.deer as Float32Array };
      };
      return tick(sender, honest, { inference: { ...inference, run }, traits });
    },
  ],
  [
    "another character",
    async (sender) => {
      const { timestamp } = await game.client.publicClient.getBlock();
      const { inference } = await pool.at(Number(timestamp));
      return tick(sender, honest, { inference, traits: { deer: [-128, -128, -128, -128, -128] } });
    },
  ],
  [
    "other noise",
    (sender) =>
      tick(sender, honest, undefined, (record) => ({ ...record, evidence: `0x${"5a".repeat(23)}` })),
  ],
  [
    "an observation of what was not there",
    (sender) =>
      tick(sender, honest, undefined, (record) => ({
        ...record,
        lanes: record.lanes.map((lane, slot) => (slot % 2 ? lane : lane & ~1023)),
      })),
  ],
];

test("an honest operator's ticks are found right, and a restart goes on where it was", async () => {
  const sender = await hire(testAccount(2));
  for (let i = 0; i < 3; i++) await tick(sender);
  expect((await auditAll()).filter((line) => line.includes("lied"))).toEqual([]);
  // A region's second tick in a call is skipped: whatever it says, it is no lie.
  await tickTwice(sender, (decisions) => decisions.map(contrary));
  expect((await auditAll()).filter((line) => line.includes("lied"))).toEqual([]);
  const state = readAuditState(join(folder, "audit.json"), game.client.world);
  const tally = newestOf(state)?.operators[testAccount(2).address];
  expect(tally).toMatchObject({ ticks: 4, wrong: 0, unknown: 0, convicted: 0 });
  expect(tally?.decisions).toBeGreaterThan(4 * 9 * 10);
  expect(await auditMetrics(state).registry.metrics()).toContain(
    `cogwright_audit_ticks{operator="${testAccount(2).address}"} 4`,
  );
  // As its users run it, from nothing but the chain: it finds the same.
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--import", "tsx", join(import.meta.dirname, "../cli/npc.ts"), "audit", "--once"],
    ...["--deployment", deploymentFile, "--state", join(folder, "another.json")],
  ]);
  expect(stdout).toContain(`${testAccount(2).address}: 4 ticks, ${tally?.decisions} decisions, 0 wrong`);
  // It makes way for the liars.
  await (await sender.send({ functionName: "npc__leave", args: [] })).receipt();
});

test.each(lies.map(([lie, act], index) => ({ lie, act, index })))(
  "$lie is found by the auditor, proved on chain and costs the bond",
  async ({ act, index }) => {
    const auditor = createSender({ client: game.client, account: testAccount(1) });
    const before = await creditOf(auditor.account.address);
    const account = testAccount(3 + index);
    const liar = await hire(account);
    await tick(liar);
    await act(liar);
    const said = await auditAll(auditor);
    expect(said.some((line) => line.includes("lied"))).toBe(true);
    expect(said.at(-1)).toContain("is suspended");
    const half = (npcRules.bondABatch * BigInt(batches.length)) / 2n;
    expect(await bondOf(account.address)).toMatchObject({ amount: half, suspended: true });
    expect((await creditOf(auditor.account.address)) - before).toBe(half + npcRules.challengeDeposit);
    await expect(tick(liar)).rejects.toMatchObject({ errorName: "NoLease" });
  },
);

test("where the chain changes its past, the auditor looks again", async () => {
  const clock = clockOf(game.deployment.rpc);
  const account = testAccount(10);
  await clock.setBalance({ address: account.address, value: parseEther("10") });
  const sender = await hire(account);
  const id = await clock.snapshot();
  await tick(sender);
  expect((await auditAll()).some((line) => line.includes("lied"))).toBe(false);
  await clock.revert({ id });
  await lies[0]?.[1](sender);
  const said = await auditAll();
  expect(said[0]).toContain("The chain has changed its past");
  expect(said.some((line) => line.includes("lied"))).toBe(true);
  expect(said.at(-1)).toContain("not challenged");
});
