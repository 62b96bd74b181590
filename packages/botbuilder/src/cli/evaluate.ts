import { Command } from "commander";
import { readCorpus } from "../evaluation/corpus.ts";
import { judge, type Share, scores } from "../evaluation/evaluate.ts";
import { read } from "../reader/read.ts";
import { corpusFolder } from "./corpusFolder.ts";

const percent = (value: number) => (100 * value).toFixed(1);
const shown = ({ right, all, low, high }: Share) =>
  `${`${right}/${all}`.padStart(9)} ${percent(right / all).padStart(6)}% [${percent(low)}, ${percent(high)}]`;

/**
 * `bot evaluate [paths…]`: reads a corpus with the embedded reader and prints its accuracy per kind of phrase, with
 * Wilson's 95% intervals, and the failures. Without paths, the development part of the corpus.
 */
export function evaluateCommand(say: (line: string) => void): Command {
  return new Command("evaluate")
    .description("measure the reader against a corpus of descriptions")
    .argument(
      "[paths...]",
      "corpus files or folders; `development` and `test` name the parts in the repository",
    )
    .option("--corpus <path>", "a corpus file or folder, such as one that was kept sealed")
    .option("--markdown", "print the table for docs/reading.md")
    .option("--quiet", "leave out the failures")
    .action((paths: string[], options: { corpus?: string; markdown?: true; quiet?: true }) => {
      const named = options.corpus === undefined ? paths : [...paths, options.corpus];
      const given = named.length > 0 ? named : ["development"];
      const lines = given.flatMap((path) =>
        readCorpus(path === "development" || path === "test" ? corpusFolder(path) : path),
      );
      const verdicts = lines.map((line) => judge(line, read));
      if (options.markdown) {
        say("| kind | cases right | 95% interval | descriptions wholly right |");
        say("|---|---|---|---|");
        for (const { kind, cases, whole } of scores(verdicts))
          say(
            `| ${kind} | ${cases.right} of ${cases.all} (${percent(cases.right / cases.all)}%) | ${percent(cases.low)}–${percent(cases.high)}% | ${whole.right} of ${whole.all} |`,
          );
      } else {
        const width = Math.max(...verdicts.map(({ kind }) => kind.length), 4);
        say(`${"kind".padEnd(width)}  cases right             descriptions wholly right`);
        for (const { kind, cases, whole } of scores(verdicts))
          say(`${kind.padEnd(width)}  ${shown(cases)}   ${shown(whole)}`);
      }
      if (options.quiet) return;
      for (const { id, words, failures } of verdicts) {
        if (failures.length === 0) continue;
        say(options.markdown ? `\n**${id}** ${words.replace(/\n/g, " / ")}\n` : `\n[${id}] ${words}`);
        for (const failure of failures) say(options.markdown ? `- ${failure}` : `  ${failure}`);
      }
    });
}
