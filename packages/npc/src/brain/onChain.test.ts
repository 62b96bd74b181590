import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kind, kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { type Abi, bytesToHex, createPublicClient, type Hex, http } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, contractsFolder, startAnvil } from "../../test/anvil.ts";
import { crowdedRecord, randomRecord } from "../../test/random.ts";
import { regionAt } from "../region/geometry.ts";
import { encodeRegion, evidenceOf, type RegionRecord } from "../region/record.ts";
import { npcKinds } from "../training/episode.ts";
import { seeded, seededNormal } from "../training/random.ts";
import { brainHash, decodeBrain, encodeBrain } from "./brainCode.ts";
import { readBrains } from "./brainFiles.ts";
import { CHOICES, decisionOf } from "./decision.ts";
import { type Network, networkOf, parameterCount, scores } from "./network.ts";
import { noiseOf, npcSlots, OBSERVATION, observe } from "./observation.ts";

let anvil: Anvil;
const artifact: { abi: Abi; deployedBytecode: { object: Hex } } = JSON.parse(
  readFileSync(join(contractsFolder, "out/BrainHarness.sol/BrainHarness.json"), "utf8"),
);
const harness = "0x00000000000000000000000000000000000000bb";

beforeAll(async () => {
  anvil = await startAnvil(["--disable-code-size-limit", "--gas-limit", "2000000000"]);
});
afterAll(() => anvil.stop());

/** Calls the Solidity libraries. */
function solidity<result>(functionName: string, args: readonly unknown[]): Promise<result> {
  const client = createPublicClient({ transport: http(anvil.rpc, { timeout: 60_000 }) });
  return client.readContract({
    address: harness,
    abi: artifact.abi,
    functionName,
    args,
    stateOverride: [{ address: harness, code: artifact.deployedBytecode.object }],
  }) as Promise<result>;
}

function randomNetwork(widths: readonly number[], shift: number, seed: number, spread: number): Network {
  const normal = seededNormal(seed);
  const shape = { widths, shift };
  return networkOf(
    shape,
    Float64Array.from({ length: parameterCount(shape) }, () => spread * normal()),
  );
}

const brains: [string, Network][] = [
  ...Object.entries(readBrains(npcKinds)),
  ["60-30-20", randomNetwork([60, 30, 20], 7, 1, 60)],
  ["60-31-1", randomNetwork([60, 31, 1], 6, 2, 90)],
  ["60-60-60-20", randomNetwork([60, 60, 60, 20], 8, 3, 127)],
  ["60-20", randomNetwork([60, 20], 0, 4, 40)],
  ["1-2-3", randomNetwork([1, 2, 3], 3, 5, 80)],
  ["518-45-12", randomNetwork([518, 45, 12], 12, 6, 200)],
  [
    "518-30-30, all at their highest",
    networkOf({ widths: [518, 30, 30], shift: 24 }, new Float64Array(99_999).fill(999)),
  ],
  [
    "518-30-30, all at their lowest",
    networkOf({ widths: [518, 30, 30], shift: 1 }, new Float64Array(99_999).fill(-999)),
  ],
];

test.each(brains)("the chain computes the scores of %s as the reference does", async (name, network) => {
  const random = seeded(name.length);
  const width = network.layers[0]?.inputs ?? 0;
  const count = width > 100 ? 40 : 400;
  // Sparse, dense, all zero and all at their highest.
  const senses = Uint8Array.from({ length: count * width }, (_, at) => {
    const row = Math.floor(at / width);
    if (row < 2) return row * 127;
    return random(1 + (row % 4)) === 0 ? random(128) : 0;
  });
  const code = encodeBrain(network);
  await solidity("check", [code, width, network.layers.at(-1)?.outputs ?? 0]);
  const [results, used] = await solidity<[bigint[][], bigint]>("scores", [code, width, bytesToHex(senses)]);
  expect(results).toHaveLength(count);
  for (const [row, result] of results.entries()) {
    const expected = scores(network, senses.subarray(row * width, (row + 1) * width));
    expect(result.map(Number)).toEqual([...expected]);
  }
  const multiplications = network.layers.reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  if (multiplications >= 2400) expect(Number(used) / count / multiplications).toBeLessThan(20);
});

test("a brain's code is read back the same, and its hash names it", () => {
  const hashes = brains.map(([, network]) => {
    expect(decodeBrain(encodeBrain(network))).toEqual(network);
    return brainHash(network);
  });
  expect(new Set(hashes).size).toBe(brains.length);
});

