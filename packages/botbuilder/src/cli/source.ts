import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ladder } from "../ladder/ladder.ts";
import { type Strategy, strategySchema } from "../strategy/strategy.ts";
import { BadInput, parse, parseJson } from "./badInput.ts";
import type { Reader } from "./reader.ts";

const text = z.string().min(1);

/** The two fields a strategy can come in; `strategyOf` takes one of them. */
export const sourceFields = { text: z.exactOptional(text), strategy: z.exactOptional(strategySchema) };

/** A strategy given in words or as it is. */
export const sourceSchema = z.strictObject(sourceFields);

/** The strategy of a source, read with `reader` when it is in words. */
export async function strategyOf(
  source: { text?: string; strategy?: Strategy },
  reader: Reader,
): Promise<Strategy> {
  if (source.strategy !== undefined && source.text === undefined) return source.strategy;
  if (source.text !== undefined && source.strategy === undefined) return (await reader(source.text)).strategy;
  throw new BadInput('give either "text" or "strategy"');
}

/**
 * The source that an argument on the command line names: a bot of the ladder by its id, a file with a strategy
 * (ending in .json), or else the words of a description.
 *
 * @throws {BadInput} for a file that is not there, and for what looks like an id and is none
 */
export function sourceOf(argument: string): z.infer<typeof sourceSchema> {
  const known = ladder.find(({ id }) => id === argument);
  if (known !== undefined) return { strategy: known.strategy };
  if (/^[a-z]+(-[a-z]+)+$/.test(argument)) {
    throw new BadInput(
      `there is no ladder bot ${argument}; there are ${ladder.map(({ id }) => id).join(", ")}`,
    );
  }
  if (!argument.endsWith(".json")) return { text: argument };
  if (!existsSync(argument)) throw new BadInput(`there is no file ${argument}`);
  return { strategy: parse(strategySchema, parseJson(readFileSync(argument, "utf8"))) };
}
