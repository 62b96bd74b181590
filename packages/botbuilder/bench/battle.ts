/** What a battle costs: gas on chain, and time in the twin. Prints a section of docs/benchmarks.md. */
import process from "node:process";
import { keccak256, numberToHex } from "viem";
import { fight, run } from "../src/battle/fight.ts";
import { simulate } from "../src/battle/odds.ts";
import { Program } from "../src/battle/program.ts";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";
import { startBattleChain } from "../test/battleChain.ts";
import { searchWorstCase } from "../test/worstCase.ts";

/** EIP-7825: the most gas a transaction may use. */
const transactionCap = 16_777_216;
const codes = ladder.map(({ strategy }) => compile(strategy));
const programs = codes.map((code) => new Program(code));
const number = (n: number) => Math.round(n).toLocaleString("en-US");

/** Battles per second of this process's own time, the other work of the machine left out. */
function perSecond(play: () => number): number {
  play(); // Once to warm up.
  const start = process.cpuUsage().user;
  const battles = play();
  return battles / ((process.cpuUsage().user - start) / 1e6);
}

function everyPair(play: (a: Program, b: Program, pair: number) => number): number {
  let battles = 0;
  programs.forEach((a, i) => {
    programs.forEach((b, j) => {
      if (i !== j) battles += play(a, b, i * programs.length + j);
    });
  });
  return battles;
}

const seed = new Uint8Array(32);
const whole = perSecond(() =>
  everyPair((a, b, pair) => {
    for (let i = 0; i < 60; i++) {
      new DataView(seed.buffer).setUint32(28, pair * 60 + i);
      run(a, b, seed);
    }
    return 60;
  }),
);
const bare = perSecond(() => everyPair((a, b, pair) => simulate(a, b, 200, pair + 1) && 200));

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
| the twin, whole battles per second on one core, digests included | ${number(whole)} | 10,000 |
| the twin, battles per second without digests (odds, balance) | ${number(bare)} | |

Gas is that of the battle inside its transaction: reading both codes and the board's tables, and playing.
`);
} finally {
  chain.stop();
}
