// A thousand NPCs and ten thousand on a chain with blocks of 2 s and 30M gas, fifty players walking: what the NPCs
// take, and whether players wait for them. As Markdown. Players' inclusion is the time from sending a step to seeing the
// block that holds it; the same players walk the same way with the NPCs off, in turns, so that whatever else this machine
// does falls on both alike.
import process from "node:process";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { realmRules } from "@cogwright/contracts/rules/realm";
import { createSender, type Sender } from "@cogwright/contracts/sender";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import pino from "pino";
import { concatHex, type Hash, type Hex, keccak256, numberToHex, pad, size, slice } from "viem";
import { npcSlots } from "../src/brain/observation.ts";
import { createMetrics, type TickFigures } from "../src/operator/metrics.ts";
import { operate } from "../src/operator/operator.ts";
import { regionAt } from "../src/region/geometry.ts";
import { decodeRegion, encodeRegion, type RegionRecord } from "../src/region/record.ts";
import { BrainPool } from "../src/registry/brainPool.ts";
import { crowded } from "../test/crowded.ts";
import { clockOf, foundTestWorld, type TestWorld, testAccount } from "../test/world.ts";

const PLAYERS = 50;
/** Blocks of a turn, and how many turns with and without NPCs. */
const BLOCKS = 8;
const TURNS = 2;
const BLOCK_SECONDS = 2;
const GAS_LIMIT = 30_000_000;
/** What a tick may spend: under the cap of a transaction, and less than half a block. */
const TICK_GAS = 12_000_000;

/** All that a realm has. */
const BATCHES = 64;

const operator = testAccount(1);

/** Puts crowded records in place of the settled ones, straight into the vault's storage. */
async function crowd({ client, deployment }: TestWorld, regions: readonly number[]): Promise<void> {
  const vault = await systemAddress(client, "realm", "VaultSystem");
  const clock = clockOf(deployment.rpc);
  const store = async (record: RegionRecord): Promise<void> => {
    const { bodies, minds } = encodeRegion(record);
    const first = BigInt(keccak256(concatHex([pad(client.world), numberToHex(record.id, { size: 32 })])));
    const put = (field: Hex, from: number): Promise<unknown>[] =>
      Array.from({ length: size(field) / 32 }, (_, i) => {
        const at = field === bodies ? i : from + i;
        return clock.setStorageAt({
          address: vault,
          index: numberToHex((first + BigInt(at)) % 2n ** 256n, { size: 32 }),
          value: slice(field, 32 * i, 32 * i + 32),
        });
      });
    await Promise.all([...put(bodies, 0), ...put(minds, 10)]);
  };
  for (const id of regions) await store(crowded(id));
  const id = regions[0] as number;
  const fields = await readRecord(client, { table: tables.realm.Region, key: { id } });
  if (!fields || decodeRegion(id, fields).lanes.length !== crowded(id).lanes.length)
    throw new Error("the crowded records are not where the vault reads them");
}

interface Phase {
  /** Milliseconds from sending to inclusion. */
  waits: number[];
  /** Gas by block. */
  used: bigint[];
  ticks: TickFigures[];
  seconds: number;
}

const newPhase = (): Phase => ({ waits: [], used: [], ticks: [], seconds: 0 });

