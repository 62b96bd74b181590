import { errorLine } from "@cogwright/contracts/errors";
import { npcRules } from "@cogwright/contracts/rules/npc";
import { type Reputation, reputationOf } from "@cogwright/npc/audit/reputation";
import { blockFrom, readTicks, type SentTick } from "@cogwright/npc/audit/ticks";
import { readChecks, readVerdicts } from "@cogwright/npc/audit/verdicts";
import { useEffect, useRef, useState } from "react";
import { useSession } from "../../chain/session.ts";

/** What the events of the challenge window say about those who play the NPCs. */
export interface Operators {
  readonly state: "loading" | "ready" | "failed";
  readonly problem?: string;
  readonly operators: readonly Reputation[];
  /** Ticks that were applied, the newest first. */
  readonly latest: readonly SentTick[];
}

/** Reads the ticks and verdicts of the challenge window, once and whenever asked. */
export function useOperators(): Operators & { readonly refresh: () => void } {
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [asked, setAsked] = useState(0);
  const [found, setFound] = useState<Operators>({ state: "loading", operators: [], latest: [] });
  const reading = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` has it read again
  useEffect(() => {
    if (!chain || !live) return undefined;
    let gone = false;
    reading.current = true;
    const read = async () => {
      const { client } = chain;
      const { number, timestamp } = await client.publicClient.getBlock();
      const fromBlock = await blockFrom(client, Number(timestamp) - npcRules.windowSeconds);
      const range = { fromBlock, toBlock: number };
      const [ticks, verdicts, checks] = await Promise.all([
        readTicks(client, range),
        readVerdicts(client, range),
        readChecks(client, range),
      ]);
      const latest = ticks.filter(({ evidence }) => BigInt(evidence) !== 0n).reverse();
      if (!gone) setFound({ state: "ready", operators: reputationOf(ticks, verdicts, checks), latest });
    };
    read()
      .catch((error: unknown) => {
        if (!gone) setFound((known) => ({ ...known, state: "failed", problem: errorLine(error) }));
      })
      .finally(() => {
        if (!gone) reading.current = false;
      });
    return () => {
      gone = true;
      reading.current = false;
    };
  }, [chain, live, asked]);
  // Where nobody has played yet it looks again with every block, but never before it has done looking.
  const block = useSession((session) => session.block);
  const empty = found.operators.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each block
  useEffect(() => {
    if (empty && !reading.current) setAsked((times) => times + 1);
  }, [block]);
  return { ...found, refresh: () => setAsked((times) => times + 1) };
}
