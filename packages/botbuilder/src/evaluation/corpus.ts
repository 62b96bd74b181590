import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { actionNames } from "@cogwright/contracts/rules/arena";
import { z } from "zod";
import { sensesSchema } from "../strategy/decide.ts";
import { wagerSchema } from "../strategy/strategy.ts";

const situation = z.strictObject({
  senses: sensesSchema,
  possible: z.array(z.enum(actionNames)),
  accept: z.array(z.enum(actionNames)).min(1),
  why: z.string(),
});

/** One line of the corpus: a text (or a strategy in words and a wish) and what its writer expects. */
const lineSchema = z.union([
  z.strictObject({ id: z.string(), kind: z.string(), text: z.string(), cases: z.array(situation).min(1) }),
  // biome-ignore lint/suspicious/noThenProperty: the corpus calls it so; nothing awaits a line of it
  z.strictObject({ id: z.string(), first: z.string(), then: z.string(), cases: z.array(situation).min(1) }),
  z.strictObject({
    id: z.string(),
    text: z.string(),
    wager: wagerSchema.nullable(),
    note: z.exactOptional(z.string()),
  }),
  z.strictObject({
    id: z.string(),
    text: z.string(),
    mustNotUnderstand: z.array(z.string()),
    rulesMin: z.exactOptional(z.number().nullable()),
    rulesMax: z.exactOptional(z.number().nullable()),
    note: z.exactOptional(z.string()),
  }),
]);

export type CorpusLine = z.infer<typeof lineSchema>;

/** The lines of one file, or of all `.jsonl` files of a folder. */
export function readCorpus(path: string): CorpusLine[] {
  const files = path.endsWith(".jsonl")
    ? [path]
    : readdirSync(path)
        .filter((name) => name.endsWith(".jsonl"))
        .sort()
        .map((name) => join(path, name));
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => lineSchema.parse(JSON.parse(line))),
  );
}
