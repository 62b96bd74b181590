import { writeFileSync } from "node:fs";
import process from "node:process";
import { errorLine } from "@cogwright/contracts/errors";
import { boards } from "@cogwright/contracts/rules/arenaBoards";
import { Command, CommanderError, Option } from "commander";
import { balanceReport } from "../balance/report.ts";
import { parseJson } from "./badInput.ts";
import {
  answerBattle,
  answerCompile,
  answerDecide,
  answerDecompile,
  answerOdds,
  answerRead,
  randomSeed,
} from "./commands.ts";
import { datasetCommand } from "./dataset.ts";
import { evaluateCommand } from "./evaluate.ts";
import { ladderCommand } from "./ladder.ts";
import { serveLines } from "./lines.ts";
import { type Reader, readerNames, readerOf } from "./reader.ts";
import { runCommand } from "./run.ts";
import { sourceOf } from "./source.ts";
import { wholeNumber } from "./wholeNumber.ts";

type Options = { jsonl?: true; reader: (typeof readerNames)[number] };

const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const program = new Command("bot")
  .description(
    "Make fighting bots and try them out. A strategy is given in words, as a .json file, or as a ladder bot's id.",
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text) });

/** A command that answers lines with `answer`, and its arguments with `show`. */
function command<Extra extends object>(
  name: string,
  about: string,
  args: string,
  answer: (input: unknown, reader: Reader) => Promise<unknown>,
  show: (given: string[], options: Options & Extra, reader: Reader) => Promise<void>,
): Command {
  const names = args.split(" ");
  const made = program
    .command(name)
    .description(about)
    .option("--jsonl", "read one JSON object a line from stdin and answer one a line")
    .addOption(new Option("--reader <name>", "who reads words").choices(readerNames).default("embedded"));
  for (const argument of names) made.argument(`[${argument}]`);
  return made.action(async (...called: unknown[]) => {
    const given = called.slice(0, names.length) as (string | undefined)[];
    const options = called[names.length] as Options & Extra;
    const reader = readerOf(options.reader);
    if (options.jsonl) return serveLines(process.stdin, process.stdout, (input) => answer(input, reader));
    const missing = names.find((argument, i) => given[i] === undefined && !argument.endsWith("?"));
    if (missing !== undefined) made.error(`error: give ${missing}, or --jsonl`);
    return show(given as string[], options, reader);
  });
}

command("read", "turn words into a strategy", "text", answerRead, async ([text], _, reader) => {
  const reading = await answerRead({ text }, reader);
  for (const line of reading.readBack) say(line);
  for (const words of reading.notUnderstood) say(`Not understood: ${words}`);
  for (const question of reading.questions) say(`Question: ${question}`);
  if (reading.note) say(reading.note);
});

command<{ senses?: string; possible?: string }>(
  "decide",
  "what a strategy does in a situation",
  "strategy",
  answerDecide,
  async ([strategy], { senses, possible }, reader) => {
    const decision = await answerDecide(
      {
        ...sourceOf(strategy as string),
        ...(senses !== undefined && { senses: parseJson(senses) }),
        ...(possible !== undefined && { possible: possible.split(",") }),
      },
      reader,
    );
    const because =
      decision.rule >= 0 ? `rule ${decision.rule + 1}` : decision.rule === -1 ? "otherwise" : "nothing else";
    say(`${decision.action} (${because})`);
  },
)
  .option("--senses <json>", 'what it senses, such as {"myHealth":20,"distance":1}')
  .option("--possible <actions>", "the possible actions, with commas between");

command<{ seed?: string }>(
  "battle",
  "play one battle",
  "a b",
  answerBattle,
  async ([a, b], options, reader) => {
    const seed = options.seed ?? randomSeed();
    const result = await answerBattle({ a: sourceOf(a as string), b: sourceOf(b as string), seed }, reader);
    const { winner, turns, health, board, digest } = result;
    say(winner === "draw" ? `A draw after ${turns} turns.` : `Side ${winner} wins in turn ${turns}.`);
    say(`Health ${health.a} to ${health.b}, on the board ${boards[board]?.name}.`);
    say(`Seed   ${seed}\nDigest ${digest}`);
  },
).option("--seed <hex>", "decides board and chance; drawn when left out");

command<{ battles: number }>(
  "odds",
  "who wins how often",
  "a b",
  answerOdds,
  async ([a, b], { battles }, reader) => {
    const found = await answerOdds({ a: sourceOf(a as string), b: sourceOf(b as string), battles }, reader);
    for (const end of ["a", "b", "draw"] as const) {
      const [from, to] = found.interval[end];
      say(`${end.padEnd(5)}${percent(found[end]).padStart(8)}   (95 %: ${percent(from)} to ${percent(to)})`);
    }
  },
).option("--battles <count>", "how many to play", wholeNumber, 1000);

command("compile", "a strategy's bytecode", "strategy", answerCompile, async ([strategy], _, reader) => {
  const { code, hash } = await answerCompile(sourceOf(strategy as string), reader);
  say(`Code ${code}\nHash ${hash}`);
});

command("decompile", "a bytecode's strategy", "code", answerDecompile, async ([code]) => {
  say(JSON.stringify((await answerDecompile({ code })).strategy, null, 2));
});

program.addCommand(evaluateCommand(say));
program.addCommand(datasetCommand());
program.addCommand(ladderCommand(say));
program.addCommand(runCommand());
program
  .command("balance")
  .description("play the ladder against itself and random strategies, and report who wins how often")
  .option("--battles <count>", "battles of each pair on each side", wholeNumber, 100)
  .option("--random <count>", "random strategies that join", wholeNumber, 24)
  .option("--out <file>", "where to write the report; printed when left out")
  .action(({ battles, random, out }: { battles: number; random: number; out?: string }) => {
    const report = balanceReport(battles, random);
    if (out === undefined) say(report);
    else writeFileSync(out, report);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.exitCode = 1;
    process.stderr.write(`${errorLine(error)}\n`);
  }
}