const small = encodeBrain(randomNetwork([60, 31, 20], 7, 9, 50));
const changed = (at: number, value: string): Hex =>
  `${small.slice(0, 2 + 2 * at)}${value}${small.slice(2 + 2 * at + value.length)}` as Hex;
test.each([
  ["empty", "0x", "BrainMalformed"],
  ["without layers", changed(0, "00"), "BrainMalformed"],
  ["of nine layers", changed(0, "09"), "BrainMalformed"],
  ["cut short", small.slice(0, -2), "BrainMalformed"],
  ["padded", `${small}80`, "BrainMalformed"],
  ["cut in its shape", small.slice(0, 16), "BrainMalformed"],
  ["of another width", changed(1, "003d"), "LayerMismatch"],
  ["with a gap between layers", changed(6, "0020"), "LayerMismatch"],
  ["of too many choices", changed(8, "0015"), "BrainMalformed"],
  ["dividing its scores", changed(10, "01"), "BrainMalformed"],
  ["with a weight of -128", changed(11 + 62 + 7, "00"), "WeightOutOfRange"],
  // Its first layer's second block has one output, in the last byte of a row: the first is padding.
  ["with something in its padding", changed(11 + 62 + 60 * 30, "81"), "WeightOutOfRange"],
])("code that is %s is refused", async (_, code, error) => {
  await expect(solidity("check", [code, 60, 20])).rejects.toThrow(error);
  await solidity("check", [small, 60, 20]);
});

const regions = [
  regionAt(0, 0),
  regionAt(15, 15),
  regionAt(6, 6),
  regionAt(7, 7),
  regionAt(8, 7),
  regionAt(3, 11),
];

/** Compares what all NPCs of a record sense. @returns how many there are, and how many of them would strike somebody */
async function compareSenses(record: RegionRecord): Promise<{ compared: number; victims: number }> {
  record.evidence = evidenceOf(record);
  const slots = npcSlots(record);
  const { bodies, minds } = encodeRegion(record);
  const noise = noiseOf(record);
  expect(await solidity<bigint>("noiseOf", [bodies])).toBe(BigInt(noise));
  const args = [record.id, bodies, minds, slots, noise];
  const [senses, struck] = await solidity<[Hex[], bigint[]]>("observe", args);
  let victims = 0;
  for (const [index, slot] of slots.entries()) {
    const expected = new Uint8Array(OBSERVATION);
    const victim = observe(record, slot, noise, expected, 0);
    expect(senses[index]).toBe(bytesToHex(expected));
    expect(Number(struck[index])).toBe(victim < 0 ? 256 : victim);
    if (victim >= 0) victims++;
  }
  return { compared: slots.length, victims };
}

test.each(regions)("NPCs of region %i sense the same on chain", async (region) => {
  const random = seeded(region + 1);
  let compared = 0;
  let victimsSeen = 0;
  while (compared < 400) {
    // Needs, moods and foes of all values.
    const record = randomRecord(region, 7, random);
    const result = await compareSenses(record);
    compared += result.compared;
    victimsSeen += result.victims;
    const [slot] = npcSlots(record);
    if (slot === undefined) continue;
    const { bodies } = encodeRegion(record);
    const victim = random(2) ? random(record.lanes.length) : -1;
    const actions = await solidity<bigint[]>("actions", [bodies, slot, victim < 0 ? 256 : victim]);
    expect(actions.map(Number)).toEqual(
      Array.from({ length: CHOICES }, (_, choice) => decisionOf(record, slot, choice, victim).action),
    );
  }
  expect(victimsSeen).toBeGreaterThan(5);
});

const crowds: [string, Kind[]][] = [
  ["players", ["player"]],
  ["merchants", ["merchant"]],
  ["players and merchants", ["player", "merchant"]],
  ["deer and raiders", ["deer", "raider"]],
  ["all kinds", kinds.slice(1)],
];

test.each(crowds)("NPCs in a full region of %s sense the same on chain", async (name, crowd) => {
  const random = seeded(name.length);
  let compared = 0;
  let victimsSeen = 0;
  // With a town and without.
  for (let round = 0; round < 40 || compared < 200; round++) {
    const record = crowdedRecord(regions[round % regions.length] as number, crowd, random);
    const result = await compareSenses(record);
    compared += result.compared;
    victimsSeen += result.victims;
  }
  expect(victimsSeen).toBeGreaterThan(5);
});

test("a region has no more slots than a strike can name", () => {
  expect(realmRules.SLOTS).toBeLessThanOrEqual(256);
});
