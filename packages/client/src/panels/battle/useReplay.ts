import { readStoredCode } from "@cogwright/botbuilder/bytecode/storedCode";
import { errorLine } from "@cogwright/contracts/errors";
import { matchEnding } from "@cogwright/contracts/rules/wager";
import { useEffect, useState } from "react";
import type { Hex } from "viem";
import { useSession } from "../../chain/session.ts";
import type { MatchRecords } from "../arena/matchView.ts";
import { replay } from "./replay.ts";
import type { ShownBattle } from "./shownBattle.ts";

/** A battle computed from the chain's records, or why there is none. */
export type Replay =
  | { state: "loading" }
  | { state: "ready"; battle: ShownBattle; codes: { a: Hex; b: Hex } }
  | { state: "unfought" }
  | { state: "failed"; problem: string };

/** Reads both bots' code from the chain and computes the battle of a match that was fought. */
export function useReplay(records: MatchRecords | undefined): Replay {
  const client = useSession((session) => session.chain?.client);
  const [result, setResult] = useState<Replay>({ state: "loading" });
  const { outcome, entries, bots } = records ?? {};
  const fought = outcome?.ending === matchEnding.fought;
  const [seed, codeA, codeB] = [outcome?.seed, entries?.a, entries?.b];
  const [nameA, nameB] = [
    bots?.a?.name ?? `Bot ${records?.match.botA}`,
    bots?.b?.name ?? `Bot ${records?.match.botB}`,
  ];
  useEffect(() => {
    if (!client || !fought || !seed || !codeA || !codeB) return undefined;
    let gone = false;
    Promise.all([
      readStoredCode(client, codeA.code, codeA.codeHash),
      readStoredCode(client, codeB.code, codeB.codeHash),
    ])
      .then(([a, b]) => {
        if (gone) return;
        const battle = replay(
          { name: nameA, code: a, codeHash: codeA.codeHash },
          { name: nameB, code: b, codeHash: codeB.codeHash },
          seed,
        );
        setResult({ state: "ready", battle, codes: { a, b } });
      })
      .catch((error: unknown) => !gone && setResult({ state: "failed", problem: errorLine(error) }));
    return () => {
      gone = true;
    };
  }, [client, fought, seed, codeA, codeB, nameA, nameB]);
  return records && !fought ? { state: "unfought" } : result;
}
