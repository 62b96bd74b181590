import { CogwrightError } from "@cogwright/contracts/errors";
import { type Reading, read } from "../reader/read.ts";
import type { Strategy } from "../strategy/strategy.ts";

/** Reads words into a strategy, or into a change of `strategy`. */
export type Reader = (text: string, strategy?: Strategy) => Promise<Reading>;

/** The readers that `--reader` can name. */
export const readerNames = ["embedded", "llm"] as const;

/** The reader called `name`. The embedded one needs no network; the model's address stands in the environment. */
export function readerOf(name: (typeof readerNames)[number]): Reader {
  if (name === "embedded") return async (text, strategy) => read(text, strategy);
  return async () => {
    throw new CogwrightError(`The ${name} reader is not built in yet.`, {
      code: "reader-missing",
      hint: "Give a strategy instead of a text.",
    });
  };
}
