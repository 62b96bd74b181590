import { CHOICES } from "../brain/decision.ts";
import { highest, type Network, runnerOf } from "../brain/network.ts";
import type { NpcKind } from "./episode.ts";
import type { Random } from "./random.ts";

/** Chooses one of CHOICES for an NPC from what it senses; `random` is for those that ignore the noise they sense. */
export type Policy = (senses: Uint8Array, random: Random) => number;

/** The brain's choice: the highest score. */
export function brainPolicy(network: Network): Policy {
  const run = runnerOf(network);
  return (senses) => highest(run(senses));
}

/** Any choice, as likely as any other. */
export const randomPolicy: Policy = (_, random) => random(CHOICES);

export const REST = 0;
export const GRAZE = 1;
export const STRIKE = 2;
export const CROSS = 3;
export const WALK = 4;
export const RUN = 12;

/** The heading of the strongest of eight senses from `from` on, or -1 when there is none. */
export function strongest(senses: Uint8Array, from: number): number {
  const best = highest(senses, from, 8);
  return (senses[from + best] as number) > 0 ? best : -1;
}

/** The open heading closest to the one wanted. */
export function openWay(senses: Uint8Array, wanted: number): number {
  for (const turn of [0, 1, 7, 2, 6, 3, 5]) {
    const heading = (wanted + turn) & 7;
    if ((senses[16 + heading] as number) > 0) return heading;
  }
  return wanted;
}

/** A heading by the noise it senses. */
export const whim = (senses: Uint8Array): number => (senses[14] as number) >> 4;

/** What a programmer would write for deer: run from the nearest wolf, graze when hungry, else rest. */
const deerScript: Policy = (senses) => {
  const threat = strongest(senses, 24);
  if (threat >= 0 && (senses[24 + threat] as number) > 70) {
    const away = openWay(senses, (threat + 4) & 7);
    return (senses[7] as number) > 96 ? WALK + away : RUN + away;
  }
  if ((senses[6] as number) < 24) return REST;
  if ((senses[48] as number) > 0) return GRAZE;
  return WALK + openWay(senses, whim(senses));
};

/** For wolves and guards: strike what is next to you, run after what you see, rest when tired, else wander. */
const hunterScript: Policy = (senses) => {
  if ((senses[50] as number) > 0) return STRIKE;
  const prey = strongest(senses, 32);
  if (prey >= 0) {
    const way = openWay(senses, prey);
    return (senses[7] as number) > 96 ? WALK + way : RUN + way;
  }
  if ((senses[7] as number) > 60) return REST;
  return (senses[15] as number) > 31 ? REST : WALK + openWay(senses, whim(senses));
};

/** For raiders: run from guards, else hunt; with nobody to rob look for food when hungry. */
const raiderScript: Policy = (senses, random) => {
  const threat = strongest(senses, 24);
  if (threat >= 0 && (senses[24 + threat] as number) > 80) {
    const away = openWay(senses, (threat + 4) & 7);
    return (senses[7] as number) > 96 ? WALK + away : RUN + away;
  }
  const isIdle = (senses[50] as number) === 0 && strongest(senses, 32) < 0;
  if (isIdle && (senses[6] as number) > 32)
    return (senses[48] as number) > 0 ? GRAZE : WALK + openWay(senses, whim(senses));
  return hunterScript(senses, random);
};

/** For merchants: run from who is close unless in town, else follow the way; rest to trade. */
const merchantScript: Policy = (senses) => {
  const threat = strongest(senses, 24);
  if (threat >= 0 && (senses[24 + threat] as number) > 100 && (senses[49] as number) === 0)
    return RUN + openWay(senses, (threat + 4) & 7);
  const way = strongest(senses, 32);
  if (way < 0) return REST;
  const isAtGate = way % 2 === 0 && (senses[51 + way / 2] as number) === 127;
  if (isAtGate) return CROSS;
  // Now and then a whim leads around what is in the way.
  if ((senses[15] as number) < 6) return WALK + openWay(senses, whim(senses));
  return WALK + openWay(senses, way);
};

const scripts: Readonly<Record<NpcKind, Policy>> = {
  deer: deerScript,
  wolf: hunterScript,
  guard: hunterScript,
  raider: raiderScript,
  merchant: merchantScript,
};

/** The scripted policy of a kind. */
export const scriptedPolicy = (kind: NpcKind): Policy => scripts[kind];
