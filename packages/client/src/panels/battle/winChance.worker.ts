import { Program } from "@cogwright/botbuilder/battle/program";
import { hexToBytes } from "viem";
import { type ChanceAnswer, type ChanceJob, chanceRounds } from "./winChance.ts";

let current = 0;

self.addEventListener("message", ({ data }: MessageEvent<ChanceJob>) => {
  current = data.job;
  const { a, b, seed, turns } = data;
  next(data.job, chanceRounds(new Program(a), new Program(b), hexToBytes(seed), turns));
});

/** Works out one round, then lets a newer job come in before the next. */
function next(job: number, rounds: ReturnType<typeof chanceRounds>): void {
  if (job !== current) return;
  const round = rounds.next();
  if (round.done) return;
  self.postMessage({ job, ...round.value } satisfies ChanceAnswer);
  setTimeout(() => next(job, rounds), 0);
}
