import type { Reading } from "../reader/read.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { askModel, type ModelReading } from "./askModel.ts";
import { choose, type Trial } from "./choose.ts";
import type { ModelConfig } from "./modelConfig.ts";
import { ModelError, type ModelFailure } from "./modelErrors.ts";

/** A reading that says who read. */
export interface NamedReading extends Reading {
  reader: "model" | "embedded";
  /** Why the embedded reader answered although a model was asked, for players. */
  note?: string;
}

/** How far the asking is. */
export interface ReadingProgress {
  /** Candidates asked for, those that came back in whatever form, and those of them that are strategies. */
  asked: number;
  answered: number;
  usable: number;
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
  /** Milliseconds that further candidates may take when one is there. */
  patience?: number;
  /** Ends the asking when it fires; the embedded reader then answers at once. */
  signal?: AbortSignal;
  onProgress?: (progress: ReadingProgress) => void;
}

/** What a reading with the model came to, for logs: nothing of what the player or the model said. */
export interface ReadingOutcome extends NamedReading {
  /** The first candidate's failure when no candidate was usable, `disagreed` when all contradict what is sure. */
  failure?: ModelFailure | "disagreed";
}

/**
 * Reads with a language model, and with the embedded reader when that gives nothing usable.
 *
 * Never throws for what a model or its endpoint does: the note says it.
 */
export async function readWithModel(options: ReadWithModelOptions): Promise<ReadingOutcome> {
  const { config, text, strategy, embedded, describe, trial, signal, onProgress } = options;
  const { candidates = 3, timeout = 20_000, patience = 5_000 } = options;
  const own = embedded(text, strategy);
  const enough = new AbortController();
  const progress = { asked: candidates, answered: 0, usable: 0 };
  const failures: ModelError[] = [];
  onProgress?.({ ...progress });
  let late: NodeJS.Timeout | undefined;
  const ask = async (index: number): Promise<ModelReading[]> => {
    try {
      const reading = await askModel({
        config,
        text,
        strategy,
        timeout,
        temperature: index === 0 ? 0 : 0.7,
        signal: signal ? AbortSignal.any([signal, enough.signal]) : enough.signal,
      });
      progress.usable++;
      late ??= setTimeout(() => enough.abort(), patience);
      return [reading];
    } catch (error) {
      failures.push(error instanceof ModelError ? error : new ModelError("failed", undefined, error));
      return [];
    } finally {
      progress.answered++;
      onProgress?.({ ...progress });
    }
  };
  const readings = (await Promise.all(Array.from({ length: candidates }, (_, index) => ask(index)))).flat();
  clearTimeout(late);
  if (readings.length === 0) {
    const { failure, message, hint } = failures[0] ?? new ModelError("failed");
    return { ...own, reader: "embedded", note: `${message} ${hint}`, failure };
  }
  const sure = own.notUnderstood.length === 0 && own.questions.length === 0 && own.strategy.rules.length > 0;
  const best = choose(readings, sure ? own.strategy : undefined, trial);
  if (!best) {
    return {
      ...own,
      reader: "embedded",
      note: "The language model read something else than you said. The built-in reader answers instead.",
      failure: "disagreed",
    };
  }
  const { strategy: read, notUnderstood, questions } = best.reading;
  return { strategy: read, readBack: describe(read), notUnderstood, questions, reader: "model" };
}
