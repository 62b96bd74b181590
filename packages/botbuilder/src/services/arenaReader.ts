import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import type { FieldsOf } from "@cogwright/contracts/record";
import { matchStatus, matchWinner } from "@cogwright/contracts/rules/wager";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { zeroAddress } from "viem";
import { type ArenaView, type BeaconClock, type MatchView, timeOf } from "./arenaView.ts";

/** How many records one look reads at most of those it has not seen before: a long history is read over several looks. */
const stride = 500;

const statusNames: Readonly<Record<number, MatchView["status"]>> = {
  [matchStatus.open]: "open",
  [matchStatus.entered]: "entered",
  [matchStatus.resolved]: "resolved",
  [matchStatus.void]: "void",
};

/** Reads the arena as of the newest block, at a cost that does not grow with the number of matches that are over. */
export interface ArenaReader {
  readonly read: () => Promise<ArenaView>;
  /** Forgets what was read: the chain was away and may have come back as an older one. */
  readonly forget: () => void;
}

function matchView(fields: FieldsOf<typeof tables.arena.Match>): MatchView {
  const { id, status, botA, botB, ownerA, ownerB, betsCloseAt, seedRound, deadline } = fields;
  const name = statusNames[status];
  if (name === undefined) throw new Error(`match ${id} is in state ${status}, which has no name`);
  return {
    ...{ id, status: name, botA, botB, ownerA, ownerB, seedRound },
    betsCloseAt: Number(betsCloseAt),
    deadline: Number(deadline),
  };
}

/** The ids to read: those that may have changed, the new ones, and a stretch of old ones never read, newest first. */
function idsToRead(known: ReadonlyMap<number, MatchView>, oldestKnown: number, count: number): number[] {
  const ids = [...known.values()]
    .filter(({ status }) => status === "open" || status === "entered")
    .map(({ id }) => id);
  for (let id = count; id > 0 && id >= oldestKnown && !known.has(id); id -= 1) ids.push(id);
  const older = Math.min(oldestKnown - 1, count);
  for (let id = older; id > 0 && id > older - stride; id -= 1) ids.push(id);
  return ids;
}

export function createArenaReader(client: WorldClient): ArenaReader {
  let matches = new Map<number, MatchView>();
  let oldestKnown = Number.POSITIVE_INFINITY;
  let proven = new Set<bigint>();
  let clock: BeaconClock | undefined;
  let newest = 0n;

  function forget() {
    matches = new Map();
    oldestKnown = Number.POSITIVE_INFINITY;
    proven = new Set();
    clock = undefined;
    newest = 0n;
  }

  async function readClock(block: bigint) {
    const config = await readRecord(client, { table: tables.beacon.Config, key: {} }, block);
    return config && { genesis: Number(config.genesis), period: config.period };
  }

  async function readMatches(block: bigint) {
    const counters = await readRecord(client, { table: tables.arena.Counters, key: {} }, block);
    const count = counters?.matches ?? 0;
    const ids = idsToRead(matches, oldestKnown, count);
    const records = await readRecords(
      client,
      tables.arena.Match,
      ids.map((id) => ({ id })),
      block,
    );
    for (const fields of records) if (fields) matches.set(fields.id, matchView(fields));
    oldestKnown = Math.min(oldestKnown, count + 1, ...ids);
  }

  /** Which bots of entered matches have yet to be shown. */
  async function readSealed(block: bigint) {
    const entered = [...matches.values()].filter(({ status }) => status === "entered");
    const keys = entered.map(({ id }) => ({ matchId: id }));
    const records = await readRecords(client, tables.arena.Sealed, keys, block);
    const awaited = records.flatMap((record) => {
      if (!record) return [];
      const { matchId, revealBy, sealedA, sealedB } = record;
      const sides = [...(sealedA ? (["a"] as const) : []), ...(sealedB ? (["b"] as const) : [])];
      return sides.map((side) => ({ matchId, side, by: Number(revealBy) }));
    });
    const entries = await readRecords(
      client,
      tables.arena.Entry,
      awaited.map(({ matchId, side }) => ({ matchId, side: matchWinner[side] })),
      block,
    );
    const missing = awaited.filter((_, index) => entries[index]?.code === zeroAddress);
    return entered.flatMap((match) => {
      const own = missing.filter(({ matchId }) => matchId === match.id);
      const [first] = own;
      return first ? [{ ...match, unrevealed: { sides: own.map(({ side }) => side), by: first.by } }] : [];
    });
  }

  async function readProofs(block: bigint, time: number) {
    const rounds = new Set<bigint>();
    for (const { status, seedRound } of matches.values()) {
      if (status !== "entered" || proven.has(seedRound)) continue;
      if (clock && timeOf(clock, seedRound) <= time) rounds.add(seedRound);
    }
    const keys = [...rounds].map((round) => ({ round }));
    for (const record of await readRecords(client, tables.beacon.Round, keys, block)) {
      if (record) proven.add(record.round);
    }
  }

  async function read(): Promise<ArenaView> {
    const { number, timestamp } = await client.publicClient.getBlock({ blockTag: "latest" });
    if (number < newest) forget();
    newest = number;
    const time = Number(timestamp);
    clock ??= await readClock(number);
    await readMatches(number);
    await readProofs(number, time);
    for (const match of await readSealed(number)) matches.set(match.id, match);
    const inOrder = [...matches.values()].sort((a, b) => a.id - b.id);
    return { block: number, time, matches: inOrder, proven: new Set(proven), clock };
  }

  return { read, forget };
}
