import { drawFrom, randomStrategy } from "../battle/randomStrategy.ts";
import type { CorpusLine } from "../evaluation/corpus.ts";
import { judge } from "../evaluation/evaluate.ts";
import { ladder } from "../ladder/ladder.ts";
import { type ModelReading, modelReadingSchema } from "../llm/askModel.ts";
import { readingMessages } from "../llm/prompt.ts";
import { describeRule, describeStrategy } from "../reader/describe.ts";
import { read } from "../reader/read.ts";
import { type Strategy, strategySchema } from "../strategy/strategy.ts";
import { type TrainingLine, trainingLineSchema } from "./trainingLine.ts";

/** A description, or a change of a strategy, with the answer that a model should give. */
export interface Pair {
  /** `corpus d001`, `house rusty-rusher`, `random 7`: where it is from. */
  source: string;
  text: string;
  /** The strategy before the change. */
  strategy?: Strategy;
  answer: ModelReading;
}

/**
 * The corpus' lines that the embedded reader reads as their writers accept: every situation of theirs gets one of the
 * accepted actions, money and refusals are as expected. The others would teach the reader's mistakes.
 */
export function corpusPairs(lines: readonly CorpusLine[]): Pair[] {
  return lines.flatMap((line): Pair[] => {
    if (judge(line, read).failures.length > 0) return [];
    const before = "first" in line ? read(line.first).strategy : undefined;
    const text = "then" in line ? line.then : line.text;
    const { strategy, notUnderstood, questions } = read(text, before);
    return [
      {
        source: `corpus ${line.id}`,
        text,
        ...(before && { strategy: before }),
        answer: { strategy, notUnderstood, questions },
      },
    ];
  });
}

/** A strategy told as the game tells it, each rule keeping its sentence: the words say exactly what it does. */
function told(source: string, strategy: Strategy): Pair {
  const rules = strategy.rules.map((rule) => ({ ...rule, says: describeRule(rule) }));
  return {
    source,
    text: describeStrategy(strategy).join(" "),
    answer: {
      strategy: strategySchema.parse({ ...strategy, rules }),
      notUnderstood: [],
      questions: [],
    },
  };
}

/** The house bots. */
export function housePairs(): Pair[] {
  return ladder.map(({ id, strategy }) => told(`house ${id}`, strategy));
}

/** `count` random strategies, always the same: they show every sense and action, if not good sense. */
export function randomPairs(count: number): Pair[] {
  const draw = drawFrom(1);
  return Array.from({ length: count }, (_, index) => told(`random ${index}`, randomStrategy(draw)));
}

/** The pair in the form that chat models are fine-tuned with, under the same instructions that are sent when asking one. */
export function trainingLine({ text, strategy, answer }: Pair): TrainingLine {
  const content = JSON.stringify(modelReadingSchema.parse(answer));
  return trainingLineSchema.parse({
    messages: [...readingMessages(text, strategy), { role: "assistant", content }],
  });
}
