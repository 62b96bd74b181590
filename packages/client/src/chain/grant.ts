import type { Deployment } from "@cogwright/contracts/deployment";
import { CogwrightError } from "@cogwright/contracts/errors";
import type { Address } from "viem";
import type { KeptText } from "./sessionWallet.ts";

/** One entry for each wallet that this browser plays with. */
const storageKey = (address: Address) => `cogwright.grant.${address}`;

export class GrantRefused extends CogwrightError {
  constructor(status: number, reason: string) {
    super(`The world's treasury gave no purse: ${reason || `answer ${status}`}.`, {
      code: "grant-refused",
      hint: "You can walk, forge and watch; betting needs coins in your purse.",
      details: { status },
    });
  }
}

/**
 * Asks the world's treasury, once for each world and wallet, for a new visitor's purse.
 *
 * @returns true when it was given now, false when this wallet had asked before.
 * @throws {GrantRefused} when the treasury says no; asked again on the next visit.
 */
export async function askForPurse(
  { world, genesis }: Pick<Deployment, "world" | "genesis">,
  address: Address,
  storage: KeptText,
  request: typeof fetch = fetch,
): Promise<boolean> {
  const mark = `${genesis}:${world}`;
  if (storage.getItem(storageKey(address)) === mark) return false;
  const answer = await request("/api/grant", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ address }),
  });
  if (!answer.ok) throw new GrantRefused(answer.status, (await answer.text()).slice(0, 200));
  storage.setItem(storageKey(address), mark);
  return true;
}
