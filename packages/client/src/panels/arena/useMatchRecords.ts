import { tables } from "@cogwright/contracts/generated/tables";
import type { RecordKey } from "@cogwright/contracts/record";
import { useMemo } from "react";
import type { Address } from "viem";
import { useRecord, useRecords } from "../../chain/useRecord.ts";
import type { MatchRecords } from "./matchView.ts";
import { accountOf, recordOf } from "./records.ts";
import { timeOfRound } from "./seed.ts";

/** The records of a match itself, and of what `account` put into it; its bots' stand under their own keys. */
export function matchKeys(id: number, account: Address): RecordKey[] {
  const keys: unknown[] = [
    recordOf.match(id),
    recordOf.market(id),
    recordOf.outcome(id),
    recordOf.sealed(id),
    recordOf.entry(id, 1),
    recordOf.entry(id, 2),
    recordOf.position(id, account),
  ];
  return keys as RecordKey[];
}

/** All matches that are known to the page, newest first, each with everything known of it and with `account`'s position. */
export function useMatchRecords(account: Address | undefined): readonly MatchRecords[] {
  const matches = useRecords(tables.arena.Match);
  const markets = useRecords(tables.wager.Market);
  const outcomes = useRecords(tables.arena.Outcome);
  const bots = useRecords(tables.arena.Bot);
  const seals = useRecords(tables.arena.Sealed);
  const entries = useRecords(tables.arena.Entry);
  const positions = useRecords(tables.wager.Position);
  const rounds = useRecords(tables.beacon.Round);
  const beacon = useRecord(recordOf.beacon());
  return useMemo(() => {
    const mine = account ? accountOf(account).toLowerCase() : undefined;
    const market = new Map(markets.map((each) => [each.matchId, each]));
    const outcome = new Map(outcomes.map((each) => [each.matchId, each]));
    const bot = new Map(bots.map((each) => [each.id, each]));
    const seal = new Map(seals.map((each) => [each.matchId, each]));
    const entry = new Map(entries.map((each) => [`${each.matchId}:${each.side}`, each]));
    const proven = new Set(rounds.map(({ round }) => round));
    const position = new Map(
      positions.filter((each) => each.account.toLowerCase() === mine).map((each) => [each.matchId, each]),
    );
    return [...matches]
      .sort((a, b) => b.id - a.id)
      .map((match) => ({
        match,
        market: market.get(match.id),
        outcome: outcome.get(match.id),
        bots: { a: bot.get(match.botA), b: bot.get(match.botB) },
        entries: { a: entry.get(`${match.id}:1`), b: entry.get(`${match.id}:2`) },
        sealed: seal.get(match.id),
        position: position.get(match.id),
        seedOut: match.seedRound !== 0n && proven.has(match.seedRound),
        seedTime: timeOfRound(match.seedRound, beacon),
      }));
  }, [matches, markets, outcomes, bots, seals, entries, positions, rounds, beacon, account]);
}
