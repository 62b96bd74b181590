import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { HDAccount } from "viem/accounts";
import { keyOf } from "./world.ts";

/** What follows `node` on the command line of an operator. */
export const operatorCommand = (deploymentFile: string, more: readonly string[] = []): string[] => [
  "--import",
  "tsx",
  join(import.meta.dirname, "../src/cli/npc.ts"),
  "operate",
  "--deployment",
  deploymentFile,
  ...more,
];

export interface OperatorProcessOptions {
  /** More of the command line. */
  args?: readonly string[];
  /** Gets its log in pieces; left out, the log goes to this process's own. */
  onLog?: (text: string) => void;
}

/** Starts the operator as its users do, and waits for its one line. It stays in `running` while it runs. */
export async function startOperatorProcess(
  deploymentFile: string,
  account: HDAccount,
  running: Set<ChildProcess>,
  { args = [], onLog }: OperatorProcessOptions,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, operatorCommand(deploymentFile, args), {
    env: { ...process.env, COGWRIGHT_KEY: keyOf(account), LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", onLog ? "pipe" : "inherit"],
  });
  child.stderr?.on("data", (chunk: Buffer) => onLog?.(chunk.toString()));
  running.add(child);
  child.once("exit", () => running.delete(child));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.toString() === "ready\n" && resolve());
    child.once("exit", (code) => reject(new Error(`the operator ended with ${code}`)));
  });
  return child;
}

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", (code) => resolve(code)));

/** Asks until the answer is right; the test's own time limit is the only one. */
export async function until<value>(
  ask: () => Promise<value>,
  isRight: (value: value) => boolean,
): Promise<value> {
  for (;;) {
    const value = await ask();
    if (isRight(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
