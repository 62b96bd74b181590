import { realmRules } from "@cogwright/contracts/rules/realm";
import { type Abi, bytesToHex, createPublicClient, type Hex, http } from "viem";
import { regionAt } from "../src/region/geometry.ts";
import { isNeedsTick } from "../src/region/needs.ts";
import { copyRegion, decodeRegion, encodeRegion, type RegionRecord } from "../src/region/record.ts";
import { tickRegion } from "../src/region/rules.ts";
import type { Outcome } from "../src/region/tickList.ts";
import { seeded } from "../src/training/random.ts";
import { randomList, randomRecord } from "./random.ts";

/** Regions in which the rules are compared: the realm's corners, and some in its middle, with towns of both sorts. */
export const corners = [regionAt(0, 0), regionAt(15, 0), regionAt(0, 15), regionAt(15, 15)];
export const middle = [regionAt(6, 6), regionAt(7, 7), regionAt(8, 7), regionAt(3, 11)];

/** Ticks after which the next is compared; the region's number decides for which of them that is a needs tick. */
const ticks = [0, 1, 2, 3, 4, 5, 6, 7, 1_000_000, 0xffff_fffe];
const CASES_A_TICK = 90;

interface SolidityResult {
  bodies: Hex;
  minds: Hex;
  outcome: { applied: bigint; skipped: bigint; mindsChanged: boolean; crossing: readonly bigint[] };
}

/** Calls a function of a contract that is not deployed: its code stands in for that of an address. */
export function callCode<result>(
  rpc: string,
  { abi, bytecode }: { abi: Abi; bytecode: Hex },
  functionName: string,
  args: readonly unknown[],
): Promise<result> {
  const address = "0x00000000000000000000000000000000000000bb";
  const client = createPublicClient({ transport: http(rpc, { timeout: 60_000 }) });
  return client.readContract({
    address,
    abi,
    functionName,
    args,
    stateOverride: [{ address, code: bytecode }],
  }) as Promise<result>;
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

/** A tick as the twin plays it and as Solidity does, in the same form. */
interface Compared {
  before: RegionRecord;
  twin: unknown;
  solidity: unknown;
}

/**
 * Plays random ticks of a region in Solidity and in the twin, ten numbers of ticks and ninety records each, with legal and
 * illegal lists, some after a sleep. Every other number is moved so that a needs tick follows.
 */
export async function* playCases(
  rpc: string,
  code: { abi: Abi; bytecode: Hex },
  region: number,
): AsyncGenerator<Compared> {
  const random = seeded(region);
  for (const [index, from] of ticks.entries()) {
    let tick = from;
    while (index % 2 === 0 && !isNeedsTick(region, tick + 1)) tick--;
    if (tick < 0) tick += 8;
    const cases = Array.from({ length: CASES_A_TICK }, () => {
      const record = randomRecord(region, tick, random);
      // One in four has slept, for a while or as long as counts.
      const asleep = random(4) > 0 ? 0 : random(3) === 0 ? realmRules.SLEEP_MOST : 1 + random(40);
      return { record, list: randomList(record, random), withMinds: random(4) > 0, asleep };
    });
    const needs = isNeedsTick(region, tick + 1);
    const encoded = cases.map(({ record }) => encodeRegion(record));
    const results = await callCode<SolidityResult[]>(rpc, code, "ticks", [
      region,
      tick + 1,
      encoded.map(({ bodies }) => bodies),
      encoded.map(({ minds }, i) => (needs || cases[i]?.withMinds || cases[i]?.asleep ? minds : "0x")),
      cases.map(({ list }) => bytesToHex(list)),
      cases.map(({ asleep }) => BigInt(asleep)),
    ]);
    for (const [i, { record, list, withMinds, asleep }] of cases.entries()) {
      const result = results[i] as SolidityResult;
      const after = copyRegion(record);
      const outcome = tickRegion(after, list, withMinds, asleep);
      const minds = needs || withMinds || asleep > 0 ? result.minds : encodeRegion(record).minds;
      const read = decodeRegion(region, { bodies: result.bodies, minds });
      yield {
        before: record,
        twin: { ...packedOutcome(outcome), lanes: after.lanes, minds: after.minds },
        solidity: { ...result.outcome, lanes: read.lanes, minds: read.minds },
      };
    }
  }
}
