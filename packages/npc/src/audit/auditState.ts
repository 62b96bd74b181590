import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CogwrightError } from "@cogwright/contracts/errors";
import { Gauge, Registry } from "prom-client";
import { isHex } from "viem";
import { z } from "zod";

const count = z.int().nonnegative();

/** What an auditor has found out about one operator. */
const tallySchema = z.strictObject({
  ticks: count,
  decisions: count,
  wrong: count,
  /** Ticks that could not be put together again. */
  unknown: count,
  /** Challenges that found it right, and wrong. */
  acquitted: count,
  convicted: count,
  /** Decisions that the beacon drew and the chain found right. Not counted before there were spot checks. */
  checked: count.default(0),
});

/** One operator's figures. */
export type Tally = z.infer<typeof tallySchema>;

const checkpointSchema = z.strictObject({
  /** The first block not audited yet. */
  nextBlock: count,
  /** Hash of the block before. */
  lastHash: z.custom<`0x${string}`>((value) => isHex(value)),
  operators: z.record(z.string(), tallySchema),
});

/** How far the auditor was at a block, and what it had found until then. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

const stateSchema = z.strictObject({
  /** The world it is about. */
  world: z.string(),
  /** The newest last. More than one, so that it can go back where the chain changes its past. */
  checkpoints: z.array(checkpointSchema),
});

/** What an auditor remembers between two runs. */
export type AuditState = z.infer<typeof stateSchema>;

/** Checkpoints that are kept: more than any chain's past changes. */
const CHECKPOINTS = 64;

class AuditStateInvalid extends CogwrightError {
  constructor(file: string, problem: string, cause?: unknown) {
    super(`The auditor's state in ${file} ${problem}.`, {
      code: "audit-state-invalid",
      hint: "Put the file away: the auditor begins anew without it.",
      details: { file },
      cause,
    });
  }
}

/** Reads what an earlier run of the auditor kept about a world, or begins. @throws {AuditStateInvalid} */
export function readAuditState(file: string, world: string): AuditState {
  if (!existsSync(file)) return { world, checkpoints: [] };
  let state: AuditState;
  try {
    state = stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new AuditStateInvalid(file, "cannot be read", cause);
  }
  if (state.world !== world) throw new AuditStateInvalid(file, `is about another world, ${state.world}`);
  return state;
}

/** Keeps the state so that a kill at any moment leaves the old or the new one. */
export function writeAuditState(file: string, state: AuditState): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, `${JSON.stringify(state)}\n`);
  renameSync(next, file);
}

/** How far the state is, and what it knows. */
export const newestOf = ({ checkpoints }: AuditState): Checkpoint | undefined => checkpoints.at(-1);

/** Adds a checkpoint, and drops the oldest of too many. */
export function addCheckpoint(state: AuditState, checkpoint: Checkpoint): void {
  state.checkpoints.push(checkpoint);
  if (state.checkpoints.length > CHECKPOINTS) state.checkpoints.shift();
}

const meanings: Record<keyof Tally, string> = {
  ticks: "Ticks audited.",
  decisions: "Decisions compared.",
  wrong: "Decisions that were not what the brain chose.",
  unknown: "Ticks that could not be put together again.",
  acquitted: "Challenges, anyone's, that found the operator right.",
  convicted: "Challenges, anyone's, and spot checks that found it wrong, or that it did not answer.",
  checked: "Decisions drawn by the beacon that the chain found right.",
};

/** The state as Prometheus reads it. */
export function auditMetrics(state: AuditState): { registry: Registry } {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void) =>
    new Gauge({
      name: `cogwright_audit_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        collect(this);
      },
    });
  gauge("next_block", "The first block not audited yet.", [], (found) =>
    found.set(newestOf(state)?.nextBlock ?? 0),
  );
  for (const [name, help] of Object.entries(meanings) as [keyof Tally, string][])
    gauge(name, help, ["operator"], (found) => {
      found.reset();
      for (const [operator, tally] of Object.entries(newestOf(state)?.operators ?? {}))
        found.set({ operator }, tally[name]);
    });
  return { registry };
}
