import { actionNames, comparisons, senseNames } from "@cogwright/contracts/rules/arena";
import { bytesToHex, type Hex, hexToBytes } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawFrom, randomStrategy } from "../src/battle/randomStrategy.ts";
import { compile } from "../src/bytecode/compile.ts";
import { BadBytecode, decompile } from "../src/bytecode/decompile.ts";
import { type BattleChain, startBattleChain } from "./battleChain.ts";
import { Coverage } from "./coverage.ts";
import { compare, testJobs } from "./differential.ts";

let chain: BattleChain;
beforeAll(async () => {
  chain = await startBattleChain();
}, 30_000);
afterAll(() => chain.stop());

describe("the contract and its twin", () => {
  it("end 2,000 battles of random strategies alike, every turn of them, and those of the ladder", async () => {
    const { different } = await compare(chain, testJobs());
    expect(different).toEqual([]);
  });

  it("are compared on every action, sense, comparison, stance and limit", () => {
    const coverage = new Coverage();
    for (const job of testJobs()) coverage.add(job);
    expect(coverage.missing).toEqual([]);
  });

  it("take and refuse the same codes", async () => {
    const draw = drawFrom(5);
    const codes = Array.from({ length: 300 }, (): Hex => {
      const bytes = [...hexToBytes(compile(randomStrategy(draw)))];
      const change = draw(4);
      if (change === 0) bytes[draw(bytes.length)] = draw(256);
      if (change === 1) bytes.splice(draw(bytes.length), 1);
      if (change === 2) bytes.splice(draw(bytes.length), 0, draw(256));
      return bytesToHex(Uint8Array.from(bytes));
    });
    const edge = [senseNames.length, actionNames.length, Object.keys(comparisons).length].map(
      (n) => `0x012332000101000${n % 8}01` as Hex,
    );
    for (const code of [...codes, ...edge, "0x", "0x01"] as Hex[]) {
      const here = (() => {
        try {
          return compile(decompile(code)) === code;
        } catch (error) {
          if (error instanceof BadBytecode) return false;
          throw error;
        }
      })();
      const there = await chain.check(code).then(
        () => true,
        () => false,
      );
      expect([code, here]).toEqual([code, there]);
    }
  });
});
