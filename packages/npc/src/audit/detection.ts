import { npcRules } from "@cogwright/contracts/rules/npc";
import type { Random } from "../training/random.ts";

/** How an operator lies. */
interface Lying {
  /** The part of its decisions that are lies, 0..1, spread evenly over its regions. */
  lies: number;
  /** Its calls of `npc__tick`, a second. */
  ticksPerSecond: number;
}

/** The chance that one tick's spot check meets a lie: is drawn, and draws one. */
const chanceATick = (lies: number): number => lies / npcRules.checkOneIn;

/**
 * The chance that an operator's spot checks, with nobody watching, have not met a lie after some seconds of ticks. Of each
 * tick one decision is drawn evenly, and no draw depends on another.
 */
export const chanceUndetected = ({ lies, ticksPerSecond }: Lying, seconds: number): number =>
  (1 - chanceATick(lies)) ** Math.floor(seconds * ticksPerSecond);

/** The seconds after which it is caught with this chance. */
export const secondsUntil = (caught: number, { lies, ticksPerSecond }: Lying): number =>
  Math.ceil(Math.log(1 - caught) / Math.log(1 - chanceATick(lies))) / ticksPerSecond;

/** How many NPCs of each region an operator plays in one call. */
type Regions = readonly number[];

/**
 * Plays an operator that lies about decisions at random, draw by draw as the chain does: which tick, which region, which
 * NPC. @returns the number of the tick that gave it away, from 1; more than `most` when none did
 */
function ticksUntilCaught(random: Random, lies: number, regions: Regions, most: number): number {
  const isLie = (): boolean => random(1_000_000) < lies * 1_000_000;
  for (let tick = 1; tick <= most; tick++) {
    if (random(npcRules.checkOneIn) !== 0) continue;
    // Of the regions that are not drawn nobody needs to know what was a lie there.
    const npcs = regions[random(regions.length)] as number;
    const sent = Array.from({ length: npcs }, isLie);
    if (sent[random(npcs)]) return tick;
  }
  return most + 1;
}

/** The part of `trials` operators that are not caught in some ticks. */
export function simulateUndetected(
  random: Random,
  lies: number,
  regions: Regions,
  ticks: number,
  trials: number,
): number {
  let undetected = 0;
  for (let trial = 0; trial < trials; trial++)
    if (ticksUntilCaught(random, lies, regions, ticks) > ticks) undetected++;
  return undetected / trials;
}

const percent = (part: number): string => {
  if (part > 0 && part < 0.00001) return "< 0.001 %";
  return `${(100 * part).toFixed(part > 0 && part < 0.001 ? 3 : 1)} %`;
};

/** The table of `docs/trust.md`: what the formula says, and what came out of playing it. */
export function detectionTable(random: Random, trials: number): string {
  const regions = Array.from({ length: 9 }, () => 17);
  const rows = [0.1, 0.03, 0.01, 0.003, 0.001].map((lies) => {
    const lying = { lies, ticksPerSecond: 1 };
    const cells = [60, 600, 3600].map((seconds) => {
      const formula = chanceUndetected(lying, seconds);
      return `${percent(formula)} (${percent(simulateUndetected(random, lies, regions, seconds, trials))})`;
    });
    return `| ${100 * lies} % | ${cells.join(" | ")} | ${Math.round(secondsUntil(0.99, lying))} s |`;
  });
  return [
    "| decisions that are lies | undetected after 1 min | after 10 min | after 1 h | caught with 99 % in |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}
