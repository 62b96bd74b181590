import { CogwrightError } from "@cogwright/contracts/errors";
import { type Hex, isHex, type LocalAccount } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";

const STORAGE_KEY = "cogwright.wallet";

const keptWallet = z.object({
  version: z.literal(1),
  privateKey: z.custom<Hex>((value) => isHex(value) && value.length === 66, "a key of 32 bytes"),
});

/** The part of `Storage` that is used, so that tests need no browser. */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

export class WalletUnreadable extends CogwrightError {
  constructor(cause: unknown) {
    super(`The session wallet kept in this browser under "${STORAGE_KEY}" cannot be read.`, {
      code: "wallet-unreadable",
      hint: "Restore that entry of the site's storage, or remove it to begin with a new wallet.",
      // The cause of a parse error may quote the entry, which holds a key: only its kind is kept.
      details: { reason: cause instanceof Error ? cause.name : typeof cause },
    });
  }
}

/**
 * The wallet this browser plays with, made on the first visit. Its key never leaves the browser's storage.
 *
 * @throws {WalletUnreadable} when there is an entry that is not a wallet; it is left untouched, as it may hold money.
 */
export function openSessionWallet(storage: KeptText): LocalAccount {
  const kept = storage.getItem(STORAGE_KEY);
  if (kept === null) {
    const privateKey = generatePrivateKey();
    storage.setItem(STORAGE_KEY, JSON.stringify({ version: 1, privateKey }));
    return privateKeyToAccount(privateKey);
  }
  try {
    return privateKeyToAccount(keptWallet.parse(JSON.parse(kept)).privateKey);
  } catch (cause) {
    throw new WalletUnreadable(cause);
  }
}
