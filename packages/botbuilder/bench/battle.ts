/** What a battle costs: gas on chain, and time in the twin. Prints a section of docs/benchmarks.md. */
import process from "node:process";
import { hexToBytes, keccak256, numberToHex } from "viem";
import { Battle } from "../src/battle/battle.ts";
import { fight, run, seedWords } from "../src/battle/fight.ts";
import { Program } from "../src/battle/program.ts";
import { trace } from "../src/battle/trace.ts";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";
import { startBattleChain } from "../test/battleChain.ts";
import { searchWorstCase } from "../test/worstCase.ts";

/** EIP-7825: the most gas a transaction may use. */
const transactionCap = 16_777_216;
const codes = ladder.map(({ strategy }) => compile(strategy));
const programs = codes.map((code) => new Program(code));
const number = (n: number) => Math.round(n).toLocaleString("en-US");

/** What every variant plays: each two bots of the ladder, on each side, on the same seeds. */
const seedsOfPair = 40;
const work = codes.flatMap((a, i) =>
  codes.flatMap((b, j) => {
    if (i === j) return [];
    return Array.from({ length: seedsOfPair }, (_, n) => {
      const seed = numberToHex((i * codes.length + j) * seedsOfPair + n, { size: 32 });
      const [first, second] = [programs[i] as Program, programs[j] as Program];
      return { a, b, seed, first, second, bytes: hexToBytes(seed) };
    });
  }),
);
const battle = new Battle();

/** Ways to play a battle, all of which play it to its end by the same engine. */
const variants: readonly [name: string, play: (job: (typeof work)[number]) => void][] = [
  [
    "whole battles, digest included, programs laid out once",
    ({ first, second, bytes }) => run(first, second, bytes),
  ],
  ["whole battles, digest included, from bytecode each time", ({ a, b, seed }) => fight(a, b, seed)],
  [
    "without the digest (odds, balance, win chance)",
    ({ first, second, bytes }) => {
      battle.start(first, second, seedWords(bytes));
      while (!battle.over) {
        battle.begin();
        battle.resolve();
      }
    },
  ],
  ["traced: every turn with its reasons and its digest (replay)", ({ a, b, seed }) => trace(a, b, seed)],
];

/** Battles per second of this process's own time, the other work of the machine left out; the middle of five rounds. */
function perSecond(play: (job: (typeof work)[number]) => void): number {
  for (const job of work) play(job); // Once to warm up.
  const rounds = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage().user;
    for (const job of work) play(job);
    return work.length / ((process.cpuUsage().user - start) / 1e6);
  });
  return rounds.sort((x, y) => x - y)[2] as number;
}

const speeds = variants.map(([name, play]) => [name, perSecond(play)] as const);

const chain = await startBattleChain();
try {
  const gas: number[] = [];
  const turns: number[] = [];
  for (const [i, a] of codes.entries()) {
    for (const [j, b] of codes.entries()) {
      if (i === j) continue;
      for (let n = 0; n < 4; n++) {
        const job = { a, b, seed: keccak256(numberToHex((i * 12 + j) * 4 + n, { size: 32 })) };
        const { used, turns: played } = await chain.gasOf(job);
        if (played !== fight(job.a, job.b, job.seed).turns) throw new Error("the twin plays another battle");
        gas.push(used);
        turns.push(played);
      }
    }
  }
  gas.sort((x, y) => x - y);
  turns.sort((x, y) => x - y);
  const at = (sorted: number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const worst = await searchWorstCase(chain, 60);
  process.stdout.write(`## Battles

| what | measured | budget |
|---|---|---|
| gas of a ladder battle, median (${number(gas.length)} battles, ${at(turns, 0.5)} turns) | ${number(at(gas, 0.5))} | 1,000,000 |
| gas of a ladder battle, 95th percentile / most | ${number(at(gas, 0.95))} / ${number(at(gas, 1))} | |
| gas of the dearest battle found (${number(worst.tried)} tried: built for it, then climbed) | ${number(worst.used)} | ${number(transactionCap)} |

Gas is that of the battle inside its transaction: reading both codes and the board's tables, and playing.

| the twin on one core, the same ${number(work.length)} ladder battles | battles per second | budget |
|---|---|---|
${speeds.map(([name, speed], i) => `| ${name} | ${number(speed)} | ${i === 0 ? "10,000" : ""} |`).join("\n")}
`);
} finally {
  chain.stop();
}
