import { type ChildProcess, spawn } from "node:child_process";
import { on, once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import type { Hex } from "viem";

const tsx = createRequire(createRequire(import.meta.url).resolve("tsx/cli")).resolve("tsx");

/** A program of ours that runs until it is ended. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves when it writes a line with `text` in it from now on. */
  readonly says: (text: string) => Promise<string>;
  /** Ends it as `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Asks it to end; gives its exit code. */
  readonly stop: () => Promise<number>;
}

const running = new Set<ChildProcess>();

/** Ends whatever a test has left running. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Starts `src/<entry>` with a key, and waits until it says that it is ready. @throws when it ends before */
export async function startProgram(entry: string, key: Hex, ...args: string[]): Promise<Running> {
  const child = spawn(
    process.execPath,
    ["--import", tsx, join(import.meta.dirname, "../src", entry), ...args],
    { env: { ...process.env, COGWRIGHT_KEY: key, LOG_LEVEL: "debug" }, stdio: ["ignore", "pipe", "pipe"] },
  );
  running.add(child);
  const exit = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number;
  });
  const log = createInterface({ input: child.stderr });
  const ended = exit.then((code) => {
    throw new Error(`${entry} ended with ${code} before it was ready`);
  });
  const [line] = await Promise.race([once(child.stdout, "data"), ended]);
  if (String(line) !== "ready\n") throw new Error(`${entry} said ${line} in place of "ready"`);
  // From here on its end is what the test asks `end` for; nobody waits for this promise any more.
  ended.catch(() => undefined);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exit;
  };
  const says = async (text: string) => {
    for await (const [said] of on(log, "line", { close: ["close"], signal: AbortSignal.timeout(60_000) })) {
      if (said.includes(text)) return said;
    }
    throw new Error(`it ended without saying: ${text}`);
  };
  return { child, says, kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM") };
}
