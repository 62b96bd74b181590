import { CHOICES } from "../brain/decision.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { Critic, newCritic } from "./critic.ts";
import { type NpcKind, type Policies, playEpisode } from "./episode.ts";
import { type Random, seeded } from "./random.ts";
import { EXAM_SEED, examWorlds, type Incumbent, marksOf, meanOf, rewardOf, verdictOn } from "./reward.ts";
import { type Adam, chancesOf, descend, RoundedNetwork, restingAdam, TEMPERATURE } from "./roundedNetwork.ts";

export interface ReinforceOptions {
  kind: NpcKind;
  seed: number;
  /** Rounds of playing and learning from it. */
  rounds: number;
  /** Choices that a round is to gather, and ticks of the worlds it plays for them. */
  choices: number;
  ticks: number;
  /** How often what a round gathered is gone through, in how many pieces. */
  passes: number;
  pieces: number;
  /** What a reward counts a tick later, and how far the critic is trusted over what followed. */
  discount: number;
  trust: number;
  /** Step length in units of a weight at the beginning; it falls to a tenth. */
  rate: number;
  /** What an undecided choice is worth. */
  curiosity: number;
  /** In so many rounds only the critic learns: one that knows nothing yet would unlearn what was imitated. */
  warmUp: number;
  /** Every so many rounds the network plays `exams` worlds, always the same; the best at that is kept (`verdictOn`). */
  examEvery: number;
  exams: number;
  opponents: Policies;
  start: Reinforcement;
  onRound?: (report: Round, state: Reinforcement) => void;
}

export interface Round {
  round: number;
  /** Reward a choice brought on average. */
  reward: number;
  /** Mean of the marks in the exam worlds (`marksOf`), when the network was examined. */
  exam?: number;
}

/** All that the learning knows; plain numbers, so that it can be written to a file and taken up again. */
export interface Reinforcement {
  round: number;
  parameters: number[];
  adam: Adam;
  critic: number[];
  criticAdam: Adam;
  best: Incumbent;
}

export function beforeRounds(parameters: ArrayLike<number>, seed: number): Reinforcement {
  const critic = newCritic(seed);
  return {
    round: 0,
    parameters: Array.from(parameters),
    adam: restingAdam(parameters.length),
    critic,
    criticAdam: restingAdam(critic.length),
    best: { parameters: Array.from(parameters), at: 0, marks: [] },
  };
}

/** How far a choice's chance may move in a round before it is left alone. */
const CLIP = 0.2;
const CRITIC_RATE = 0.003;

/** Choices of one kind as they were made: what was sensed, chosen, and what came of it. */
class Memory {
  readonly senses: Uint8Array;
  readonly choices: number[] = [];
  readonly chances: number[] = [];
  readonly rewards: number[] = [];
  readonly values: number[] = [];
  /** The next choice of the same life; -1: it ended, -2: the world did. */
  readonly next: number[] = [];

  constructor(room: number) {
    this.senses = new Uint8Array(room * OBSERVATION);
  }

  /** How much better than expected each choice was, and what it was worth. */
  advantages(discount: number, trust: number): { advantage: Float64Array; worth: Float64Array } {
    const count = this.choices.length;
    const advantage = new Float64Array(count);
    const worth = new Float64Array(count);
    for (let i = count - 1; i >= 0; i--) {
      const value = this.values[i] as number;
      const next = this.next[i] as number;
      const then = next >= 0 ? (this.values[next] as number) : next === -2 ? value : 0;
      const surprise = (this.rewards[i] as number) + discount * then - value;
      advantage[i] = surprise + (next >= 0 ? discount * trust * (advantage[next] as number) : 0);
      worth[i] = value + (advantage[i] as number);
    }
    return { advantage, worth };
  }
}

/**
 * Lets a network that will run as it is (rounded) learn from what its choices bring, with proximal policy optimisation
 * (Schulman et al. 2017): it plays by chance as its scores say, a critic says what was to be expected, and choices that
 * brought more become likelier. What a round draws follows from seed and round alone.
 * A network that does worse in an exam than the best so far, by more than luck, is given up for that.
 * @returns the state, with the parameters that did best in the exams, where the highest score is chosen
 */
export function reinforce(options: ReinforceOptions): Reinforcement {
  const { kind, seed, rounds, ticks, opponents, exams } = options;
  const state = structuredClone(options.start);
  const network = new RoundedNetwork(state.parameters);
  const critic = new Critic(state.critic);

  const worlds = examWorlds(exams);
  const examine = (): number => {
    const marks = marksOf({ kind, opponents, ticks }, state.parameters, worlds);
    const verdict = state.round === 0 ? "better" : verdictOn(marks, state.best);
    if (verdict === "better") state.best = { parameters: state.parameters.slice(), at: state.round, marks };
    // Lost its way: begins again where it was best.
    if (verdict === "worse") {
      state.parameters = state.best.parameters.slice();
      state.adam = restingAdam(state.parameters.length);
      network.set(state.parameters);
    }
    return meanOf(marks);
  };
  if (state.round === 0) {
    const exam = examine();
    options.onRound?.({ round: 0, reward: 0, exam }, state);
  }

  while (state.round < rounds) {
    const round = ++state.round;
    const draws = seeded(seed ^ 0x1ea7 ^ Math.imul(round, 0x9e37_79b1));
    const memory = gather(options, network, critic, draws);
    const { advantage, worth } = memory.advantages(options.discount, options.trust);
    const left = 1 - (0.9 * round) / rounds;
    const rate = round > options.warmUp ? options.rate * left : 0;
    learn(options, { state, network, critic, memory, advantage, worth }, rate, draws);
    // Examined whether anybody listens or not: the best is kept by it.
    const exam = round % options.examEvery === 0 || round === rounds ? examine() : undefined;
    options.onRound?.(
      {
        round,
        reward: memory.rewards.reduce((sum, value) => sum + value, 0) / memory.rewards.length,
        ...(exam !== undefined && { exam }),
      },
      state,
    );
  }
  return state;
}

