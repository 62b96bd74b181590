import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import { readStoredCode } from "@cogwright/botbuilder/bytecode/storedCode";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { errorLine } from "@cogwright/contracts/errors";
import { useEffect, useState } from "react";
import { zeroAddress } from "viem";
import { useSession } from "../../chain/session.ts";
import type { BotRecord } from "../arena/records.ts";

export type BotStrategy =
  | { readonly state: "loading" }
  /** The chain holds a commitment in place of its code. */
  | { readonly state: "sealed" }
  | { readonly state: "ready"; readonly strategy: Strategy; readonly bytes: number }
  | { readonly state: "failed"; readonly problem: string };

/** The strategy of a bot, from the code that the chain holds, checked against its hash. */
export function useBotStrategy({ code, codeHash }: BotRecord): BotStrategy {
  const client = useSession((session) => session.chain?.client);
  const [found, setFound] = useState<BotStrategy>({ state: "loading" });
  useEffect(() => {
    if (!client) return undefined;
    if (code === zeroAddress) {
      setFound({ state: "sealed" });
      return undefined;
    }
    let gone = false;
    setFound({ state: "loading" });
    readStoredCode(client, code, codeHash)
      .then((bytecode) => {
        const bytes = (bytecode.length - 2) / 2;
        if (!gone) setFound({ state: "ready", strategy: decompile(bytecode), bytes });
      })
      .catch((error: unknown) => !gone && setFound({ state: "failed", problem: errorLine(error) }));
    return () => {
      gone = true;
    };
  }, [client, code, codeHash]);
  return found;
}
