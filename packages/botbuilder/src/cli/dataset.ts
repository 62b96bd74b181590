import { writeFileSync } from "node:fs";
import process from "node:process";
import { Command } from "commander";
import { corpusPairs, housePairs, randomPairs, trainingLine } from "../dataset/dataset.ts";
import { readCorpus } from "../evaluation/corpus.ts";
import { corpusFolder } from "./corpusFolder.ts";
import { wholeNumber } from "./wholeNumber.ts";

interface Options {
  out?: string;
  withTest?: true;
  random: number;
}

/**
 * `bot dataset`: writes pairs of a description and its strategy as chat fine-tuning JSONL, and on stderr how many of
 * which kind. The corpus' test part stays out unless it is asked for: a model that was trained on it cannot be
 * measured with it.
 */
export function datasetCommand(): Command {
  return new Command("dataset")
    .description("write descriptions with their strategies, to fine-tune a language model with")
    .option("--out <file>", "where to write them; printed when left out")
    .option("--with-test", "take the test part of the corpus, too; then measure with something else")
    .option("--random <count>", "so many random strategies, told in words, besides", wholeNumber, 0)
    .action(({ out, withTest, random }: Options) => {
      const parts = withTest ? (["development", "test"] as const) : (["development"] as const);
      const lines = parts.flatMap((part) => readCorpus(corpusFolder(part)));
      const corpus = corpusPairs(lines);
      const house = housePairs();
      const pairs = [...corpus, ...house, ...randomPairs(random)];
      const text = pairs.map((pair) => `${JSON.stringify(trainingLine(pair))}\n`).join("");
      if (out === undefined) process.stdout.write(text);
      else writeFileSync(out, text);
      process.stderr.write(
        `${pairs.length} pairs: ${corpus.length} of ${lines.length} from the corpus (${lines.length - corpus.length} left out, their strategies would not do what is accepted), ${house.length} house bots, ${random} random strategies.\n`,
      );
    });
}
