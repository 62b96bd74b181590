import type { RecordKey } from "@cogwright/contracts/record";
import { useEffect, useMemo, useState } from "react";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import type { MatchRecords } from "./matchView.ts";
import { recordOf } from "./records.ts";
import { timeOfRound } from "./seed.ts";
import { matchKeys } from "./useMatchRecords.ts";

/** A match as far as it is here. */
export interface FoundMatch {
  /** `undefined` until it was read, or when there is none. */
  records: MatchRecords | undefined;
  /** The chain was asked and holds no match of this number. */
  missing: boolean;
}

/** Everything the chain holds of one match, read once and followed from then on. */
export function useMatch(id: number): FoundMatch {
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [asked, setAsked] = useState<number>();
  const address = chain?.address;
  const match = useRecord(recordOf.match(id));
  const market = useRecord(recordOf.market(id));
  const outcome = useRecord(recordOf.outcome(id));
  const entryA = useRecord(recordOf.entry(id, 1));
  const entryB = useRecord(recordOf.entry(id, 2));
  const botA = useRecord(match ? recordOf.bot(match.botA) : undefined, { load: true });
  const botB = useRecord(match && match.botB !== 0 ? recordOf.bot(match.botB) : undefined, { load: true });
  const sealed = useRecord(recordOf.sealed(id));
  const beacon = useRecord(recordOf.beacon());
  const hasRound = match !== undefined && match.seedRound !== 0n;
  const round = useRecord(hasRound ? recordOf.round(match.seedRound) : undefined, { load: true });
  const position = useRecord(address ? recordOf.position(id, address) : undefined);
  useEffect(() => {
    if (!chain || !live) return;
    chain.sync
      .load([recordOf.beacon() as RecordKey, ...matchKeys(id, chain.address)])
      .then(() => setAsked(id))
      .catch((error: unknown) => console.warn(`Match ${id} could not be read; it is tried again:`, error));
  }, [chain, live, id]);
  const records = useMemo(
    () =>
      match && {
        match,
        market,
        outcome,
        bots: { a: botA, b: botB },
        entries: { a: entryA, b: entryB },
        sealed,
        position,
        seedOut: round !== undefined,
        seedTime: timeOfRound(match.seedRound, beacon),
      },
    [match, round, beacon, market, outcome, botA, botB, entryA, entryB, sealed, position],
  );
  return { records, missing: asked === id && match === undefined };
}
