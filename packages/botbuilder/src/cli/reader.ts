import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { modelConfig } from "../llm/modelConfig.ts";
import { type NamedReading, readWithModel } from "../llm/readWithModel.ts";
import { ladderTrial } from "../llm/trial.ts";
import { describeStrategy } from "../reader/describe.ts";
import { type Reading, read } from "../reader/read.ts";
import type { Strategy } from "../strategy/strategy.ts";

/** Reads words into a strategy, or into a change of `strategy`. */
export type Reader = (text: string, strategy?: Strategy) => Promise<Reading & Partial<NamedReading>>;

/** The readers that `--reader` can name. */
export const readerNames = ["embedded", "llm"] as const;

class ModelMissing extends CogwrightError {
  constructor() {
    super("No language model is set.", {
      code: "model-missing",
      hint: "Set BOT_LLM_URL and BOT_LLM_MODEL (and BOT_LLM_KEY where one is needed), or leave out --reader llm.",
    });
  }
}

/**
 * The reader called `name`. The embedded one needs no network; the model's address stands in the environment.
 *
 * @throws {ModelMissing | ModelConfigInvalid}
 */
export function readerOf(name: (typeof readerNames)[number]): Reader {
  if (name === "embedded") return async (text, strategy) => read(text, strategy);
  const config = modelConfig(process.env);
  if (!config) throw new ModelMissing();
  return (text, strategy) =>
    readWithModel({
      config,
      text,
      ...(strategy && { strategy }),
      embedded: read,
      describe: describeStrategy,
      trial: ladderTrial,
    });
}
