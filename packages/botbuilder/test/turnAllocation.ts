// Prints how many bytes of heap the twin's turns take: run by battleMemory.test.ts in a process of its own, with
// --expose-gc, whose heap nothing else touches.
import process from "node:process";
import { Battle } from "../src/battle/battle.ts";
import { seedWords } from "../src/battle/fight.ts";
import { Program } from "../src/battle/program.ts";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";

const programs = ladder.map(({ strategy }) => new Program(compile(strategy)));
const words = Array.from({ length: 64 }, (_, i) => seedWords(Uint8Array.from({ length: 32 }, () => i)));
const battle = new Battle();

/** Plays every two bots of the ladder on each seed; gives the turns played. */
function play(): number {
  let turns = 0;
  for (const a of programs) {
    for (const b of programs) {
      for (const seed of words) {
        battle.start(a, b, seed);
        while (!battle.over) {
          battle.begin();
          battle.resolve();
        }
        turns += battle.turn;
      }
    }
  }
  return turns;
}

// Until the compiler has had its way with every path, numbers pass through the interpreter's boxes.
for (let round = 0; round < 12; round++) play();
const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error("run me with --expose-gc");
// The least of some rounds: what the loop itself takes is in every one, what a late compilation takes is not.
let least = Number.POSITIVE_INFINITY;
let turns = 0;
for (let round = 0; round < 12; round++) {
  collect();
  const before = process.memoryUsage().heapUsed;
  turns = play();
  const bytes = process.memoryUsage().heapUsed - before;
  // Less than nothing: the collector came in between.
  if (bytes >= 0) least = Math.min(least, bytes);
}
process.stdout.write(`${JSON.stringify({ turns, bytes: least })}\n`);
