import type { BrowserContext, Page } from "@playwright/test";
import type { Address } from "viem";

/** Name of the extension, as it announces itself. */
export const EXTENSION = "Test Key";

/** What the extension does when it is asked to send. */
type Manner = "locked" | "unlocked" | "declines";

/**
 * Gives a browser a wallet extension (EIP-1193, EIP-6963). The chain itself holds the account's key and signs for it, as an
 * extension would; how often it was asked to send stands in the page's storage.
 */
export async function addExtension(context: BrowserContext, rpc: string, account: Address): Promise<void> {
  await context.addInitScript(
    ({ rpc, account, name }) => {
      const provider = {
        request: async ({ method, params }: { method: string; params?: unknown[] }) => {
          if (method === "eth_requestAccounts") localStorage.setItem("extension", "unlocked");
          const manner = localStorage.getItem("extension") ?? "locked";
          if (method === "eth_requestAccounts" || method === "eth_accounts")
            return manner === "locked" ? [] : [account];
          if (method === "eth_sendTransaction") {
            const asked = Number(localStorage.getItem("extension.asked") ?? 0) + 1;
            localStorage.setItem("extension.asked", String(asked));
            if (manner === "declines")
              throw Object.assign(new Error("User rejected the request."), { code: 4001 });
          }
          // The fee is the wallet's to choose; on this chain none is asked for.
          const filled =
            method === "eth_sendTransaction"
              ? (params ?? []).map((each) => ({ ...(each as object), gasPrice: "0x0" }))
              : (params ?? []);
          const answer = await fetch(rpc, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: filled }),
          });
          const { result, error } = await answer.json();
          if (error) throw Object.assign(new Error(error.message), { code: error.code });
          return result;
        },
        on: () => undefined,
        removeListener: () => undefined,
      };
      const info = {
        uuid: crypto.randomUUID(),
        name,
        rdns: "test.key",
        icon: "https://elsewhere.test/x.png",
      };
      const announce = () =>
        window.dispatchEvent(
          new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }),
        );
      window.addEventListener("eip6963:requestProvider", announce);
      announce();
    },
    { rpc, account, name: EXTENSION },
  );
}

/** How the extension behaves from now on. */
export const behave = (page: Page, manner: Manner): Promise<void> =>
  page.evaluate((chosen) => localStorage.setItem("extension", chosen), manner);

/** How often the extension was asked to send. */
export const timesAsked = (page: Page): Promise<number> =>
  page.evaluate(() => Number(localStorage.getItem("extension.asked") ?? 0));
