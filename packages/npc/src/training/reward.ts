import { networkOf } from "../brain/network.ts";
import { brainShape } from "./brainShape.ts";
import { type Consequence, type NpcKind, type Policies, playEpisode } from "./episode.ts";
import { brainPolicy } from "./policy.ts";

/** What a tick is worth to an NPC of a kind: life, kills for those who hunt, goods, and a little for the way there. */
export const rewardOf: Record<NpcKind, (consequence: Consequence) => number> = {
  deer: ({ hurt, died, hunger }) => (died ? -1 : 0) - 0.02 * hurt - 0.002 * (hunger / 15),
  wolf: ({ struck, killed, died, hunger }) =>
    (killed ? 1 : 0) + (struck ? 0.1 : 0) - (died ? 1 : 0) - 0.002 * (hunger / 15),
  raider: ({ robbed, died, hunger }) => 0.25 * robbed - (died ? 1 : 0) - 0.002 * (hunger / 15),
  merchant: ({ delivered, hurt, died, hunger }) =>
    delivered / 12 - (died ? 1 : 0) - 0.02 * hurt - 0.002 * (hunger / 15),
  guard: ({ struck, killed, died, hunger }) =>
    (killed ? 1 : 0) + (struck ? 0.2 : 0) - (died ? 1 : 0) - 0.002 * (hunger / 15),
};

/** The first seed of the exam's worlds, beyond those of training, and far from those of `evaluate`. */
export const EXAM_SEED = 0x7000_0000;

export const examWorlds = (count: number): number[] => Array.from({ length: count }, (_, i) => EXAM_SEED + i);

export interface Trial {
  kind: NpcKind;
  opponents: Policies;
  ticks: number;
}

/** The reward that a network with these parameters brings its kind, choosing the highest score: per place, world for world. */
export function judge(
  { kind, opponents, ticks }: Trial,
  parameters: ArrayLike<number>,
  worlds: readonly number[],
): number {
  const policies = { ...opponents, [kind]: brainPolicy(networkOf(brainShape, parameters)) };
  let sum = 0;
  let places = 0;
  for (const seed of worlds)
    places += playEpisode({
      seed,
      ticks,
      policies,
      needed: kind,
      onConsequence: (who, _, consequence) => {
        if (who === kind) sum += rewardOf[kind](consequence);
      },
    })[kind].born;
  return places === 0 ? 0 : sum / places;
}
