import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, keccak256 } from "viem";
import { readBrains } from "../brain/brainFiles.ts";
import { writeOnnx } from "../brain/onnx.ts";
import { type NpcKind, npcKinds, type Policies } from "./episode.ts";
import { brainShape, evolve, type Generation } from "./evolve.ts";
import { imitate } from "./imitate.ts";
import { brainPolicy, scriptedPolicy } from "./policy.ts";

export interface TrainOptions {
  kind: NpcKind;
  seed: number;
  generations: number;
  /** Where brains lie; the others there are the opponents, scripts stand in for those that do not exist. */
  folder: string;
  onImitated: (agreement: number) => void;
  onGeneration: (report: Generation) => void;
}

/** What evolution does in a generation; part of the training record. */
const settings = { pairs: 16, worlds: 3, ticks: 200, spread: 4, rate: 1 } as const;
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

/**
 * Trains the brain of one kind: it imitates the script, then evolves against the others. Writes `<kind>.onnx` and the
 * training record `<kind>.json`. The same seed, generations and opponents give the same file.
 */
export function train(options: TrainOptions): void {
  const { kind, seed, generations, folder, onImitated } = options;
  const { policies, hashes } = opponentsOf(folder);
  const lesson = { kind, seed, episodes: lessons[kind], ticks: lessonTicks, rounds: lessonRounds };
  const { parameters, agreement } = imitate({ ...lesson, policies: scripts });
  onImitated(agreement);
  const curve: Generation[] = [];
  const { network } = evolve({
    kind,
    seed,
    generations,
    ...settings,
    opponents: policies,
    start: parameters,
    onGeneration: (report) => {
      curve.push(report);
      options.onGeneration(report);
    },
  });
  const onnx = writeOnnx({ [kind]: network });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kind}.onnx`), onnx);
  const record = {
    kind,
    hash: keccak256(onnx),
    shape: brainShape,
    seed,
    opponents: Object.fromEntries(
      npcKinds.filter((other) => other !== kind).map((other) => [other, hashes[other] ?? "script"]),
    ),
    imitation: { ...lesson, agreement },
    evolution: { generations, ...settings },
    fitness: curve.map(({ fitness }) => Math.round(fitness * 1000) / 1000),
  };
  writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(record)}\n`);
}
