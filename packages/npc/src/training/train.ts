import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, keccak256 } from "viem";
import { z } from "zod";
import { readBrains } from "../brain/brainFiles.ts";
import { writeOnnx } from "../brain/onnx.ts";
import { type NpcKind, npcKinds, type Policies } from "./episode.ts";
import { beginning, brainShape, evolve, type Generation } from "./evolve.ts";
import { type ImitateOptions, imitate } from "./imitate.ts";
import { brainPolicy, scriptedPolicy } from "./policy.ts";

export interface TrainOptions {
  kind: NpcKind;
  seed: number;
  generations: number;
  /** Where brains lie; the others there are the opponents, scripts stand in for those that do not exist. */
  folder: string;
  /** @param generation where an interrupted training goes on; 0 when it begins */
  onImitated: (agreement: number, generation: number) => void;
  onGeneration: (report: Generation) => void;
}

/** What evolution does in a generation; part of the training record. */
const settings = {
  pairs: 20,
  worlds: 4,
  ticks: 160,
  spread: 5,
  rate: 0.6,
  exams: 48,
  examEvery: 10,
} as const;
/** What is imitated first: about 25,000 choices of each kind, eight times. */
const lessons = { deer: 12, wolf: 50, guard: 120 } as const;
const lessonTicks = 200;
const lessonRounds = 8;

/** The scripts of all kinds. */
export const scripts: Policies = {
  deer: scriptedPolicy("deer"),
  wolf: scriptedPolicy("wolf"),
  guard: scriptedPolicy("guard"),
};

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

/** What a checkpoint holds: evolution's state, and what it is the state of. */
const checkpointSchema = z.object({
  begun: z.string(),
  agreement: z.number(),
  curve: z.array(z.tuple([z.number(), z.number()])),
  state: z.object({
    generation: z.number().int(),
    parameters: z.array(z.number()),
    first: z.array(z.number()),
    second: z.array(z.number()),
    best: z.object({ parameters: z.array(z.number()), exam: z.number(), generation: z.number().int() }),
  }),
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
 * Trains the brain of one kind: it imitates the script, then evolves against the others. Writes `<kind>.onnx` and the
 * training record `<kind>.json`. The same seed, generations and opponents give the same file, also when it is interrupted
 * and begun again: until it is done it keeps `<kind>.checkpoint.json`.
 */
export function train(options: TrainOptions): void {
  const { kind, seed, generations, folder, onImitated } = options;
  const { policies, hashes } = opponentsOf(folder);
  const opponents = Object.fromEntries(
    npcKinds.filter((other) => other !== kind).map((other) => [other, hashes[other] ?? "script"]),
  );
  const lesson = { kind, seed, episodes: lessons[kind], ticks: lessonTicks, rounds: lessonRounds };
  mkdirSync(folder, { recursive: true });
  const checkpointFile = join(folder, `${kind}.checkpoint.json`);
  const begun = JSON.stringify({ seed, opponents, lesson, settings });
  const resumed = readCheckpoint(checkpointFile, begun);
  const start = resumed ?? imitated({ ...lesson, policies: scripts }, begun);
  onImitated(start.agreement, resumed?.state.generation ?? 0);
  const { curve, agreement } = start;
  const { network, state } = evolve({
    kind,
    seed,
    generations,
    ...settings,
    opponents: policies,
    start: start.state,
    onGeneration: (report, now) => {
      options.onGeneration(report);
      if (report.exam === undefined) return;
      curve.push([report.generation, Math.round(report.exam * 1000) / 1000]);
      writeWhole(
        checkpointFile,
        JSON.stringify({ begun, agreement, curve, state: now } satisfies Checkpoint),
      );
    },
  });
  const onnx = writeOnnx({ [kind]: network });
  writeFileSync(join(folder, `${kind}.onnx`), onnx);
  const record = {
    kind,
    hash: keccak256(onnx),
    shape: brainShape,
    seed,
    opponents,
    imitation: { ...lesson, agreement },
    evolution: { generations, ...settings, best: state.best.generation },
    exams: curve,
  };
  writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(record)}\n`);
  rmSync(checkpointFile);
}

function imitated(options: ImitateOptions, begun: string): Checkpoint {
  const { parameters, agreement } = imitate(options);
  return { begun, agreement, curve: [], state: beginning(parameters) };
}
