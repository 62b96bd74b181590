import { tables } from "@cogwright/contracts/generated/tables";
import type { FieldsOf } from "@cogwright/contracts/record";
import { isAddressEqual } from "viem";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import type { BotRecord } from "../arena/records.ts";
import { useChainTime } from "../arena/useChainTime.ts";

/**
 * Whether this browser's own wallet may play a bot:
 * - `own`: it owns the bot, and needs no leave
 * - `none`: the owner has given it no leave, or has taken it back
 * - `over`: the leave has run out: its time, its calls
 * - `given`: it may
 */
export type Leave =
  | { readonly state: "own" | "none" }
  | { readonly state: "over" | "given"; readonly grant: FieldsOf<typeof tables.wager.Grant> };

/** The leave that a bot's owner has given this browser's own wallet; undefined while the chain is not here. */
export function useLeave({ id, owner }: Pick<BotRecord, "id" | "owner">): Leave | undefined {
  const runner = useSession((session) => session.chain?.runner.address);
  const [ofBot, ofRunner] = runner
    ? [
        { table: tables.wager.Grant, key: { owner, runner, botId: id } },
        { table: tables.wager.Epoch, key: { owner, runner } },
      ]
    : [];
  const grant = useRecord(ofBot, { load: true });
  const epoch = useRecord(ofRunner, { load: true });
  const now = useChainTime();
  if (!runner) return undefined;
  if (isAddressEqual(owner, runner)) return { state: "own" };
  // A grant of an older epoch was ended with all others of its time.
  if (!grant || grant.epoch !== (epoch?.epoch ?? 0)) return { state: "none" };
  return { state: now <= Number(grant.until) && grant.calls > 0 ? "given" : "over", grant };
}
