import { errorLine } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { RecordKey } from "@cogwright/contracts/record";
import { useEffect, useMemo, useState } from "react";
import { type Chain, useSession } from "../../chain/session.ts";
import { useRecord, useRecords } from "../../chain/useRecord.ts";
import type { MatchRecords } from "./matchView.ts";
import { accountOf, type BotRecord, recordOf } from "./records.ts";
import { timeOfRound } from "./seed.ts";

/** How many of the newest matches and bots the lobby shows. */
const NEWEST_MATCHES = 40;
const NEWEST_BOTS = 200;

const newest = (last: number, count: number) =>
  Array.from({ length: Math.min(last, count) }, (_, index) => last - index);

async function loadLobby({ client, sync, address }: Chain): Promise<void> {
  const counters = await readRecord(client, recordOf.counters());
  const [matches, bots] = [counters?.matches ?? 0, counters?.bots ?? 0];
  const keys: unknown[] = [
    recordOf.counters(),
    recordOf.beacon(),
    ...newest(matches, NEWEST_MATCHES).flatMap((id) => [
      recordOf.match(id),
      recordOf.market(id),
      recordOf.outcome(id),
      recordOf.sealed(id),
      recordOf.entry(id, 1),
      recordOf.entry(id, 2),
      recordOf.position(id, address),
    ]),
    ...newest(bots, NEWEST_BOTS).map(recordOf.bot),
  ];
  await sync.load(keys as RecordKey[]);
}

export interface Lobby {
  /** Newest first. */
  matches: readonly MatchRecords[];
  /** This visitor's bots, newest first. */
  myBots: readonly BotRecord[];
  state: "loading" | "ready" | "failed";
  problem: string | undefined;
}

/** The newest matches with all that belongs to them, read once and followed from then on. */
export function useLobby(): Lobby {
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [state, setState] = useState<Lobby["state"]>("loading");
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!chain || !live) return;
    loadLobby(chain)
      .then(() => setState("ready"))
      .catch((error: unknown) => {
        setState("failed");
        setProblem(errorLine(error));
      });
  }, [chain, live]);
  const matches = useRecords(tables.arena.Match);
  const markets = useRecords(tables.wager.Market);
  const outcomes = useRecords(tables.arena.Outcome);
  const bots = useRecords(tables.arena.Bot);
  const seals = useRecords(tables.arena.Sealed);
  const entries = useRecords(tables.arena.Entry);
  const positions = useRecords(tables.wager.Position);
  const rounds = useRecords(tables.beacon.Round);
  const beacon = useRecord(recordOf.beacon());
  const address = chain?.address;
  const found = useMemo((): MatchRecords[] => {
    const account = address ? accountOf(address).toLowerCase() : undefined;
    const market = new Map(markets.map((each) => [each.matchId, each]));
    const outcome = new Map(outcomes.map((each) => [each.matchId, each]));
    const bot = new Map(bots.map((each) => [each.id, each]));
    const seal = new Map(seals.map((each) => [each.matchId, each]));
    const entry = new Map(entries.map((each) => [`${each.matchId}:${each.side}`, each]));
    const proven = new Set(rounds.map(({ round }) => round));
    const mine = new Map(
      positions.filter((each) => each.account.toLowerCase() === account).map((each) => [each.matchId, each]),
    );
    return [...matches]
      .sort((a, b) => b.id - a.id)
      .slice(0, NEWEST_MATCHES)
      .map((match) => ({
        match,
        market: market.get(match.id),
        outcome: outcome.get(match.id),
        bots: { a: bot.get(match.botA), b: bot.get(match.botB) },
        entries: { a: entry.get(`${match.id}:1`), b: entry.get(`${match.id}:2`) },
        sealed: seal.get(match.id),
        position: mine.get(match.id),
        seedOut: match.seedRound !== 0n && proven.has(match.seedRound),
        seedTime: timeOfRound(match.seedRound, beacon),
      }));
  }, [matches, markets, outcomes, bots, seals, entries, positions, rounds, beacon, address]);
  const myBots = useMemo(
    () =>
      bots.filter(({ owner }) => owner.toLowerCase() === address?.toLowerCase()).sort((a, b) => b.id - a.id),
    [bots, address],
  );
  return { matches: found, myBots, state, problem };
}
