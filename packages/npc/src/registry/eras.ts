import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import { kinds } from "@cogwright/contracts/rules/realm";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Hex, keccak256 } from "viem";
import { BrainCodeInvalid, decodeBrain } from "../brain/brainCode.ts";
import type { Network } from "../brain/network.ts";
import { decodeTraits, type Traits } from "../brain/traits.ts";

/** A time in which a kind uses one brain and one shift of its characters. */
export interface Era {
  kind: string;
  /** Counted from 1. */
  era: number;
  /** The brain's content hash. */
  brain: Hex;
  /** Unix second. */
  since: number;
  traits: Traits;
}

/** All eras of all kinds that have any, each kind's in order of time: which brain ran when. */
export async function readEras(client: WorldClient, block?: bigint): Promise<Era[]> {
  const counts = await readRecords(
    client,
    tables.npc.Eras,
    kinds.map((_, kind) => ({ kind })),
    block,
  );
  const keys = counts.flatMap((found, kind) =>
    Array.from({ length: found?.count ?? 0 }, (_, index) => ({ kind, era: index + 1 })),
  );
  const records = await readRecords(client, tables.npc.Era, keys, block);
  return keys.flatMap(({ kind, era }, index) => {
    const found = records[index];
    if (!found) return [];
    const { brain, since, traits } = found;
    return { kind: kinds[kind] as string, era, brain, since: Number(since), traits: decodeTraits(traits) };
  });
}

/** Each kind's era at a second. */
export function erasAt(eras: readonly Era[], time: number): Era[] {
  const latest = new Map<string, Era>();
  for (const era of eras) if (era.since <= time) latest.set(era.kind, era);
  return [...latest.values()];
}

/** A registered brain, as the chain holds it. */
export interface RegisteredBrain {
  author: Hex;
  /** The contract that holds its code behind a STOP byte. */
  code: Hex;
  kind: string;
  publishedAt: number;
  network: Network;
}

/** Reads a registered brain and its weights; undefined where none has this hash. @throws {BrainCodeInvalid} */
export async function readBrain(client: WorldClient, brain: Hex): Promise<RegisteredBrain | undefined> {
  const found = await readRecord(client, { table: tables.npc.Brain, key: { id: brain } });
  if (!found) return undefined;
  const stored = await client.publicClient.getCode({ address: found.code });
  const code: Hex = `0x${stored?.slice(4) ?? ""}`;
  if (keccak256(code) !== brain)
    throw new BrainCodeInvalid(`what ${found.code} holds does not hash to ${brain}`);
  return {
    author: found.author,
    code: found.code,
    kind: kinds[found.kind] ?? "none",
    publishedAt: Number(found.publishedAt),
    network: decodeBrain(code),
  };
}
