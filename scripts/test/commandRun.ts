import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { root } from "../paths.ts";

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A command of the repository as a person runs it, as a process of its own. */
export interface CommandRun {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves with the first match of `pattern` in its output. @throws when it ends without */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
}

interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** Arguments for node itself. */
  node?: readonly string[];
  /** What it reads on stdin; nothing when left out. */
  input?: string;
}

export function runCommand(
  args: readonly string[],
  { env = {}, node = [], input }: RunOptions = {},
): CommandRun {
  const child = spawn(process.execPath, [...node, join(root, "scripts/run.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input);
  const { pid } = child;
  if (pid === undefined) throw new Error("the command could not be started");
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
    heard();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
    heard();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    process: child,
    pid,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(stdout);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        void ended.then(() => reject(new Error(`ended without printing ${pattern}:\n${stdout}\n${stderr}`)));
        look();
      }),
  };
}

/** An empty folder for a game's state. */
export function newStateFolder(): string {
  return mkdtempSync(join(tmpdir(), "cogwright-state-"));
}

/** Whether somebody listens on a port of this machine. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** Resolves when `condition` holds. @throws when it does not within `seconds` */
export async function until(what: string, condition: () => Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
