import { keccak256, numberToHex } from "viem";
import { fight } from "../src/battle/fight.ts";
import { drawFrom, randomStrategy } from "../src/battle/randomStrategy.ts";
import { compile } from "../src/bytecode/compile.ts";
import type { BattleChain, Job } from "./battleChain.ts";

/** Battles asked for in one call of the chain. */
const batch = 100;

/** `count` battles of strategies drawn at random; the same `seed` gives the same ones. */
export function drawJobs(count: number, seed: number): Job[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, (_, i) => ({
    a: compile(randomStrategy(draw)),
    b: compile(randomStrategy(draw)),
    seed: keccak256(numberToHex(seed * 2 ** 32 + i, { size: 32 })),
  }));
}

/**
 * Plays `jobs` in TypeScript and in the contract.
 *
 * @returns the battles that did not end alike in every respect, digest included, with the gas of all
 */
export async function compare(chain: BattleChain, jobs: readonly Job[]) {
  const different: { job: Job; here: unknown; chain: unknown }[] = [];
  const gas: number[] = [];
  for (let at = 0; at < jobs.length; at += batch) {
    const asked = jobs.slice(at, at + batch);
    const played = await chain.play(asked);
    asked.forEach((job, i) => {
      const { gas: used, ...there } = played[i] as (typeof played)[number];
      gas.push(used);
      const here = fight(job.a, job.b, job.seed);
      const alike =
        here.digest === there.digest &&
        here.winner === there.winner &&
        here.turns === there.turns &&
        here.board === there.board &&
        here.health.a === there.health.a &&
        here.health.b === there.health.b;
      if (!alike) different.push({ job, here, chain: there });
    });
  }
  return { different, gas };
}
