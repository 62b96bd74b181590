import { defineChain } from "viem";
import { describe, expect, it, vi } from "vitest";
import { chooseInjected, chosenInjected, type InjectedWallet, openInjectedWallet } from "./injectedWallet.ts";

const chain = defineChain({
  ...{ id: 31337, name: "Local chain", nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 } },
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
});
const address = "0x00000000000000000000000000000000000000aa";
const hash = `0x${"1".repeat(64)}`;

/** An extension that answers as `answers` says, by method; a function may throw. */
function wallet(answers: Record<string, unknown>) {
  const request = vi.fn<InjectedWallet["request"]>(async ({ method }) => {
    const answer = answers[method];
    return typeof answer === "function" ? answer() : answer;
  });
  const injected: InjectedWallet = {
    rdns: "io.example",
    name: "Example",
    icon: undefined,
    request,
    onChange: vi.fn(),
  };
  return { injected, methods: () => request.mock.calls.map(([call]) => call.method), request };
}

const fault = (code: number) => () => {
  throw Object.assign(new Error("no"), { code });
};

describe("opening an extension's wallet", () => {
  it("asks its owner only when told to, and sends from the account it gave", async () => {
    const { injected, methods, request } = wallet({
      ...{ eth_requestAccounts: [address], eth_accounts: [address], eth_chainId: "0x7a69" },
      eth_sendTransaction: hash,
    });
    const opened = await openInjectedWallet(injected, chain, { ask: false });
    expect(methods()).toEqual(["eth_accounts", "eth_chainId"]);
    expect(await opened.submit({ to: address, data: "0x12", value: 5n, gas: 21_000n })).toBe(hash);
    expect(request).toHaveBeenLastCalledWith({
      method: "eth_sendTransaction",
      params: [{ from: address, to: address, data: "0x12", value: "0x5", gas: "0x5208" }],
    });
    await openInjectedWallet(injected, chain, { ask: true });
    expect(methods()).toContain("eth_requestAccounts");
  });

  it("leads it to the world's chain, adding it when it is unknown", async () => {
    const { injected, methods } = wallet({
      ...{ eth_accounts: [address], eth_chainId: "0x1", wallet_switchEthereumChain: fault(4902) },
    });
    await openInjectedWallet(injected, chain, { ask: false });
    expect(methods().slice(-2)).toEqual(["wallet_switchEthereumChain", "wallet_addEthereumChain"]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["is locked", { eth_accounts: [] }, "Example gave no account."],
    ["answers nonsense", { eth_accounts: ["javascript:alert(1)"] }, "Example gave no account."],
    ["says no", { eth_accounts: fault(4001) }, "Example gave no account."],
    [
      "stays on another chain",
      { eth_accounts: [address], eth_chainId: "0x1", wallet_switchEthereumChain: fault(4001) },
      "Example did not go to chain 31337.",
    ],
  ])("says what is wrong when it %s", async (_, answers, message) => {
    await expect(openInjectedWallet(wallet(answers).injected, chain, { ask: false })).rejects.toThrow(
      message,
    );
  });

  it("does not take anything for a transaction's hash", async () => {
    const { injected } = wallet({
      eth_accounts: [address],
      eth_chainId: "0x7a69",
      eth_sendTransaction: "ok",
    });
    const opened = await openInjectedWallet(injected, chain, { ask: false });
    await expect(opened.submit({ to: address, data: "0x", value: 0n, gas: 1n })).rejects.toThrow(
      "gave no transaction's hash",
    );
  });
});

describe("the choice of a wallet", () => {
  it("is remembered, forgotten, and not trusted", () => {
    const kept: Record<string, string> = {};
    const storage = {
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, value: string) => {
        kept[key] = value;
      },
    };
    expect(chosenInjected(storage)).toBeUndefined();
    chooseInjected(storage, "io.example");
    expect(chosenInjected(storage)).toBe("io.example");
    chooseInjected(storage, undefined);
    expect(chosenInjected(storage)).toBeUndefined();
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    storage.setItem("cogwright.injected", '{"version":1}');
    expect(chosenInjected(storage)).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
  });
});
