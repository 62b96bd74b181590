import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import { readStoredCode } from "@cogwright/botbuilder/bytecode/storedCode";
import { useEffect, useState } from "react";
import { zeroAddress } from "viem";
import { useSession } from "../../chain/session.ts";
import { type AutomatonLook, lookOf, type Side } from "../../scenes/battle/look.ts";
import type { BotRecord } from "./records.ts";

/** How a bot looks on a side; `undefined` until its code was read from the chain. */
export function useBotLook(bot: BotRecord | undefined, side: Side): AutomatonLook | undefined {
  const client = useSession((session) => session.chain?.client);
  const [look, setLook] = useState<AutomatonLook>();
  const [code, hash] = [bot?.code, bot?.codeHash];
  useEffect(() => {
    if (!client || !code || !hash || code === zeroAddress) return undefined;
    let gone = false;
    readStoredCode(client, code, hash)
      .then((bytes) => !gone && setLook(lookOf(hash, decompile(bytes).loadout, side)))
      // A portrait is not worth a message of its own: the page that needs the code for more says what is wrong.
      .catch((error: unknown) => console.warn(`The portrait of bot ${bot?.id} cannot be drawn:`, error));
    return () => {
      gone = true;
    };
  }, [client, code, hash, side, bot?.id]);
  return look;
}
