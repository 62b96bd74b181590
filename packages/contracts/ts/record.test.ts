import { pad } from "viem";
import { expect, it } from "vitest";
import { tables } from "./generated/tables.ts";
import { keyId, keyTuple } from "./record.ts";

it("knows a record by its key, whether an address in it is written with capitals or without", () => {
  const written = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
  const { Purse } = tables.wager;
  const id = (account: `0x${string}`) => keyId(keyTuple({ table: Purse, key: { account } }));
  expect(id(pad(written))).toBe(id(pad(written.toLowerCase() as `0x${string}`)));
});
