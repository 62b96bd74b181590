import { accountOfAddress } from "@cogwright/contracts/accounts";
import { tables } from "@cogwright/contracts/generated/tables";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import { useEffect, useState } from "react";
import type { Hex } from "viem";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";

/** Coins that the merchants have to pay with, in wei; `undefined` while unknown. */
export function useMerchantsPurse(): bigint | undefined {
  const client = useSession((session) => session.chain?.client);
  const [account, setAccount] = useState<Hex>();
  useEffect(() => {
    if (!client) return undefined;
    let gone = false;
    systemAddress(client, "wager", "TradeSystem")
      .then((address) => !gone && setAccount(accountOfAddress(address)))
      .catch((error: unknown) => console.warn("The merchants' purse is not known:", error));
    return () => {
      gone = true;
    };
  }, [client]);
  const purse = useRecord(account ? { table: tables.wager.Purse, key: { account } } : undefined, {
    load: true,
  });
  return purse?.balance;
}
