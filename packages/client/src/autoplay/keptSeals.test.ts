import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { expect, test } from "vitest";
import { exportSeals, importSeals, keepSeals, keptSeals, type Seal, sealOf } from "./keptSeals.ts";

const word = (digit: string) => `0x${digit.repeat(64)}` as const;
const [bot] = ladder;
if (!bot) throw new Error("the ladder has bots");
const seal = (commitment: string): Seal => ({
  commitment: word(commitment),
  salt: word("5"),
  strategy: bot.strategy,
});

function memory() {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
}

test("keeps seals beside those kept before, each once", () => {
  const storage = memory();
  keepSeals(storage, [seal("a")]);
  keepSeals(storage, [seal("a"), seal("b")]);
  expect(keptSeals(storage)).toEqual([seal("a"), seal("b")]);
  expect(sealOf(storage, word("b"))).toEqual(seal("b"));
  expect(sealOf(storage, word("c"))).toBeUndefined();
});

test("finds the seal of a bot that was shown by the hash of its code", () => {
  const storage = memory();
  keepSeals(storage, [seal("a")]);
  expect(sealOf(storage, codeHash(compile(bot.strategy)))).toEqual(seal("a"));
});

test("a copy in a file brings them back; anything else is refused", () => {
  expect(importSeals(exportSeals([seal("a")]))).toEqual([seal("a")]);
  expect(() => importSeals('{"version":1,"seals":[{"salt":"0x12"}]}')).toThrow("holds no seals of bots");
});

test("an entry that cannot be read is left as it is, and its salts are not quoted", () => {
  const storage = memory();
  storage.setItem("cogwright.seals", '{"version":2,"salt":"0xsecret"}');
  const told: unknown[] = [];
  try {
    keepSeals(storage, [seal("a")]);
  } catch (error) {
    told.push(String(error), JSON.stringify(error));
  }
  expect(told).toHaveLength(2);
  expect(told.join()).not.toContain("secret");
  expect(storage.getItem("cogwright.seals")).toContain("0xsecret");
});
