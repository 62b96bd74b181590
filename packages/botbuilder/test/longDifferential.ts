// Plays many battles of random strategies in the contract and in the twin: npx tsx packages/botbuilder/test/longDifferential.ts 100000 [seed]
// Prints a log; ends with 1 when any battle differs.
import process from "node:process";
import { startBattleChain } from "./battleChain.ts";
import { compare, drawJobs } from "./differential.ts";

const [count = 100_000, seed = 2] = process.argv.slice(2).map(Number);
const part = 5000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const chain = await startBattleChain();
try {
  let different = 0;
  let most = 0;
  const start = performance.now();
  for (let played = 0, round = 0; played < count; played += part, round++) {
    const jobs = drawJobs(Math.min(part, count - played), seed * 1_000_003 + round);
    const result = await compare(chain, jobs);
    different += result.different.length;
    for (const gas of result.gas) most = Math.max(most, gas);
    for (const one of result.different.slice(0, 3)) say(`different: ${JSON.stringify(one)}`);
    say(`${played + jobs.length} battles, ${different} different, most gas ${most}`);
  }
  say(
    `${count} battles in ${((performance.now() - start) / 1000).toFixed(0)} s, seed ${seed}: ${different} different.`,
  );
  if (different > 0) process.exitCode = 1;
} finally {
  chain.stop();
}
