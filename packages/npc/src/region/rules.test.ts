import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Abi, bytesToHex, createPublicClient, type Hex, hexToBytes, http } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, contractsFolder, startAnvil } from "../../test/anvil.ts";
import { randomList, randomRecord } from "../../test/random.ts";
import { seeded } from "../training/random.ts";
import { regionAt, stepWithin } from "./geometry.ts";
import { isNeedsTick } from "./needs.ts";
import { copyRegion, decodeRegion, encodeRegion } from "./record.ts";
import { tickRegion } from "./rules.ts";
import { settle } from "./settlers.ts";
import { groundOf, isBlocked } from "./terrain.ts";
import type { Outcome } from "./tickList.ts";

let anvil: Anvil;
const artifact: { abi: Abi; deployedBytecode: { object: Hex } } = JSON.parse(
  readFileSync(join(contractsFolder, "out/RegionRulesHarness.sol/RegionRulesHarness.json"), "utf8"),
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

const corners = [regionAt(0, 0), regionAt(15, 0), regionAt(0, 15), regionAt(15, 15)];
const middle = [regionAt(6, 6), regionAt(7, 7), regionAt(8, 7), regionAt(3, 11)];

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

interface SolidityResult {
  bodies: Hex;
  minds: Hex;
  outcome: { applied: bigint; skipped: bigint; mindsChanged: boolean; crossing: readonly bigint[] };
}

/** The outcome as the contract packs it. */
const packedOutcome = ({ applied, skipped, mindsChanged, crossing }: Outcome) => ({
  applied: BigInt(applied),
  skipped: BigInt(skipped),
  mindsChanged,
  crossing: [0, 1, 2, 3].map((side) =>
    crossing.filter((one) => one.side === side).reduce((bits, { slot }) => bits | (1n << BigInt(slot)), 0n),
  ),
});

test.each([...corners, ...middle])(
  "300 random ticks of region %i go the same way in Solidity",
  async (region) => {
    const random = seeded(region);
    let struck = 0;
    let crossed = 0;
    for (const tick of [0, 1, 2, 3, 4, 5, 6, 7, 1_000_000, 0xfffffffe]) {
      const cases = Array.from({ length: 30 }, () => {
        const record = randomRecord(region, tick, random);
        return { record, list: randomList(record, random), withMinds: random(4) > 0 };
      });
      const needs = isNeedsTick(region, tick + 1);
      const encoded = cases.map(({ record }) => encodeRegion(record));
      const results = await solidity<SolidityResult[]>("ticks", [
        region,
        tick + 1,
        encoded.map(({ bodies }) => bodies),
        encoded.map(({ minds }, index) => (needs || cases[index]?.withMinds ? minds : "0x")),
        cases.map(({ list }) => bytesToHex(list)),
      ]);
      for (const [index, { record, list, withMinds }] of cases.entries()) {
        const result = results[index] as SolidityResult;
        const after = copyRegion(record);
        const outcome = tickRegion(after, list, withMinds);
        expect(packedOutcome(outcome)).toEqual(result.outcome);
        const minds = needs || withMinds ? result.minds : encodeRegion(record).minds;
        const read = decodeRegion(region, { bodies: result.bodies, minds });
        expect(read.lanes).toEqual(after.lanes);
        expect(read.minds).toEqual(after.minds);
        if (outcome.mindsChanged && !needs) struck++;
        crossed += outcome.crossing.length;
      }
    }
    expect(struck).toBeGreaterThan(10);
    expect(crossed).toBeGreaterThan(3);
  },
);
