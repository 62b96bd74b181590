import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import { matchEnding, matchStatus, matchWinner } from "@cogwright/contracts/rules/wager";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Address } from "viem";
import { type BotRating, type RatedMatch, ratings } from "./ratings.ts";

/** How many matches are asked for at a time. */
const stride = 250;

/** A bot on the ladder of a world. */
export interface LadderPlace extends BotRating {
  /** 1 for the strongest. */
  rank: number;
  name: string;
  owner: Address;
  /** The newest match it fought. */
  lastMatch: number;
}

/** A world's ladder as of one block. */
export interface WorldLadder {
  block: bigint;
  /** Battles that it rests on. */
  battles: number;
  /** Strongest first. Bots that have not fought are not on it. */
  places: LadderPlace[];
}

/** How far a first reading is. */
export type LadderProgress = (read: number, all: number) => void;

/** Reads a world's ladder, at first from all its matches, afterwards from those that are new or were still on. */
export interface LadderReader {
  readonly read: (onProgress?: LadderProgress) => Promise<WorldLadder>;
}

const sides = { [matchWinner.a]: "a", [matchWinner.b]: "b", [matchWinner.draw]: "draw" } as const;

/**
 * Makes a reader of the ladder. It asks for records and never for logs, which nodes throw away; a match's place in the
 * order is the round that seeded it, and stands in its record. So everybody who asks the chain gets the same ladder.
 */
export function createLadderReader(client: WorldClient): LadderReader {
  const fought = new Map<number, RatedMatch>();
  /** Matches that are over, rated or not: they never change again. */
  const over = new Set<number>();
  const names = new Map<number, { name: string; owner: Address }>();

  async function readMatches(ids: readonly number[], block: bigint) {
    const [matches, outcomes] = await Promise.all([
      readRecords(
        client,
        tables.arena.Match,
        ids.map((id) => ({ id })),
        block,
      ),
      readRecords(
        client,
        tables.arena.Outcome,
        ids.map((matchId) => ({ matchId })),
        block,
      ),
    ]);
    matches.forEach((match, index) => {
      if (match === undefined) return;
      if (match.status === matchStatus.resolved || match.status === matchStatus.void) over.add(match.id);
      const outcome = outcomes[index];
      if (outcome?.ending !== matchEnding.fought) return;
      const winner = sides[outcome.winner as keyof typeof sides];
      if (winner === undefined) return;
      const { id, botA, botB, seedRound } = match;
      fought.set(id, { id, seedRound, a: botA, b: botB, winner });
    });
  }

  async function readNames(bots: readonly number[], block: bigint) {
    const unknown = bots.filter((id) => !names.has(id));
    const records = await readRecords(
      client,
      tables.arena.Bot,
      unknown.map((id) => ({ id })),
      block,
    );
    for (const bot of records) if (bot) names.set(bot.id, { name: bot.name, owner: bot.owner });
  }

  return {
    read: async (onProgress) => {
      const block = await client.publicClient.getBlockNumber();
      const counters = await readRecord(client, { table: tables.arena.Counters, key: {} }, block);
      const ids = Array.from({ length: counters?.matches ?? 0 }, (_, index) => index + 1);
      const wanted = ids.filter((id) => !over.has(id));
      for (let at = 0; at < wanted.length; at += stride) {
        await readMatches(wanted.slice(at, at + stride), block);
        onProgress?.(Math.min(at + stride, wanted.length), wanted.length);
      }
      const rated = ratings([...fought.values()]);
      await readNames(
        rated.map(({ bot }) => bot),
        block,
      );
      const last = new Map<number, number>();
      for (const { id, a, b } of fought.values()) {
        for (const bot of [a, b]) last.set(bot, Math.max(id, last.get(bot) ?? 0));
      }
      return {
        block,
        battles: fought.size,
        places: rated.flatMap((rating, index) => {
          const known = names.get(rating.bot);
          return known
            ? [{ ...rating, ...known, rank: index + 1, lastMatch: last.get(rating.bot) ?? 0 }]
            : [];
        }),
      };
    },
  };
}
