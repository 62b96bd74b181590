import { actionNames } from "@cogwright/contracts/rules/arena";
import { bytesToHex, type Hex, isHex } from "viem";
import { z } from "zod";
import { fight } from "../battle/fight.ts";
import { odds } from "../battle/odds.ts";
import { codeHash } from "../bytecode/codeHash.ts";
import { compile } from "../bytecode/compile.ts";
import { decompile } from "../bytecode/decompile.ts";
import { decide, sensesSchema } from "../strategy/decide.ts";
import { strategySchema } from "../strategy/strategy.ts";
import { parse } from "./badInput.ts";
import type { Reader } from "./reader.ts";
import { sourceFields, sourceSchema, strategyOf } from "./source.ts";

/** Most battles that one request for odds may ask for. */
const mostBattles = 100_000;

const hex = (message: string) => z.custom<Hex>((value) => isHex(value), message);
const seed = z.custom<Hex>((value) => isHex(value) && value.length === 66, "a seed is 0x and 64 hex digits");

/** A seed nobody chose. */
export const randomSeed = (): Hex => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));

const readInput = z.strictObject({ text: z.string(), strategy: z.exactOptional(strategySchema) });

/** Answers `{"text"}` or `{"text","strategy"}` with a reading. */
export async function answerRead(input: unknown, reader: Reader) {
  const { text, strategy } = parse(readInput, input);
  return reader(text, strategy);
}

const decideInput = z.strictObject({
  ...sourceFields,
  senses: z.exactOptional(sensesSchema),
  possible: z.exactOptional(z.array(z.enum(actionNames))),
});

/** Answers a strategy in a situation with its action and the rule behind it. */
export async function answerDecide(input: unknown, reader: Reader) {
  const { senses, possible, ...source } = parse(decideInput, input);
  return decide(await strategyOf(source, reader), senses ?? {}, possible);
}

const battleInput = z.strictObject({ a: sourceSchema, b: sourceSchema, seed: z.exactOptional(seed) });

/** Answers two strategies and a seed with how their battle ends; without a seed, one is drawn. */
export async function answerBattle(input: unknown, reader: Reader) {
  const { a, b, seed: given } = parse(battleInput, input);
  const codes = [compile(await strategyOf(a, reader)), compile(await strategyOf(b, reader))] as const;
  return fight(...codes, given ?? randomSeed());
}

const oddsInput = z.strictObject({
  a: sourceSchema,
  b: sourceSchema,
  battles: z.exactOptional(z.int().min(1).max(mostBattles)),
});

/** Answers two strategies with the share of battles that each side wins. */
export async function answerOdds(input: unknown, reader: Reader) {
  const { a, b, battles } = parse(oddsInput, input);
  return odds(compile(await strategyOf(a, reader)), compile(await strategyOf(b, reader)), battles ?? 1000);
}

/** Answers a strategy with its bytecode and the hash of that. */
export async function answerCompile(input: unknown, reader: Reader) {
  const code = compile(await strategyOf(parse(sourceSchema, input), reader));
  return { code, hash: codeHash(code) };
}

const decompileInput = z.strictObject({ code: hex("a code is 0x and hex digits") });

/** Answers a bytecode with its strategy. */
export async function answerDecompile(input: unknown) {
  return { strategy: decompile(parse(decompileInput, input).code) };
}
