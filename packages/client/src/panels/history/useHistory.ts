import { errorLine } from "@cogwright/contracts/errors";
import type { RecordKey } from "@cogwright/contracts/record";
import { getFields } from "@cogwright/contracts/worldSync";
import { useEffect, useState } from "react";
import type { Address } from "viem";
import { type Chain, useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import type { MatchRecords } from "../arena/matchView.ts";
import { recordOf } from "../arena/records.ts";
import { matchKeys, useMatchRecords } from "../arena/useMatchRecords.ts";

/** How many matches are read at a time, newest first. */
const STRETCH = 200;

export interface History {
  /** Those that have been read, newest first. */
  readonly matches: readonly MatchRecords[];
  /** How many matches there have ever been. */
  readonly total: number;
  readonly state: "loading" | "ready" | "failed";
  readonly problem: string | undefined;
  /** Reads the next older stretch; undefined when all have been read. */
  readonly older: (() => void) | undefined;
}

/** Reads matches `from` down to `to` and all that belongs to them: pots, outcomes, bots, and what `account` put in. */
async function loadStretch({ sync }: Chain, from: number, to: number, account: Address): Promise<void> {
  const ids = Array.from({ length: from - to + 1 }, (_, index) => from - index);
  await sync.load([recordOf.beacon() as RecordKey, ...ids.flatMap((id) => matchKeys(id, account))]);
  const world = sync.store.getState();
  const bots = ids.flatMap((id) => {
    const match = getFields(world, recordOf.match(id));
    return match ? [match.botA, match.botB] : [];
  });
  const met = [...new Set(bots)].filter((bot) => bot !== 0);
  await sync.load(met.map((bot) => recordOf.bot(bot) as RecordKey));
}

/**
 * The matches that were, a stretch at a time, with what `account` put into them. Everything read is followed from then on.
 */
export function useHistory(account: Address | undefined): History {
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [state, setState] = useState<History["state"]>("loading");
  const [problem, setProblem] = useState<string>();
  const [oldest, setOldest] = useState<number>();
  const [wanted, setWanted] = useState(1);
  const counters = useRecord(recordOf.counters(), { load: true });
  const total = counters?.matches;

  useEffect(() => {
    if (!chain || !live || total === undefined || !account) return undefined;
    const from = oldest === undefined ? total : oldest - 1;
    const to = Math.max(1, Math.min(from, total - wanted * STRETCH + 1));
    if (from < to) {
      setState("ready");
      return undefined;
    }
    let gone = false;
    setState("loading");
    loadStretch(chain, from, to, account)
      .then(() => {
        if (gone) return;
        setOldest(to);
        setState("ready");
      })
      .catch((error: unknown) => {
        if (gone) return;
        setState("failed");
        setProblem(errorLine(error));
      });
    return () => {
      gone = true;
    };
    // A new match is followed by itself: only the first reading needs to know how many there are.
  }, [chain, live, account, wanted, oldest, total]);

  const matches = useMatchRecords(account);
  return {
    matches,
    total: total ?? 0,
    state: total === 0 ? "ready" : state,
    problem,
    older: oldest !== undefined && oldest > 1 ? () => setWanted(wanted + 1) : undefined,
  };
}
