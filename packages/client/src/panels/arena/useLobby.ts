import { errorLine } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { RecordKey } from "@cogwright/contracts/record";
import { useEffect, useMemo, useState } from "react";
import { type Chain, useSession } from "../../chain/session.ts";
import { useRecords } from "../../chain/useRecord.ts";
import type { MatchRecords } from "./matchView.ts";
import { type BotRecord, recordOf } from "./records.ts";
import { matchKeys, useMatchRecords } from "./useMatchRecords.ts";

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
    ...newest(matches, NEWEST_MATCHES).flatMap((id) => matchKeys(id, address)),
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
  const bots = useRecords(tables.arena.Bot);
  const address = chain?.address;
  const matches = useMatchRecords(address).slice(0, NEWEST_MATCHES);
  const myBots = useMemo(
    () =>
      bots.filter(({ owner }) => owner.toLowerCase() === address?.toLowerCase()).sort((a, b) => b.id - a.id),
    [bots, address],
  );
  return { matches, myBots, state, problem };
}
