import type { Reading } from "../reader/read.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { askModel, type ModelReading } from "./askModel.ts";
import { choose, type Trial } from "./choose.ts";
import type { ModelConfig } from "./modelConfig.ts";
import { ModelError } from "./modelErrors.ts";

/** A reading that says who read. */
export interface NamedReading extends Reading {
  reader: "model" | "embedded";
  /** Why the embedded reader answered although a model was asked, for players. */
  note?: string;
}

export interface ReadWithModelOptions {
  config: ModelConfig;
  text: string;
  strategy?: Strategy;
  /** The reader that always answers. */
  embedded: (text: string, strategy?: Strategy) => Reading;
  describe: (strategy: Strategy) => string[];
  trial: Trial;
  /** How many readings to ask for; the first at temperature 0. */
  candidates?: number;
  /** Milliseconds until the embedded reader answers instead. */
  timeout?: number;
}

/**
 * Reads with a language model, and with the embedded reader when that gives nothing usable.
 *
 * Never throws for what a model or its endpoint does: the note says it.
 */
export async function readWithModel(options: ReadWithModelOptions): Promise<NamedReading> {
  const { config, text, strategy, embedded, describe, trial, candidates = 3, timeout = 20_000 } = options;
  const own = embedded(text, strategy);
  const answers = await Promise.allSettled(
    Array.from({ length: candidates }, (_, index) =>
      askModel({ config, text, strategy, timeout, temperature: index === 0 ? 0 : 0.7 }),
    ),
  );
  const readings: ModelReading[] = answers.flatMap((answer) =>
    answer.status === "fulfilled" ? [answer.value] : [],
  );
  if (readings.length === 0) {
    const [first] = answers;
    const reason: unknown = first?.status === "rejected" ? first.reason : undefined;
    const failure = reason instanceof ModelError ? reason : new ModelError("failed", undefined, reason);
    return { ...own, reader: "embedded", note: `${failure.message} ${failure.hint}` };
  }
  const sure = own.notUnderstood.length === 0 && own.questions.length === 0 && own.strategy.rules.length > 0;
  const best = choose(readings, sure ? own.strategy : undefined, trial);
  if (!best) {
    return {
      ...own,
      reader: "embedded",
      note: "The language model read something else than you said. The built-in reader answers instead.",
    };
  }
  const { strategy: read, notUnderstood, questions } = best.reading;
  return { strategy: read, readBack: describe(read), notUnderstood, questions, reader: "model" };
}
