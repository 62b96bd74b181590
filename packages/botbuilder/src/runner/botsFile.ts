import { readFileSync } from "node:fs";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { type Hex, isHex, parseUnits, size } from "viem";
import { z } from "zod";
import { compile } from "../bytecode/compile.ts";
import { strategySchema } from "../strategy/strategy.ts";
import type { PlayedBot } from "./playedBot.ts";

/** A coin is a thousandth of the chain's native unit. */
const COIN_DECIMALS = 15;

/** The bots that a runner plays, as a file says it. */
const botsFileSchema = z.strictObject({
  version: z.literal(1),
  bots: z
    .array(
      z.strictObject({
        /** Its number in the world. */
        id: z.int().positive(),
        /** What it was saved with; its `wager` says how it plays with money. */
        strategy: strategySchema,
        /** What it was sealed with. */
        salt: z.exactOptional(
          z.custom<Hex>((value) => isHex(value) && size(value) === 32, "32 bytes of hex"),
        ),
        /** Coins for which it challenges anyone while it is in no match. */
        opens: z.exactOptional(z.number().min(Number(wagerRules.minStake) / Number(wagerRules.coin))),
      }),
    )
    .min(1)
    .refine((bots) => new Set(bots.map(({ id }) => id)).size === bots.length, "each bot stands there once"),
});

export type BotsFile = z.infer<typeof botsFileSchema>;

class BotsFileInvalid extends CogwrightError {
  constructor(path: string, problem: string, cause: unknown) {
    super(`The bots in ${path} cannot be played: ${problem}.`, {
      code: "bots-file-invalid",
      hint: 'It should be {"version":1,"bots":[{"id":1,"strategy":{…}}]}; a sealed bot needs its "salt".',
      details: { path },
      cause,
    });
  }
}

/** Reads the bots to play. @throws {BotsFileInvalid} saying the first thing that is wrong */
export function readBotsFile(path: string): PlayedBot[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new BotsFileInvalid(path, errorLine(cause).replace(/\.$/, ""), cause);
  }
  const parsed = botsFileSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = z.core.toDotPath(issue?.path ?? []);
    throw new BotsFileInvalid(path, `${at || "it"}: ${issue?.message ?? "unknown"}`, parsed.error);
  }
  return parsed.data.bots.map(({ id, strategy, salt, opens }) => ({
    ...{ id, code: compile(strategy), wager: strategy.wager },
    ...(salt !== undefined && { salt }),
    ...(opens !== undefined && { opens: parseUnits(String(opens), COIN_DECIMALS) }),
  }));
}
