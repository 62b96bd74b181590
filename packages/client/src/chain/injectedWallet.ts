import { CogwrightError } from "@cogwright/contracts/errors";
import type { ExternalWallet } from "@cogwright/contracts/sender";
import { createStore, type EIP6963ProviderDetail } from "mipd";
import { type Chain, isAddress, isHash, numberToHex } from "viem";
import { z } from "zod";
import type { KeptText } from "./sessionWallet.ts";

const STORAGE_KEY = "cogwright.injected";
const keptChoice = z.object({ version: z.literal(1), rdns: z.string().min(1).max(200) });

/** A wallet extension of this browser, as it announces itself (EIP-6963). */
export interface InjectedWallet {
  /** Its reverse domain name: "io.metamask". */
  readonly rdns: string;
  readonly name: string;
  /** A picture as a `data:` address; undefined when it is none. */
  readonly icon: string | undefined;
  readonly request: (call: { method: string; params?: readonly unknown[] }) => Promise<unknown>;
  /** Calls `listener` when the extension changes account or chain. */
  readonly onChange: (listener: () => void) => void;
}

/** The extension did not do what it was asked for. */
export class InjectedWalletFault extends CogwrightError {
  constructor(name: string, what: string, cause?: unknown) {
    super(`${name} ${what}.`, {
      code: "injected-wallet-fault",
      hint: "Unlock it, choose an account, and try again; or play with this browser's own wallet.",
      details: { wallet: name },
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

function described({ info, provider }: EIP6963ProviderDetail): InjectedWallet {
  return {
    rdns: info.rdns,
    name: info.name.slice(0, 40),
    // Whatever an extension calls its icon, the page loads nothing from elsewhere.
    icon: /^data:image\//.test(info.icon) ? info.icon : undefined,
    request: (call) => provider.request(call as never),
    onChange: (listener) => {
      provider.on("accountsChanged", listener);
      provider.on("chainChanged", listener);
    },
  };
}

const found = createStore();

/** The wallet extensions of this browser. They announce themselves; `listener` is told of those that come later. */
export function followInjectedWallets(listener: (wallets: readonly InjectedWallet[]) => void): () => void {
  return found.subscribe((details) => listener(details.map(described)), { emitImmediately: true });
}

/** The extension with this name, given a moment to announce itself. */
export async function findInjectedWallet(
  rdns: string,
  patience = 1_000,
): Promise<InjectedWallet | undefined> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    const give = (wallet: InjectedWallet | undefined) => {
      clearTimeout(timer);
      stop?.();
      resolve(wallet);
    };
    const timer = setTimeout(() => give(undefined), patience);
    stop = followInjectedWallets((wallets) => {
      const wallet = wallets.find((each) => each.rdns === rdns);
      if (wallet) give(wallet);
    });
  });
}

/** The extension that this browser plays with; undefined when it plays with its own wallet. */
export function chosenInjected(storage: KeptText): string | undefined {
  const kept = storage.getItem(STORAGE_KEY);
  if (kept === null || kept === "") return undefined;
  try {
    return keptChoice.parse(JSON.parse(kept)).rdns;
  } catch (error) {
    console.warn(
      "The choice of a wallet kept in this browser cannot be read; its own wallet is used:",
      error,
    );
    return undefined;
  }
}

/** Remembers which extension to play with; undefined for the browser's own wallet. */
export function chooseInjected(storage: KeptText, rdns: string | undefined): void {
  storage.setItem(STORAGE_KEY, rdns === undefined ? "" : JSON.stringify({ version: 1, rdns }));
}

const accountsSchema = z.array(z.string().refine((text) => isAddress(text, { strict: false }), "an address"));

/** Code of EIP-3085: the extension does not know the chain. */
const UNKNOWN_CHAIN = 4902;

/** Leads the extension to the world's chain, adding it there when it is unknown. */
async function toChain({ name, request }: InjectedWallet, chain: Chain): Promise<void> {
  const chainId = numberToHex(chain.id);
  if ((await request({ method: "eth_chainId" })) === chainId) return;
  try {
    await request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (code !== UNKNOWN_CHAIN) throw new InjectedWalletFault(name, `did not go to chain ${chain.id}`, error);
    await request({
      method: "wallet_addEthereumChain",
      params: [
        {
          chainId,
          chainName: `Cogwright (${chain.name})`,
          nativeCurrency: chain.nativeCurrency,
          rpcUrls: chain.rpcUrls.default.http,
        },
      ],
    });
  }
}

/**
 * The extension's account, ready to send to the world.
 *
 * @param ask whether it may ask its owner (on a press of a button); otherwise only what was allowed before is used
 * @throws {InjectedWalletFault} when it gives no account, or does not come to the chain
 */
export async function openInjectedWallet(
  wallet: InjectedWallet,
  chain: Chain,
  { ask }: { ask: boolean },
): Promise<ExternalWallet> {
  const { name, request } = wallet;
  let accounts: readonly string[];
  try {
    accounts = accountsSchema.parse(await request({ method: ask ? "eth_requestAccounts" : "eth_accounts" }));
  } catch (error) {
    throw new InjectedWalletFault(name, "gave no account", error);
  }
  const [address] = accounts;
  if (address === undefined || !isAddress(address, { strict: false })) {
    throw new InjectedWalletFault(name, "gave no account");
  }
  await toChain(wallet, chain);
  return {
    address,
    submit: async ({ to, data, value, gas }) => {
      const hash = await request({
        method: "eth_sendTransaction",
        params: [{ from: address, to, data, value: numberToHex(value), gas: numberToHex(gas) }],
      });
      if (typeof hash !== "string" || !isHash(hash)) {
        throw new InjectedWalletFault(name, "gave no transaction's hash");
      }
      return hash;
    },
  };
}
