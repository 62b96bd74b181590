import { errorLine } from "@cogwright/contracts/errors";
import type { ExternalWallet } from "@cogwright/contracts/sender";
import type { Chain, LocalAccount } from "viem";
import { showToast } from "../primitives/toasts.ts";
import {
  chosenInjected,
  findInjectedWallet,
  InjectedWalletFault,
  openInjectedWallet,
} from "./injectedWallet.ts";
import { openSessionWallet } from "./sessionWallet.ts";
import { tabLock } from "./tabLock.ts";

/** The extension that was chosen; the page begins anew when it changes account or chain. */
async function openChosen(rdns: string, chain: Chain): Promise<ExternalWallet> {
  const wallet = await findInjectedWallet(rdns);
  if (!wallet) throw new InjectedWalletFault(rdns, "is not in this browser any more");
  const opened = await openInjectedWallet(wallet, chain, { ask: false });
  wallet.onChange(() => window.location.reload());
  return opened;
}

/** Who plays in this browser. */
interface Accounts {
  /** The visitor's: an extension's that was chosen in this browser, or the browser's own wallet. */
  account: LocalAccount | ExternalWallet;
  /** The browser's own wallet: it signs without asking, and plays bots for the visitor by their leave. */
  own: LocalAccount;
}

/** The accounts of this browser. An extension that is locked or gone is said, and the browser's own wallet stands in. */
export async function openAccounts(chain: Chain): Promise<Accounts> {
  const own = await tabLock("wallet")(async () => openSessionWallet(window.localStorage));
  const rdns = chosenInjected(window.localStorage);
  if (rdns !== undefined) {
    try {
      return { account: await openChosen(rdns, chain), own };
    } catch (error) {
      showToast("warn", "You play with this browser's own wallet", errorLine(error));
    }
  }
  return { account: own, own };
}
