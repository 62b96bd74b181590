import { keccak256, numberToHex } from "viem";
import { type BattleResult, fight } from "../src/battle/fight.ts";
import { drawFrom, randomStrategy } from "../src/battle/randomStrategy.ts";
import { compile } from "../src/bytecode/compile.ts";
import { ladder } from "../src/ladder/ladder.ts";
import { rule } from "../src/ladder/notation.ts";
import type { ActionName } from "../src/strategy/strategy.ts";
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

/** `rounds` battles between every two bots of the ladder: they lay more mines and charge more than what is drawn. */
export function ladderJobs(rounds: number): Job[] {
  const codes = ladder.map(({ strategy }) => compile(strategy));
  return codes.flatMap((a, i) =>
    codes.flatMap((b, j) =>
      i === j
        ? []
        : Array.from({ length: rounds }, (_, n) => ({
            a,
            b,
            seed: keccak256(numberToHex((i * codes.length + j) * rounds + n, { size: 32 })),
          })),
    ),
  );
}

const built = (name: string, otherwise: ActionName, ...rules: string[]) =>
  compile({
    version: 1,
    name,
    loadout: { armor: 5, weapon: 0, engine: 5, repair: 0 },
    rules: rules.map(rule),
    otherwise,
  });

/** Battles built for what chance seldom brings: a dash across a mine, a death by one, two who shun each other. */
export function builtJobs(rounds: number): Job[] {
  const charger = built("Charger", "wait", "charge", "advance");
  const others = [
    built("Layer", "wait", "mine if myAction != mine & distance < 6", "retreat", "circle"),
    built("Baiter", "advance", "mine if myAction = retreat", "retreat if distance < 5"),
    built("Runner", "recharge", "mine if chance <= 40", "takeCover if chance <= 60", "retreat", "circle"),
  ];
  return others.flatMap((other, i) =>
    Array.from({ length: 2 * rounds }, (_, n) => {
      const [a, b] = n % 2 === 0 ? [charger, other] : [other, charger];
      return { a, b, seed: keccak256(numberToHex(i * 2 * rounds + n, { size: 32 })) };
    }),
  );
}

/** The battles that every run of the tests plays on both sides. */
export const testJobs = (): Job[] => [...builtJobs(40), ...ladderJobs(4), ...drawJobs(2000, 1)];

/** Whether two battles ended alike in every respect, digest included. */
export function sameEnd(here: BattleResult, there: BattleResult): boolean {
  return (
    here.digest === there.digest &&
    here.winner === there.winner &&
    here.turns === there.turns &&
    here.board === there.board &&
    here.health.a === there.health.a &&
    here.health.b === there.health.b
  );
}

/** The first of `jobs` that ends differently here and in the contract; looks at a few first, then at more at a time. */
export async function firstDifferent(chain: BattleChain, jobs: readonly Job[]): Promise<Job | undefined> {
  for (let at = 0, size = 10; at < jobs.length; at += size, size = Math.min(4 * size, batch)) {
    const asked = jobs.slice(at, at + size);
    const there = await chain.play(asked);
    const found = asked.find(
      ({ a, b, seed }, i) => !sameEnd(fight(a, b, seed), there[i] as (typeof there)[number]),
    );
    if (found) return found;
  }
  return undefined;
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
      if (!sameEnd(here, there)) different.push({ job, here, chain: there });
    });
  }
  return { different, gas };
}
