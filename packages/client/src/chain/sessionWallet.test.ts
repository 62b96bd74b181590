import { describe, expect, it } from "vitest";
import { openSessionWallet, WalletUnreadable } from "./sessionWallet.ts";

function memoryStorage(entries: Record<string, string> = {}) {
  return {
    entries,
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => {
      entries[key] = value;
    },
  };
}

describe("openSessionWallet", () => {
  it("gives the same wallet on every visit", () => {
    const storage = memoryStorage();
    expect(openSessionWallet(storage).address).toBe(openSessionWallet(storage).address);
  });

  it("gives another visitor another wallet", () => {
    expect(openSessionWallet(memoryStorage()).address).not.toBe(openSessionWallet(memoryStorage()).address);
  });

  it.each(["", "{", '{"version":1}', '{"version":1,"privateKey":"0x12"}'])(
    "refuses %j without touching it or quoting it",
    (text) => {
      const storage = memoryStorage({ "cogwright.wallet": text });
      expect(() => openSessionWallet(storage)).toThrow(WalletUnreadable);
      expect(storage.entries["cogwright.wallet"]).toBe(text);
    },
  );

  it("keeps the key out of the error", () => {
    const storage = memoryStorage({ "cogwright.wallet": '{"version":2,"privateKey":"0xsecret"}' });
    try {
      openSessionWallet(storage);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain("secret");
    }
  });
});
