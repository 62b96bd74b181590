import { fight } from "@cogwright/botbuilder/battle/fight";
import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { keccak256, stringToHex } from "viem";
import { describe, expect, it } from "vitest";
import { replay, verify } from "./replay.ts";

const [first, second] = ladder;
if (!first || !second) throw new Error("the ladder has two bots");
const [a, b] = [compile(first.strategy), compile(second.strategy)];
const seed = keccak256(stringToHex("a seed"));
const result = fight(a, b, seed);
const outcome = {
  matchId: 1,
  ending: 1,
  winner: { a: 1, b: 2, draw: 3 }[result.winner],
  turns: result.turns,
  healthA: result.health.a,
  healthB: result.health.b,
  board: result.board,
  seed,
  digest: result.digest,
};

describe("a replay", () => {
  const shown = replay(
    { name: first.name, code: a, codeHash: codeHash(a) },
    { name: second.name, code: b, codeHash: codeHash(b) },
    seed,
  );

  it("ends as the battle ended", () => {
    expect(shown.trace.result).toEqual(result);
    expect(shown.trace.turns).toHaveLength(result.turns);
  });

  it("has every rule of both bots in words", () => {
    expect(shown.cast.rules.a).toHaveLength(first.strategy.rules.length);
    expect(shown.cast.rules.b).toHaveLength(second.strategy.rules.length);
  });
});

describe("verify", () => {
  it("finds everything agreeing with an honest outcome", () => {
    expect(verify(a, b, outcome).filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it("finds a forged digest and a forged winner", () => {
    const forged = { ...outcome, digest: seed, winner: 3 - outcome.winner };
    expect(
      verify(a, b, forged)
        .filter(({ agrees }) => !agrees)
        .map(({ what }) => what),
    ).toEqual(["Digest of all turns", "Winner"]);
  });
});
