import { tables } from "@cogwright/contracts/generated/tables";
import { useMemo } from "react";
import { pad } from "viem";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";

/** What the visitor's purse holds, in wei; `undefined` until the chain has answered. */
export function usePurse(): bigint | undefined {
  const chain = useSession((session) => session.chain);
  const known = useSession((session) => session.block > 0n);
  const record = useMemo(
    () => chain && { table: tables.wager.Purse, key: { account: pad(chain.address) } },
    [chain],
  );
  const purse = useRecord(record);
  return known ? (purse?.balance ?? 0n) : undefined;
}
