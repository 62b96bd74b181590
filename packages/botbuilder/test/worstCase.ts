import { actionNames } from "@cogwright/contracts/rules/arena";
import { keccak256, numberToHex } from "viem";
import { type Draw, drawFrom, randomStrategy } from "../src/battle/randomStrategy.ts";
import { compile } from "../src/bytecode/compile.ts";
import { rule } from "../src/ladder/notation.ts";
import type { Strategy } from "../src/strategy/strategy.ts";
import type { BattleChain, Job } from "./battleChain.ts";

const always = "myHealth >= 0";

/**
 * Strategies built to cost gas: as many rules and conditions as there may be, all of which hold, before actions that
 * are looked at and found impossible; every sense that takes work is read; nobody attacks, so the battle is long.
 */
function built(): Strategy[] {
  const reads = [
    `wait if pickupDistance < 0 & cornered & enemyCornered`,
    `wait if ${always} & ${always} & ${always} & stance = 3`,
  ];
  const fillers = ["charge", "shoot", "strike", "collect", "takeCover", "mine"];
  const ends: string[][] = [
    ["repair", "collect", "retreat"],
    ["collect", "repair", "circle"],
    ["repair", "takeCover"],
    ["repair"],
  ];
  return fillers.flatMap((filler) =>
    ends.map((end) => ({
      version: 1 as const,
      name: "Costly",
      loadout: { armor: 5, weapon: 0, engine: 0, repair: 5 },
      rules: [
        ...reads,
        ...Array.from(
          { length: 30 - end.length },
          () => `${filler} if ${always} & ${always} & ${always} & distance >= 0`,
        ),
        ...end,
      ].map(rule),
      otherwise: "wait" as const,
    })),
  );
}

function mutated(strategy: Strategy, draw: Draw): Strategy {
  const other = randomStrategy(draw);
  const rules = strategy.rules.map((one) =>
    draw(12) === 0 ? { ...one, do: actionNames[draw(13)] ?? "wait" } : one,
  );
  const donor = other.rules[draw(Math.max(1, other.rules.length))];
  if (donor !== undefined) rules[draw(rules.length)] = donor;
  return { ...strategy, rules, ...(draw(4) === 0 && { otherwise: other.otherwise }) };
}

/** Searches for the battle that costs most: built strategies first, then a climb by small changes. */
export async function searchWorstCase(
  chain: BattleChain,
  rounds: number,
): Promise<{ job: Job; used: number; tried: number }> {
  const draw = drawFrom(99);
  const seeds = Array.from({ length: 8 }, (_, i) => keccak256(numberToHex(i, { size: 32 })));
  let best: { a: Strategy; b: Strategy; seed: Job["seed"]; used: number } | undefined;
  let tried = 0;
  const attempt = async (pairs: [Strategy, Strategy, Job["seed"]][]) => {
    const played = await chain.play(pairs.map(([a, b, seed]) => ({ a: compile(a), b: compile(b), seed })));
    tried += pairs.length;
    played.forEach(({ gas }, i) => {
      const [a, b, seed] = pairs[i] as (typeof pairs)[number];
      if (best === undefined || gas > best.used) best = { a, b, seed, used: gas };
    });
  };
  const strategies = built();
  for (const a of strategies)
    await attempt(strategies.map((b, i) => [a, b, seeds[i % seeds.length] as Job["seed"]]));
  for (let round = 0; round < rounds && best !== undefined; round++) {
    const { a, b, seed } = best;
    await attempt(
      Array.from({ length: 32 }, () => [
        draw(2) === 0 ? mutated(a, draw) : a,
        draw(2) === 0 ? mutated(b, draw) : b,
        draw(4) === 0 ? (seeds[draw(seeds.length)] as Job["seed"]) : seed,
      ]),
    );
  }
  if (best === undefined) throw new Error("nothing was tried");
  const job = { a: compile(best.a), b: compile(best.b), seed: best.seed };
  return { job, used: (await chain.gasOf(job)).used, tried };
}
