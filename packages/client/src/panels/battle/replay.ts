import { fight } from "@cogwright/botbuilder/battle/fight";
import { trace } from "@cogwright/botbuilder/battle/trace";
import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import type { Hex } from "viem";
import { lookOf } from "../../scenes/battle/look.ts";
import type { OutcomeRecord } from "../arena/records.ts";
import { ruleWords } from "./ruleWords.ts";
import type { ShownBattle } from "./shownBattle.ts";

/** A bot as a battle needs it. */
export interface Fighter {
  name: string;
  code: Hex;
  codeHash: Hex;
}

/** Computes a battle from nothing but both codes and the seed, and gets it ready for the player. */
export function replay(a: Fighter, b: Fighter, seed: Hex): ShownBattle {
  const [ofA, ofB] = [decompile(a.code), decompile(b.code)];
  return {
    trace: trace(a.code, b.code, seed),
    looks: { a: lookOf(a.codeHash, ofA.loadout, "a"), b: lookOf(b.codeHash, ofB.loadout, "b") },
    cast: {
      names: { a: a.name, b: b.name },
      rules: { a: ofA.rules.map(ruleWords), b: ofB.rules.map(ruleWords) },
    },
    source: { a: a.code, b: b.code, seed },
  };
}

/** One thing that this page computed and the chain holds as well. */
export interface Comparison {
  what: string;
  here: string;
  chain: string;
  agrees: boolean;
}

const WINNERS = { a: 1, b: 2, draw: 3 } as const;

/** Fights the battle once more and holds every figure against what the contract wrote down. */
export function verify(a: Hex, b: Hex, outcome: OutcomeRecord): Comparison[] {
  const result = fight(a, b, outcome.seed);
  const pairs: [string, string | number, string | number][] = [
    ["Digest of all turns", result.digest, outcome.digest],
    ["Winner", WINNERS[result.winner], outcome.winner],
    ["Turns", result.turns, outcome.turns],
    ["Health left to a", result.health.a, outcome.healthA],
    ["Health left to b", result.health.b, outcome.healthB],
    ["Board", result.board, outcome.board],
  ];
  return pairs.map(([what, here, chain]) => ({
    what,
    here: String(here),
    chain: String(chain),
    agrees: here === chain,
  }));
}
