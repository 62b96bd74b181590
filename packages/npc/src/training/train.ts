import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, keccak256 } from "viem";
import { z } from "zod";
import { readBrains } from "../brain/brainFiles.ts";
import { networkOf } from "../brain/network.ts";
import { writeOnnx } from "../brain/onnx.ts";
import { brainShape } from "./brainShape.ts";
import { type NpcKind, npcKinds, type Policies } from "./episode.ts";
import { beginning, evolve, type Generation } from "./evolve.ts";
import { type ImitateOptions, imitate } from "./imitate.ts";
import { brainPolicy, scriptedPolicy } from "./policy.ts";
import { beforeRounds, type Round, reinforce } from "./reinforce.ts";
import { compare, type Incumbent, marksOf, meanOf, type Trial, validationWorlds } from "./reward.ts";
import { tutorOf } from "./tutor.ts";

export interface TrainOptions {
  kind: NpcKind;
  seed: number;
  /** Rounds of learning from what choices bring, then generations of evolution. */
  rounds: number;
  generations: number;
  /** Where brains lie; the others there are the opponents, scripts stand in for those that do not exist. */
  folder: string;
  /** @param done rounds and generations after which an interrupted training goes on; 0 when it begins */
  onImitated: (agreement: number, done: number) => void;
  onRound: (report: Round) => void;
  onGeneration: (report: Generation) => void;
  onValidated: (report: Validation) => void;
}

/** How what was learned does in worlds that neither training nor exams have seen, beside the imitation it began with. */
export interface Validation {
  worlds: number;
  /** Mean marks (`marksOf`) of the imitation, and how far ahead what was learned is, with the standard error of that. */
  imitated: number;
  ahead: number;
  error: number;
  /** What was learned is kept only when it is ahead. */
  kept: "learned" | "imitated";
}

/** How it learns from what choices bring; part of the training record. */
const learning = {
  choices: 16_384,
  ticks: 240,
  passes: 3,
  pieces: 16,
  trust: 0.95,
  rate: 0.06,
  curiosity: 0.001,
  warmUp: 3,
  exams: 160,
  examEvery: 5,
} as const;
/** What a reward counts a tick later: a merchant's way takes 60 ticks. */
const discounts = { deer: 0.98, wolf: 0.985, guard: 0.985, raider: 0.985, merchant: 0.995 } as const;
/** What evolution does in a generation; part of the training record. */
const evolution = {
  pairs: 12,
  worlds: 6,
  ticks: 240,
  spread: 2,
  rate: 0.2,
  exams: 160,
  examEvery: 10,
} as const;
const validated = 300;
/** What is imitated first: worlds played in each part of the lessons, and how often what they hold is gone through. */
const lessons = { deer: 12, wolf: 60, guard: 160, raider: 200, merchant: 200 } as const;
const lessonTicks = 200;
const lessonRounds = 8;

/** The scripts of all kinds. */
export const scripts = Object.fromEntries(npcKinds.map((kind) => [kind, scriptedPolicy(kind)])) as Policies;

/** The brains of a folder; the script where there is none. */
function opponentsOf(folder: string): { policies: Policies; hashes: Partial<Record<NpcKind, Hex>> } {
  const brains = npcKinds.filter((kind) => existsSync(join(folder, `${kind}.onnx`)));
  const networks = readBrains(brains, folder);
  const policies = { ...scripts };
  const hashes: Partial<Record<NpcKind, Hex>> = {};
  for (const kind of brains) {
    const network = networks[kind];
    if (!network) continue;
    policies[kind] = brainPolicy(network);
    hashes[kind] = keccak256(readFileSync(join(folder, `${kind}.onnx`)));
  }
  return { policies, hashes };
}

const numbers = z.array(z.number());
const adamSchema = z.object({ steps: z.number().int(), first: numbers, second: numbers });
const incumbentSchema: z.ZodType<Incumbent> = z.object({
  parameters: numbers,
  at: z.number().int(),
  marks: numbers,
});
/** What a checkpoint holds: the states of learning and of evolution, and what they are the states of. */
const checkpointSchema = z.object({
  begun: z.string(),
  agreement: z.number(),
  imitated: numbers,
  curve: z.array(z.tuple([z.number(), z.number()])),
  learned: z.object({
    round: z.number().int(),
    parameters: numbers,
    adam: adamSchema,
    critic: numbers,
    criticAdam: adamSchema,
    best: incumbentSchema,
  }),
  evolved: z
    .object({
      generation: z.number().int(),
      parameters: numbers,
      first: numbers,
      second: numbers,
      best: incumbentSchema,
    })
    .optional(),
});
type Checkpoint = z.infer<typeof checkpointSchema>;

