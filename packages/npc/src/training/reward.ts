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
    delivered / 4 - (died ? 0.5 : 0) - 0.02 * hurt - 0.002 * (hunger / 15),
  guard: ({ struck, killed, died, hunger }) =>
    (killed ? 1 : 0) + (struck ? 0.2 : 0) - (died ? 1 : 0) - 0.002 * (hunger / 15),
};

/** The first seed of the exam's worlds, beyond those of training. */
export const EXAM_SEED = 0x7000_0000;
/** Worlds that neither training nor exams have seen: whether what was learned is better than its beginning is told in them. */
const VALIDATION_SEED = 0x7800_0000;
/** The first of the worlds in which `evaluate` measures what came out: beyond all that training and its exams can draw. */
export const EVALUATION_SEED = 0x7d00_0000;

const worldsFrom = (seed: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => seed + i);
export const examWorlds = (count: number): number[] => worldsFrom(EXAM_SEED, count);
export const validationWorlds = (count: number): number[] => worldsFrom(VALIDATION_SEED, count);

export interface Trial {
  kind: NpcKind;
  opponents: Policies;
  ticks: number;
}

/**
 * The rewards that a network with these parameters brings its kind, choosing the highest score: a mark for each world in
 * which the kind lives, the reward a place. Who lives in a world does not depend on the network, so that marks of two
 * networks can be compared world for world.
 */
export function marksOf(
  { kind, opponents, ticks }: Trial,
  parameters: ArrayLike<number>,
  worlds: readonly number[],
): number[] {
  const policies = { ...opponents, [kind]: brainPolicy(networkOf(brainShape, parameters)) };
  const marks: number[] = [];
  for (const seed of worlds) {
    let sum = 0;
    const { born } = playEpisode({
      seed,
      ticks,
      policies,
      needed: kind,
      onConsequence: (who, _, consequence) => {
        if (who === kind) sum += rewardOf[kind](consequence);
      },
    })[kind];
    if (born > 0) marks.push(sum / born);
  }
  return marks;
}

export const meanOf = (marks: readonly number[]): number =>
  marks.reduce((sum, mark) => sum + mark, 0) / Math.max(1, marks.length);

/** How far one network is ahead of another in the same worlds, and the standard error of that. */
export function compare(
  marks: readonly number[],
  others: readonly number[],
): { ahead: number; error: number } {
  const differences = marks.map((mark, i) => mark - (others[i] as number));
  const ahead = meanOf(differences);
  const squares = differences.reduce((sum, one) => sum + (one - ahead) ** 2, 0);
  return { ahead, error: Math.sqrt(squares / Math.max(1, marks.length - 1) / Math.max(1, marks.length)) };
}

/** The network that was best in the exams so far. `at`: the round or generation; `marks`: in the exam's worlds. */
export interface Incumbent {
  parameters: number[];
  at: number;
  marks: number[];
}

/**
 * What an exam says about a network: "better" than the incumbent, or "worse", by more than can be luck (one and two
 * standard errors); undefined when that cannot be told. A luckier one among many exams is no better one.
 */
export function verdictOn(marks: readonly number[], best: Incumbent): "better" | "worse" | undefined {
  const { ahead, error } = compare(marks, best.marks);
  if (ahead > error) return "better";
  return ahead < -2 * error ? "worse" : undefined;
}
