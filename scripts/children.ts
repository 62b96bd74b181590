import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** How long a process that is asked to end may take before it is killed, in milliseconds. */
const grace = 10_000;

export interface Program {
  name: string;
  file: string;
  args: readonly string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** File `NAME.log` that gets what it prints, after what is already in it; its process id stands in `NAME.pid`. */
  log: string;
  /** Ended only when all others have ended: they lean on it. */
  foundation?: boolean;
}

export interface Child {
  readonly name: string;
  readonly foundation: boolean;
  /** Resolves when it has ended: with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks it to end and waits until it has; kills it when it takes too long. */
  readonly stop: () => Promise<void>;
}

/** Sends a signal to a process and what it started itself; nothing when they have ended. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * The processes that a command runs beside itself. None of them outlives it: a watcher process ends them when this one
 * dies without a chance to do so.
 *
 * Each gets a process group of its own, so that Ctrl-C in the terminal reaches this process alone, which then ends the
 * others in order.
 */
export class Children {
  readonly #reaper: ChildProcess;
  readonly #running = new Set<Child>();

  constructor() {
    const reaper = fileURLToPath(new URL("reaper.mjs", import.meta.url));
    this.#reaper = spawn(process.execPath, [reaper, String(grace)], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    this.#reaper.unref();
    // Should somebody end the watcher, the game goes on; only the protection is gone.
    this.#reaper.stdin?.on("error", () => undefined);
  }

  start({ name, file, args, cwd, env = process.env, log, foundation = false }: Program): Child {
    mkdirSync(dirname(log), { recursive: true });
    const output = openSync(log, "a");
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ["ignore", output, output] });
    closeSync(output);
    const { pid } = child;
    const pidFile = log.replace(/\.log$/, ".pid");
    if (pid !== undefined) {
      this.#reaper.stdin?.write(`+${pid}\n`);
      writeFileSync(pidFile, String(pid));
    }

    const ended = new Promise<number | NodeJS.Signals>((resolve) => {
      child.once("error", () => resolve(127));
      child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
    });
    const entry: Child = {
      name,
      foundation,
      ended,
      stop: async () => {
        if (pid === undefined) return;
        signalGroup(pid, "SIGTERM");
        const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), grace);
        await ended;
        clearTimeout(timer);
      },
    };
    this.#running.add(entry);
    void ended.then(() => {
      this.#running.delete(entry);
      if (pid === undefined) return;
      this.#reaper.stdin?.write(`-${pid}\n`);
      rmSync(pidFile, { force: true });
    });
    return entry;
  }

  /** Ends all of them: first those that lean on others. */
  async stopAll(): Promise<void> {
    for (const foundation of [false, true]) {
      const group = [...this.#running].filter((child) => child.foundation === foundation);
      await Promise.all(group.map((child) => child.stop()));
    }
    this.#reaper.stdin?.end();
  }
}