/** The checkpoint of an interrupted training with the same settings, seed and opponents. */
function readCheckpoint(file: string, begun: string): Checkpoint | undefined {
  if (!existsSync(file)) return undefined;
  const found = checkpointSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return found.begun === begun ? found : undefined;
}

/** Written beside and moved into place, so that an interruption leaves the one before. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/**
 * Trains the brain of one kind: it imitates its tutor, learns from what its choices bring against the others, then
 * evolves; what comes out is no worse than the imitation in worlds that were not used for it. Writes `<kind>.onnx` and the training record `<kind>.json`. The same seed, rounds, generations and opponents
 * give the same file, also when it is interrupted and begun again: until it is done it keeps `<kind>.checkpoint.json`.
 */
export function train(options: TrainOptions): void {
  const { kind, seed, rounds, generations, folder, onImitated } = options;
  const { policies, hashes } = opponentsOf(folder);
  const opponents = Object.fromEntries(
    npcKinds.filter((other) => other !== kind).map((other) => [other, hashes[other] ?? "script"]),
  );
  const lesson = { kind, seed, episodes: lessons[kind], ticks: lessonTicks, rounds: lessonRounds };
  mkdirSync(folder, { recursive: true });
  const checkpointFile = join(folder, `${kind}.checkpoint.json`);
  const discount = discounts[kind];
  const begun = JSON.stringify({ seed, rounds, opponents, lesson, learning, discount, evolution });
  const now =
    readCheckpoint(checkpointFile, begun) ??
    imitated({ ...lesson, policies: { ...policies, [kind]: tutorOf(kind) } }, begun);
  onImitated(now.agreement, now.learned.round + (now.evolved?.generation ?? 0));
  const keep = (done: number, exam: number | undefined): void => {
    // A stage begins with the exam that the one before ended with, or that was written down before an interruption.
    if (exam === undefined || now.curve.at(-1)?.[0] === done) return;
    now.curve.push([done, rounded(exam)]);
    writeWhole(checkpointFile, JSON.stringify(now));
  };
  now.learned = reinforce({
    kind,
    seed,
    rounds,
    ...learning,
    discount,
    opponents: policies,
    start: now.learned,
    onRound: (report, state) => {
      options.onRound(report);
      now.learned = state;
      keep(report.round, report.exam);
    },
  });
  const evolved = evolve({
    kind,
    seed,
    generations,
    ...evolution,
    opponents: policies,
    start: now.evolved ?? beginning(now.learned.best.parameters),
    onGeneration: (report, state) => {
      options.onGeneration(report);
      now.evolved = state;
      keep(rounds + report.generation, report.exam);
    },
  });
  const validation = validate(
    { kind, opponents: policies, ticks: learning.ticks },
    now.imitated,
    evolved.best,
  );
  options.onValidated(validation);
  const kept = validation.kept === "learned" ? evolved.best.parameters : now.imitated;
  const onnx = writeOnnx({ [kind]: networkOf(brainShape, kept) });
  writeFileSync(join(folder, `${kind}.onnx`), onnx);
  const record = {
    kind,
    hash: keccak256(onnx),
    shape: brainShape,
    seed,
    opponents,
    imitation: { ...lesson, agreement: now.agreement },
    learning: { rounds, ...learning, discount, best: now.learned.best.at },
    evolution: { generations, ...evolution, best: evolved.best.at },
    exams: now.curve,
    validation,
  };
  writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(record)}\n`);
  rmSync(checkpointFile);
}

function imitated(options: ImitateOptions, begun: string): Checkpoint {
  const { parameters, agreement } = imitate(options);
  return {
    begun,
    agreement,
    imitated: Array.from(parameters),
    curve: [],
    learned: beforeRounds(parameters, options.seed),
  };
}

/** Plays what was learned and what it began with in unseen worlds: training ends with the better one. */
function validate(trial: Trial, imitated: readonly number[], learned: Incumbent): Validation {
  const worlds = validationWorlds(validated);
  const before = marksOf(trial, imitated, worlds);
  const { ahead, error } = compare(marksOf(trial, learned.parameters, worlds), before);
  const kept = ahead > 0 ? "learned" : "imitated";
  return {
    worlds: before.length,
    imitated: rounded(meanOf(before)),
    ahead: rounded(ahead),
    error: rounded(error),
    kept,
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
