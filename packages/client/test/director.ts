import process from "node:process";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { type Kind, kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import { regionAt, type Tile } from "@cogwright/npc/region/geometry";
import { isNeedsTick } from "@cogwright/npc/region/needs";
import {
  copyRegion,
  decodeRegion,
  encodeRegion,
  evidenceOf,
  FACE,
  makeLane,
  makeMind,
  REST,
  type RegionRecord,
} from "@cogwright/npc/region/record";
import { tickRegion } from "@cogwright/npc/region/rules";
import { terrainAt } from "@cogwright/npc/region/terrain";
import { type Address, createPublicClient, createTestClient, createWalletClient, http, parseAbi } from "viem";
import type { Game } from "./game.ts";
import { eventually } from "./visitor.ts";

/** The region where players appear, in which the stories play. */
export const HOME = regionAt(realmRules.HOME_COLUMN, realmRules.HOME_ROW);

/** Tiles beside each other: a vein, and open ground around it in a row of at least three. */
export interface Stage {
  readonly vein: Tile;
  readonly heading: number;
  /** Beside the vein, and each one step further. */
  readonly tiles: readonly [Tile, Tile, Tile];
}

const terrainOf = (x: number, y: number): string =>
  terrainAt({ x: (HOME & 255) * 32 + x, y: (HOME >> 8) * 32 + y });

const blocked: readonly string[] = ["water", "rock", "ore", "house", "town"];

/** Open tiles beside a vein of the home region, the same in every game. */
export function findStage(): Stage {
  for (let y = 1; y < 31; y++)
    for (let x = 0; x < 32; x++) {
      if (terrainOf(x, y) !== "ore") continue;
      for (const [dx, heading] of [
        [1, 6],
        [-1, 2],
      ] as const) {
        const row = [1, 2, 3].map((far) => x + dx * far);
        if (row.some((at) => at < 0 || at > 31 || blocked.includes(terrainOf(at, y)))) continue;
        const tiles = row.map((at) => y * 32 + at);
        return { vein: y * 32 + x, heading, tiles: tiles as [Tile, Tile, Tile] };
      }
    }
  throw new Error("No vein of the home region has three open tiles beside it.");
}

export interface Director {
  /** Stops the operator: nobody but players does anything until `go`. */
  readonly stop: () => Promise<void>;
  readonly go: () => void;
  readonly region: () => Promise<RegionRecord>;
  readonly slotOf: (player: Address) => Promise<number>;
  /** Writes the home region's record anew, in one transaction, as its systems may. */
  readonly set: (change: (record: RegionRecord) => void) => Promise<void>;
  /** One tick of the home region by the realm's very rules, with this list of what NPCs do (`RegionRules.tick`). */
  readonly tick: (...strikes: readonly [slot: number, victim: number][]) => Promise<void>;
}

const vaultAbi = parseAbi(["function save(address world, uint256 region, bytes bodies, bytes minds)"]);

/** Sets scenes in the realm of a test's game: nobody's key may, so its chain lets the test speak for a system of the realm. */
export async function directorOf(game: Game): Promise<Director> {
  const { client } = game;
  const transport = http(`http://127.0.0.1:${game.chainPort}`);
  const chain = client.chain;
  const account = await systemAddress(client, "realm", "WalkSystem");
  const director = createTestClient({ mode: "anvil", chain, transport });
  const wallet = createWalletClient({ account, chain, transport });
  const reader = createPublicClient({ chain, transport, pollingInterval: 100 });
  const vault = await systemAddress(client, "realm", "VaultSystem");
  let stopped: number | undefined;

  const region = async (): Promise<RegionRecord> => {
    const fields = await readRecord(client, { table: tables.realm.Region, key: { id: HOME } });
    if (!fields) throw new Error("The home region is not settled.");
    return decodeRegion(HOME, fields);
  };
  const write = async (record: RegionRecord): Promise<void> => {
    const { bodies, minds } = encodeRegion({ ...record, evidence: evidenceOf(record) });
    await director.impersonateAccount({ address: account });
    const hash = await wallet.writeContract({
      address: vault,
      abi: vaultAbi,
      functionName: "save",
      args: [client.world, BigInt(HOME), bodies, minds],
      // Not estimated: what writing costs depends on what stands there, which a player's deed before it in the block changes.
      gas: 5_000_000n,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
    const receipt = await reader.waitForTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new Error("The vault refused the scene.");
  };
  return {
    region,
    stop: async () => {
      stopped = game.pidOf("operator");
      process.kill(stopped, "SIGSTOP");
      // What it has sent already is in a block two further on.
      const last = await client.publicClient.getBlockNumber({ cacheTime: 0 });
      await eventually(
        async () =>
          (await client.publicClient.getBlockNumber({ cacheTime: 0 })) > last + 1n ? true : undefined,
        "blocks go on",
      );
    },
    go: () => {
      if (stopped !== undefined) process.kill(stopped, "SIGCONT");
      stopped = undefined;
    },
    slotOf: async (player) => {
      const found = await readRecord(client, { table: tables.realm.Player, key: { player } });
      if (found?.region !== HOME) throw new Error(`${player} is not in the home region.`);
      return found.slot;
    },
    set: async (change) => {
      const record = copyRegion(await region());
      change(record);
      await write(record);
    },
    tick: async (...strikes) => {
      const record = copyRegion(await region());
      // Nobody grows hungry or heals in a story: what a strike takes is what is shown.
      while (isNeedsTick(HOME, record.tick + 1)) record.tick++;
      const list = [0, ...strikes.flatMap(([slot, victim]) => [slot, 2, victim])];
      const outcome = tickRegion(record, Uint8Array.from(list), true);
      if (outcome.applied !== strikes.length)
        throw new Error(`The rules allowed ${outcome.applied} of ${strikes.length} strikes.`);
      await write(record);
    },
  };
}

/** Empties the region of all but players. */
export function sendAway(record: RegionRecord): void {
  for (const [slot, mind] of record.minds.entries()) {
    if (mind >>> 28 === kinds.indexOf("player")) continue;
    record.lanes[slot] = 0;
    record.minds[slot] = 0;
  }
}

/** Lets those that lived there before live there again, as far as their places are free. */
export function bringBack(record: RegionRecord, before: RegionRecord): void {
  sendAway(record);
  for (const [slot, mind] of before.minds.entries()) {
    if (mind >>> 28 === kinds.indexOf("player") || record.lanes[slot] !== 0) continue;
    record.lanes[slot] = before.lanes[slot] as number;
    record.minds[slot] = mind;
  }
}

/** Puts a player's occupant somewhere, carrying this. */
export function placePlayer(
  record: RegionRecord,
  slot: number,
  tile: Tile,
  carries: { health: number; ore: number; food: number },
): void {
  record.lanes[slot] = makeLane(false, FACE + 4, tile);
  const { health, ore: hunger, food: fatigue } = carries;
  const kind = kinds.indexOf("player");
  record.minds[slot] = makeMind({ kind, health, hunger, fatigue, fear: 0, temperament: 0, regard: 0 });
}

/** Puts an NPC into the first free slot. @returns that slot */
export function placeNpc(
  record: RegionRecord,
  kind: Kind,
  tile: Tile,
  state: { health?: number; hunger?: number; stock?: number } = {},
): number {
  const slot = record.lanes.indexOf(0);
  if (slot < 0) throw new Error("There is no free slot for the scene.");
  const { health = 12, hunger = 4, stock: fatigue = 0 } = state;
  record.lanes[slot] = makeLane(true, REST, tile);
  record.minds[slot] = makeMind({
    kind: kinds.indexOf(kind),
    health,
    hunger,
    fatigue,
    fear: 0,
    temperament: 0,
    regard: 0,
  });
  return slot;
}
