import { errorLine } from "@cogwright/contracts/errors";
import type { FoundTick } from "@cogwright/npc/audit/foundBlocks";
import type { SentTick } from "@cogwright/npc/audit/ticks";
import { seeTick } from "@cogwright/npc/audit/written";
import { useEffect, useState } from "react";
import { useSession } from "../../chain/session.ts";

/** A tick put together again from the chain's events; `problem` says why it could not be. */
export interface SeenTick {
  readonly seen?: FoundTick;
  readonly problem?: string;
}

/** Puts together again what a tick saw and did. */
export function useSeenTick(tick: SentTick | undefined): SeenTick {
  const client = useSession((session) => session.chain?.client);
  const [known, setKnown] = useState<SeenTick>({});
  const event = tick && `${tick.transaction}:${tick.logIndex}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick is known by its event
  useEffect(() => {
    setKnown({});
    if (!client || !tick) return undefined;
    let gone = false;
    seeTick(client, tick)
      .then((seen) => {
        if (gone) return;
        setKnown(seen.complete ? { seen } : { problem: "This node has forgotten what that tick saw." });
      })
      .catch((error: unknown) => !gone && setKnown({ problem: errorLine(error) }));
    return () => {
      gone = true;
    };
  }, [client, event]);
  return known;
}
