import { useEffect, useState } from "react";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import { recordOf } from "./records.ts";

/** Coins in the visitor's purse, in wei; `undefined` while unknown. */
export function usePurse(): bigint | undefined {
  const address = useSession((session) => session.chain?.address);
  const live = useSession((session) => session.phase === "live" || session.phase === "offline");
  const purse = useRecord(address ? recordOf.purse(address) : undefined, { load: true });
  return purse?.balance ?? (live ? 0n : undefined);
}

/** Coins in the visitor's wallet outside the game, in wei, read with every block while `watching`. */
export function useWallet(watching: boolean): bigint | undefined {
  const chain = useSession((session) => session.chain);
  const block = useSession((session) => session.block);
  const [balance, setBalance] = useState<bigint>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with every block
  useEffect(() => {
    if (!chain || !watching) return undefined;
    let gone = false;
    chain.client.publicClient
      .getBalance({ address: chain.address })
      .then((wei) => !gone && setBalance(wei))
      .catch((error: unknown) =>
        console.warn("The wallet's balance could not be read; it is tried again:", error),
      );
    return () => {
      gone = true;
    };
  }, [chain, block, watching]);
  return balance;
}