/** Lets everybody walk for BLOCKS blocks, the NPCs with them or not, and adds to `phase` what was seen. */
async function play(
  world: TestWorld,
  players: readonly Sender[],
  phase: Phase,
  withNpcs: boolean,
): Promise<void> {
  const { client } = world;
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  if (withNpcs) {
    const metrics = createMetrics();
    const counted = metrics.ticked;
    const pool = new BrainPool(client);
    await new Promise<void>((onReady) => {
      running = operate({
        client,
        sender: createSender({ client, account: operator }),
        pool,
        log: pino({ level: "silent" }),
        signal: stop.signal,
        interval: 1_000,
        gas: TICK_GAS,
        quietEvery: 3,
        share: BATCHES,
        batches: BATCHES,
        stuckAfter: 20_000,
        metrics: {
          ...metrics,
          ticked: (figures) => {
            phase.ticks.push(figures);
            counted(figures);
          },
        },
        onReady,
      });
    });
  }
  const sent = new Map<Hash, number>();
  const step = async (player: Sender, number: number): Promise<void> => {
    const began = performance.now();
    const path = number % 2 === 0 ? "0x02" : "0x06";
    const { hash } = await player.send({ functionName: "realm__walk", args: [path], gas: 300_000n });
    sent.set(hash, began);
  };
  const began = performance.now();
  let seen = await client.publicClient.getBlockNumber();
  const last = seen + BigInt(BLOCKS);
  let number = 0;
  // Each player takes a step in every block's time, at moments spread over it.
  const rounds = setInterval(
    () => {
      const player = players[number % PLAYERS] as Sender;
      step(player, Math.floor(number++ / PLAYERS)).catch((error: unknown) => {
        process.stderr.write(`a step was not sent: ${String(error)}\n`);
      });
    },
    (1000 * BLOCK_SECONDS) / PLAYERS,
  );
  while (seen < last) {
    const head = await client.publicClient.getBlockNumber();
    const now = performance.now();
    for (; seen < head; seen++) {
      const block = await client.publicClient.getBlock({ blockNumber: seen + 1n });
      phase.used.push(block.gasUsed);
      for (const hash of block.transactions) {
        const from = sent.get(hash);
        if (from !== undefined) phase.waits.push(now - from);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  clearInterval(rounds);
  phase.seconds += (performance.now() - began) / 1000;
  stop.abort();
  await running;
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Settles regions and fills them, in blocks made at once. */
async function people(world: TestWorld, regions: readonly number[]): Promise<void> {
  const deployer = createSender({ client: world.client, account: testAccount(0) });
  await clockOf(world.deployment.rpc).setAutomine(true);
  for (let i = 0; i < regions.length; i += 4)
    await (await deployer.send({ functionName: "realm__settle", args: [regions.slice(i, i + 4)] })).receipt();
  await crowd(world, regions);
}

/** Players who stand in the home region's town. */
async function spawnPlayers({ client, deployment }: TestWorld): Promise<Sender[]> {
  const clock = clockOf(deployment.rpc);
  const players = Array.from({ length: PLAYERS }, (_, i) =>
    createSender({ client, account: testAccount(2 + i) }),
  );
  for (const player of players) {
    await clock.setBalance({ address: player.account.address, value: 10n ** 20n });
    await (await player.send({ functionName: "realm__spawn", args: [] })).receipt();
  }
  return players;
}

/** A row of the table: what happens with NPCs in these regions, and without. */
async function measure(
  world: TestWorld,
  players: readonly Sender[],
  regions: readonly number[],
): Promise<string> {
  const clock = clockOf(world.deployment.rpc);
  await clock.setAutomine(false);
  await clock.setIntervalMining({ interval: BLOCK_SECONDS });
  const [off, on] = [newPhase(), newPhase()];
  for (let turn = 0; turn < TURNS; turn++) {
    await play(world, players, off, false);
    await play(world, players, on, true);
  }
  await clock.setIntervalMining({ interval: 0 });
  const gas = sum(on.ticks.map((tick) => Number(tick.gas)));
  const decisions = sum(on.ticks.map((tick) => tick.decisions));
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  const stage = (name: string): string =>
    (sum(on.ticks.map(({ ms }) => ms[name] ?? 0)) / Math.max(1, on.ticks.length)).toFixed(0);
  const waits = ({ waits }: Phase): string =>
    [0.5, 0.95].map((share) => (quantile(waits, share) / 1000).toFixed(2)).join(" / ");
  const ratio = quantile(on.waits, 0.95) / quantile(off.waits, 0.95);
  return `| ${[
    `${whole(sum(regions.map((id) => npcSlots(crowded(id)).length)))} in ${regions.length} regions`,
    (on.ticks.length / on.seconds).toFixed(2),
    `${((100 * gas) / (on.used.length * GAS_LIMIT)).toFixed(1)} %`,
    whole(decisions / on.seconds),
    whole(gas / Math.max(1, decisions)),
    ["read", "observe", "infer", "encode", "send"].map(stage).join(" / "),
    waits(off),
    waits(on),
    ratio.toFixed(2),
  ].join(" | ")} |`;
}

/** The home region first: the players stand there. */
function regionsAround(count: number): number[] {
  const all: number[] = [];
  for (let row = 0; row < realmRules.ROWS; row++)
    for (let column = 0; column < realmRules.COLUMNS; column++) all.push(regionAt(column, row));
  const far = (id: number): number =>
    Math.max(Math.abs((id & 255) - realmRules.HOME_COLUMN), Math.abs((id >> 8) - realmRules.HOME_ROW));
  return all.sort((a, b) => far(a) - far(b) || a - b).slice(0, count);
}

const world = await foundTestWorld();
const rows: string[] = [];
try {
  const [few, all] = [regionsAround(25), regionsAround(realmRules.COLUMNS * realmRules.ROWS)];
  await people(world, few);
  const players = await spawnPlayers(world);
  rows.push(await measure(world, players, few));
  await people(
    world,
    all.filter((id) => !few.includes(id)),
  );
  rows.push(await measure(world, players, all));
} finally {
  await world.anvil.stop();
}
process.stdout.write(
  [
    "## NPCs and players on one chain",
    "",
    `${PLAYERS} players walk, each one step a block; blocks of ${BLOCK_SECONDS} s and 30M gas; one operator, at most one transaction a second; ${TURNS * BLOCKS} blocks each with and without NPCs, in turns of ${BLOCKS}. Chain, operator and players share this machine.`,
    "",
    "| NPCs | NPC tx/s | share of gas | decisions/s | gas a decision | ms: read / observe / infer / encode / send | players wait, off: p50 / p95 s | on: p50 / p95 s | p95 on : off |",
    "|---|---:|---:|---:|---:|---|---|---|---:|",
    ...rows,
    "",
  ].join("\n"),
);
