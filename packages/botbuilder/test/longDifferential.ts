// `npm run differential`: plays many battles of random strategies in the contract and in the twin.
import process from "node:process";
import { Command } from "commander";
import { wholeNumber } from "../src/cli/wholeNumber.ts";
import { startBattleChain } from "./battleChain.ts";
import { Coverage } from "./coverage.ts";
import { compare, drawJobs } from "./differential.ts";

/** Battles drawn at a time. */
const part = 5000;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `count` battles of `seed` in parts, the same ones every time. */
function* parts(count: number, seed: number) {
  for (let played = 0, round = 0; played < count; played += part, round++) {
    yield drawJobs(Math.min(part, count - played), seed * 1_000_003 + round);
  }
}

/** Plays them on both sides and prints a log; ends with 1 when any battle differs. */
async function playBoth(count: number, seed: number): Promise<void> {
  const chain = await startBattleChain();
  try {
    let [played, different, most] = [0, 0, 0];
    const start = performance.now();
    for (const jobs of parts(count, seed)) {
      const result = await compare(chain, jobs);
      played += jobs.length;
      different += result.different.length;
      for (const gas of result.gas) most = Math.max(most, gas);
      for (const one of result.different.slice(0, 3)) say(`different: ${JSON.stringify(one)}`);
      say(`${played} battles, ${different} different, most gas ${most}`);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    say(`${count} battles in ${seconds} s, seed ${seed}: ${different} different.`);
    if (different > 0) process.exitCode = 1;
  } finally {
    chain.stop();
  }
}

/** Prints what they reach, and how often; ends with 1 when something is not reached. */
function showCoverage(count: number, seed: number): void {
  const coverage = new Coverage();
  for (const jobs of parts(count, seed)) for (const job of jobs) coverage.add(job);
  say(`What ${count} battles of seed ${seed} reach, and how often, the seldom first:`);
  for (const [what, times] of coverage.counts) say(`${String(times).padStart(9)}  ${what}`);
  if (coverage.missing.length > 0) process.exitCode = 1;
}

await new Command("npm run differential --")
  .description(
    "Play battles of random strategies in the contract (in anvil) and in the twin, and compare every turn.",
  )
  .argument("[battles]", "how many", wholeNumber, 100_000)
  .option("--seed <number>", "which ones", wholeNumber, 2)
  .option("--coverage", "show instead what those battles reach")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action((battles: number, options: { seed: number; coverage?: true }) =>
    options.coverage ? showCoverage(battles, options.seed) : playBoth(battles, options.seed),
  )
  .parseAsync();
