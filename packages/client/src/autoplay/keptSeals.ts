import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { strategySchema } from "@cogwright/botbuilder/strategy/strategy";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { type Hex, isHex, size } from "viem";
import { z } from "zod";
import { type KeptText, readKept } from "./keptText.ts";

const STORAGE_KEY = "cogwright.seals";

const word = z.custom<Hex>((value) => isHex(value) && size(value) === 32, "32 bytes of hex");

const sealSchema = z.strictObject({ commitment: word, salt: word, strategy: strategySchema });
const sealsSchema = z.strictObject({ version: z.literal(1), seals: z.array(sealSchema) });

/** What shows a sealed bot: without it the bot forfeits every match it enters. Only its owner has it. */
export type Seal = z.infer<typeof sealSchema>;

class SealsInvalid extends CogwrightError {
  constructor(cause: unknown) {
    super(`That file holds no seals of bots: ${errorLine(cause)}`, {
      code: "seals-invalid",
      hint: "Choose the file that “Keep a copy” wrote.",
    });
  }
}

/** The seals this browser keeps. @throws {KeptUnreadable} */
export const keptSeals = (storage: KeptText): readonly Seal[] =>
  readKept(storage, STORAGE_KEY, sealsSchema, { version: 1, seals: [] }).seals;

/**
 * The seal of the bot with this commitment, or with the code of this hash: one that was shown in a match may still owe its
 * code to another. Undefined when this browser does not have it.
 */
export function sealOf(storage: KeptText, hash: string): Seal | undefined {
  return keptSeals(storage).find(
    ({ commitment, strategy }) => commitment === hash || codeHash(compile(strategy)) === hash,
  );
}

/** Keeps seals beside those kept before. Comes before the transaction that saves the bot, so that none is ever lost. */
export function keepSeals(storage: KeptText, seals: readonly Seal[]): void {
  const kept = keptSeals(storage);
  const known = new Set(kept.map(({ commitment }) => commitment));
  const added = seals.filter(({ commitment }) => !known.has(commitment));
  storage.setItem(STORAGE_KEY, JSON.stringify({ version: 1, seals: [...kept, ...added] }));
}

/** Seals as a file to keep somewhere safe. */
export const exportSeals = (seals: readonly Seal[]): string => JSON.stringify({ version: 1, seals }, null, 2);

/** Reads such a file. @throws {SealsInvalid} */
export function importSeals(text: string): readonly Seal[] {
  try {
    return sealsSchema.parse(JSON.parse(text)).seals;
  } catch (cause) {
    throw new SealsInvalid(cause);
  }
}
