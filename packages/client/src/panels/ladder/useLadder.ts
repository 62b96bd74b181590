import {
  createLadderReader,
  type LadderReader,
  type WorldLadder,
} from "@cogwright/botbuilder/rating/ladderReader";
import { errorLine } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { useEffect, useMemo, useState } from "react";
import { useSession } from "../../chain/session.ts";
import { useRecords } from "../../chain/useRecord.ts";

export interface LadderState {
  ladder: WorldLadder | undefined;
  /** Matches read so far and in all, while the first reading goes on. */
  progress: { read: number; all: number } | undefined;
  problem: string | undefined;
}

/** One reader for each world: whatever a page has read of the matches, the next one need not. */
const readers = new WeakMap<WorldClient, LadderReader>();

function readerOf(client: WorldClient): LadderReader {
  const reader = readers.get(client) ?? createLadderReader(client);
  readers.set(client, reader);
  return reader;
}

/** The world's ladder, worked out in this page, and again whenever a battle ends. */
export function useLadder(): LadderState {
  const client = useSession((session) => session.chain?.client);
  const live = useSession((session) => session.phase === "live");
  const [ladder, setLadder] = useState<WorldLadder>();
  const [progress, setProgress] = useState<LadderState["progress"]>();
  const [problem, setProblem] = useState<string>();
  const reader = useMemo(() => client && readerOf(client), [client]);
  const ended = useRecords(tables.arena.Outcome).length;
  // A battle that ends is one more outcome among the followed records: it calls for another reading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!reader || !live) return undefined;
    let gone = false;
    reader
      .read((read, all) => !gone && setProgress({ read, all }))
      .then((found) => {
        if (gone) return;
        setLadder(found);
        setProblem(undefined);
      })
      .catch((error: unknown) => !gone && setProblem(errorLine(error)));
    return () => {
      gone = true;
    };
  }, [reader, live, ended]);
  return { ladder, progress, problem };
}
