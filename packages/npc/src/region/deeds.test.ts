import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deeds, goods } from "@cogwright/contracts/rules/deeds";
import { kinds } from "@cogwright/contracts/rules/realm";
import { type Abi, createPublicClient, type Hex, http, toFunctionSelector } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, contractsFolder, startAnvil } from "../../test/anvil.ts";
import { randomRecord } from "../../test/random.ts";
import { seeded } from "../training/random.ts";
import { type Deed, doDeed } from "./deeds.ts";
import { regionAt } from "./geometry.ts";
import { priceOfFood, priceOfOre } from "./prices.ts";
import {
  copyRegion,
  decodeRegion,
  encodeRegion,
  FACE,
  makeLane,
  makeMind,
  NPC_BIT,
  type RegionRecord,
  regardFor,
} from "./record.ts";

let anvil: Anvil;
const artifact: { abi: Abi; deployedBytecode: { object: Hex } } = JSON.parse(
  readFileSync(join(contractsFolder, "out/DeedsHarness.sol/DeedsHarness.json"), "utf8"),
);
const errors: { abi: Abi } = JSON.parse(
  readFileSync(join(contractsFolder, "out/IDeeds.sol/IDeeds.json"), "utf8"),
);
/** Errors of the contract by their selectors. */
const refusals = new Map(
  errors.abi.flatMap((item) =>
    item.type === "error"
      ? [
          [
            toFunctionSelector(`${item.name}(${item.inputs.map(({ type }) => type).join()})`),
            item.name,
          ] as const,
        ]
      : [],
  ),
);
const harness = "0x00000000000000000000000000000000000000dd";

beforeAll(async () => {
  anvil = await startAnvil(["--disable-code-size-limit", "--gas-limit", "2000000000"]);
});
afterAll(() => anvil.stop());

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

type Random = ReturnType<typeof seeded>;

/** A crowded corner of a region: a player in slot 3, everybody else within two tiles of them. */
function scene(region: number, random: Random): { record: RegionRecord; slot: number } {
  const record = randomRecord(region, 1, random);
  const slot = 3;
  const at = random(1024);
  const player = kinds.indexOf("player");
  record.lanes[slot] = makeLane(false, FACE, at);
  record.minds[slot] = makeMind({
    kind: player,
    health: 1 + random(15),
    hunger: random(16),
    fatigue: random(16),
    fear: random(16),
    temperament: 0,
    regard: 0,
  });
  for (let other = 0; other < record.lanes.length; other++) {
    const lane = record.lanes[other] as number;
    if (other === slot || lane === 0) continue;
    const near = (value: number): number =>
      Math.min(31, Math.max(0, value + random(3) - 1 + (random(4) === 0 ? 1 : 0)));
    const tile = near(at >> 5) * 32 + near(at & 31);
    const npc = (lane & NPC_BIT) !== 0;
    record.lanes[other] = makeLane(npc, (lane >> 10) & 31, tile);
    const mind = record.minds[other] as number;
    if (random(3) === 0)
      record.minds[other] = ((mind & ~255) | regardFor(other, slot, random(2) === 0)) >>> 0;
  }
  return { record, slot };
}

function randomDeed(random: Random, { lanes, minds }: RegionRecord): Deed {
  const slot = random(lanes.length + 2);
  // Most trades are tried with a merchant.
  const merchants = [...minds.keys()].filter(
    (one) => (minds[one] as number) >>> 28 === kinds.indexOf("merchant"),
  );
  const trader = random(4) > 0 ? (merchants[random(merchants.length || 1)] ?? slot) : slot;
  const all: Deed[] = [
    { what: "mine", heading: random(8) },
    { what: "gather" },
    { what: "eat" },
    { what: "strike", slot },
    { what: "give", slot, goods: goods[random(2)] ?? "ore" },
    { what: "sell", slot: trader, ore: random(6) },
    { what: "buy", slot: trader, food: random(6) },
  ];
  return all[random(all.length)] as Deed;
}

const names = {
  mine: "mined",
  gather: "gathered",
  eat: "ate",
  strike: "struck",
  give: "gave",
  sell: "sold",
  buy: "bought",
} as const;

/** The deed as the harness takes it. */
function packed(deed: Deed): { what: number; other: number; amount: number } {
  const what = deeds.indexOf(names[deed.what]);
  if (deed.what === "mine") return { what, other: deed.heading, amount: 0 };
  if (!("slot" in deed)) return { what, other: 0, amount: 0 };
  const amount =
    deed.what === "give"
      ? goods.indexOf(deed.goods)
      : deed.what === "sell"
        ? deed.ore
        : deed.what === "buy"
          ? deed.food
          : 0;
  return { what, other: deed.slot, amount };
}

interface Result {
  refusal: Hex;
  bodies: Hex;
  minds: Hex;
  price: bigint;
  killed: boolean;
}

test.each([regionAt(0, 0), regionAt(7, 7), regionAt(8, 7), regionAt(15, 15)])(
  "600 random deeds in region %i go the same way in Solidity",
  async (region) => {
    const random = seeded(region + 11);
    const seen = new Map<string, number>();
    for (let round = 0; round < 10; round++) {
      const tries = Array.from({ length: 60 }, () => {
        const { record, slot } = scene(region, random);
        return { record, slot, deed: randomDeed(random, record) };
      });
      const results = await solidity<Result[]>("tryAll", [
        region,
        tries.map(({ record, slot, deed }) => ({ ...encodeRegion(record), slot, ...packed(deed) })),
      ]);
      for (const [index, { record, slot, deed }] of tries.entries()) {
        const result = results[index] as Result;
        const after = copyRegion(record);
        const done = doDeed(after, slot, deed);
        const about = `${deed.what} ${refusals.get(result.refusal) ?? "done"}`;
        seen.set(about, (seen.get(about) ?? 0) + 1);
        expect(done.refusal, about).toBe(refusals.get(result.refusal));
        if (done.refusal !== undefined) {
          expect(after).toEqual(record);
          continue;
        }
        expect(done).toEqual({ price: result.price, killed: result.killed });
        const read = decodeRegion(region, result);
        expect(read.lanes).toEqual(after.lanes);
        expect(read.minds).toEqual(after.minds);
      }
    }
    // What was tried got everywhere.
    for (const about of [
      "strike done",
      "give done",
      "sell done",
      "buy done",
      "sell MerchantRefuses",
      "sell NoMerchant",
    ])
      expect(seen.get(about) ?? 0, about).toBeGreaterThan(0);
  },
);

test("prices are the same in Solidity for every stock and amount", async () => {
  for (let stock = 0; stock <= 15; stock++)
    for (let pieces = 1; pieces <= 15; pieces++) {
      const [ore, food] = await solidity<readonly [bigint, bigint]>("prices", [stock, pieces]);
      if (stock + pieces <= 15) expect(priceOfOre(stock, pieces)).toBe(ore);
      if (pieces <= stock) expect(priceOfFood(stock, pieces)).toBe(food);
    }
});

test("prices fall as the stock grows, and buying back what was sold costs more than it brought", () => {
  for (let stock = 0; stock < 15; stock++) {
    if (stock < 14) expect(priceOfOre(stock, 1)).toBeGreaterThan(priceOfOre(stock + 1, 1));
    expect(priceOfFood(stock + 1, 1)).toBeGreaterThan(priceOfOre(stock, 1));
  }
});
