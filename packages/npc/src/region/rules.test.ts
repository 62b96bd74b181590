import { readFileSync } from "node:fs";
import { join } from "node:path";
import { realmRules } from "@cogwright/contracts/rules/realm";
import { type Abi, type Hex, hexToBytes } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, contractsFolder, startAnvil } from "../../test/anvil.ts";
import { callCode, corners, middle, playCases } from "../../test/ruleCases.ts";
import { periodsAsleep } from "./catchUp.ts";
import { stepWithin } from "./geometry.ts";
import { decodeRegion } from "./record.ts";
import { settle } from "./settlers.ts";
import { groundOf, isBlocked } from "./terrain.ts";

let anvil: Anvil;
const built: { abi: Abi; deployedBytecode: { object: Hex } } = JSON.parse(
  readFileSync(join(contractsFolder, "out/RegionRulesHarness.sol/RegionRulesHarness.json"), "utf8"),
);
const artifact = { abi: built.abi, bytecode: built.deployedBytecode.object };

beforeAll(async () => {
  anvil = await startAnvil(["--disable-code-size-limit", "--gas-limit", "2000000000"]);
});
afterAll(() => anvil.stop());

/** Calls the Solidity libraries. */
const solidity = <result>(functionName: string, args: readonly unknown[]): Promise<result> =>
  callCode(anvil.rpc, artifact, functionName, args);

test.each([...corners, ...middle])("the ground of region %i is the same in Solidity", async (region) => {
  const packed = hexToBytes(await solidity<Hex>("ground", [region]));
  const ground = groundOf(region);
  for (const [tile, terrain] of ground.entries()) {
    // Words are big-endian numbers: tile 0 stands in the last byte of the first word.
    const nibble = packed[(tile >> 6) * 32 + 31 - ((tile & 63) >> 1)] as number;
    expect((nibble >> ((tile & 1) * 4)) & 15).toBe(terrain);
    for (let heading = 0; heading < 8; heading++) {
      const way = (heading << 10) | tile;
      const free = ((packed[512 + (way >> 2)] as number) >> (6 - 2 * (way & 3))) & 3;
      const first = stepWithin(tile, heading);
      const second = first < 0 ? -1 : stepWithin(first, heading);
      const isOpen = (at: number): boolean => at >= 0 && !isBlocked(ground[at] as number);
      expect(free).toBe(!isOpen(first) ? 0 : isOpen(second) ? 2 : 1);
    }
  }
  for (const tile of [0, 31, 500, 1023])
    expect(await solidity<bigint>("terrainAt", [region, tile])).toBe(BigInt(ground[tile] as number));
});

test.each([...corners, ...middle])("region %i is settled by the same NPCs in Solidity", async (region) => {
  const [bodies, minds] = await solidity<[Hex, Hex]>("populate", [region]);
  const settled = settle(region);
  const record = decodeRegion(region, { bodies, minds });
  expect(record.lanes).toEqual(settled.lanes);
  expect(record.minds).toEqual(settled.minds);
});

test("a region has slept for as many periods in Solidity", async () => {
  const { SLEEP_SECONDS, PERIOD_SECONDS, SLEEP_MOST } = realmRules;
  const long = PERIOD_SECONDS * SLEEP_MOST;
  const times = [
    0,
    1,
    SLEEP_SECONDS - 1,
    SLEEP_SECONDS,
    SLEEP_SECONDS + PERIOD_SECONDS - 1,
    long - 1,
    long,
    10 * long,
  ];
  for (const time of times) {
    const slept = periodsAsleep(1_000_000, 1_000_000 + time);
    expect(await solidity<bigint>("periodsAsleep", [1_000_000, 1_000_000 + time])).toBe(BigInt(slept));
    expect(slept > 0).toBe(time >= SLEEP_SECONDS);
  }
  // A clock that goes back wakes nobody.
  expect(periodsAsleep(1_000_000, 999_000)).toBe(0);
  expect(await solidity<bigint>("periodsAsleep", [1_000_000, 999_000])).toBe(0n);
});

test.each([...corners, ...middle])(
  "900 random ticks of region %i go the same way in Solidity",
  async (region) => {
    for await (const { before, twin, solidity } of playCases(anvil.rpc, artifact, region))
      expect(solidity, `after tick ${before.tick}`).toEqual(twin);
  },
);