/** Plays worlds until enough choices of the kind are gathered. */
function gather(
  { kind, choices, ticks, opponents }: ReinforceOptions,
  network: RoundedNetwork,
  critic: Critic,
  draws: Random,
): Memory {
  const memory = new Memory(choices);
  const chances = new Float64Array(CHOICES);
  const policy = (senses: Uint8Array, random: Random): number => {
    network.run(senses);
    chancesOf(network.scores, chances);
    let left = random(2 ** 30) / 2 ** 30;
    let choice = 0;
    while (choice < CHOICES - 1 && left >= (chances[choice] as number)) left -= chances[choice++] as number;
    return choice;
  };
  const policies: Policies = { ...opponents, [kind]: policy };
  while (memory.choices.length < choices) {
    /** The newest choice of each slot's life. */
    const newest = new Map<number, number>();
    playEpisode({
      seed: draws(EXAM_SEED),
      ticks,
      policies,
      needed: kind,
      onChoice: (who, senses, choice, slot) => {
        const index = memory.choices.length;
        if (who !== kind) return;
        if (index >= choices) {
          newest.delete(slot);
          return;
        }
        memory.senses.set(senses, index * OBSERVATION);
        memory.choices.push(choice);
        memory.chances.push(chances[choice] as number);
        memory.values.push(critic.run(senses, 0));
        memory.rewards.push(0);
        memory.next.push(-2);
        const before = newest.get(slot);
        if (before !== undefined) memory.next[before] = index;
        newest.set(slot, index);
      },
      onConsequence: (who, slot, consequence) => {
        const index = newest.get(slot);
        if (who !== kind || index === undefined || memory.next[index] === -1) return;
        memory.rewards[index] = rewardOf[kind](consequence);
        if (!consequence.died) return;
        memory.next[index] = -1;
        newest.delete(slot);
      },
    });
  }
  return memory;
}

interface Lesson {
  state: Reinforcement;
  network: RoundedNetwork;
  critic: Critic;
  memory: Memory;
  advantage: Float64Array;
  worth: Float64Array;
}

/** Goes through what was gathered, in pieces drawn anew each time. */
function learn(
  { passes, pieces, curiosity }: ReinforceOptions,
  { state, network, critic, memory, advantage, worth }: Lesson,
  rate: number,
  draws: Random,
): void {
  const count = memory.choices.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const mean = advantage.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(advantage.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count) + 1e-8;
  const slope = new Float64Array(state.parameters.length);
  const criticSlope = new Float64Array(state.critic.length);
  const chances = new Float64Array(CHOICES);
  const errors = new Float64Array(CHOICES);
  const size = Math.ceil(count / pieces);
  for (let pass = 0; pass < passes; pass++) {
    for (let i = count - 1; i > 0; i--) {
      const j = draws(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (let from = 0; from < count; from += size) {
      slope.fill(0);
      criticSlope.fill(0);
      const piece = order.subarray(from, from + size);
      for (const index of piece) {
        const at = index * OBSERVATION;
        const choice = memory.choices[index] as number;
        const better = ((advantage[index] as number) - mean) / spread;
        network.run(memory.senses, at);
        chancesOf(network.scores, chances);
        const ratio = (chances[choice] as number) / (memory.chances[index] as number);
        const clipped = better > 0 ? ratio > 1 + CLIP : ratio < 1 - CLIP;
        const pull = clipped ? 0 : better * ratio;
        let entropy = 0;
        for (const chance of chances) if (chance > 1e-12) entropy -= chance * Math.log(chance);
        for (let o = 0; o < CHOICES; o++) {
          const chance = chances[o] as number;
          const towards = pull * (chance - (o === choice ? 1 : 0));
          const undecided = chance > 1e-12 ? chance * (Math.log(chance) + entropy) : 0;
          errors[o] = ((towards + curiosity * undecided) * TEMPERATURE) / piece.length;
        }
        network.follow(errors, slope, memory.senses, at);
        const off = critic.run(memory.senses, at) - (worth[index] as number);
        critic.follow(off / piece.length, criticSlope, memory.senses, at);
      }
      if (rate > 0) {
        descend(state.parameters, slope, state.adam, rate, 127);
        network.set(state.parameters);
      }
      descend(state.critic, criticSlope, state.criticAdam, CRITIC_RATE, 100);
    }
  }
}
