import { pause } from "@cogwright/contracts/pause";
import type { Child } from "./children.ts";
import { shown } from "./paths.ts";

/** Waiting time before a service is started again: doubled each time it dies soon, in milliseconds. */
const firstWait = 500;
const longestWait = 30_000;
/** A service that ran so long counts as well again, in milliseconds. */
const healthyAfter = 60_000;

interface KeepRunningOptions {
  /** What it is, for messages: "operator". */
  name: string;
  log: string;
  /** The process, where it runs already. */
  running?: Child;
  start: () => Promise<Child>;
  say: (line: string) => void;
  signal: AbortSignal;
}

function howItEnded(end: number | NodeJS.Signals): string {
  return typeof end === "number" ? `ended with exit code ${end}` : `was killed (${end})`;
}

/** Keeps a process running until `signal` fires: starts it again whenever it ends, and says so in one line. */
export async function keepRunning(options: KeepRunningOptions): Promise<void> {
  const { name, log, start, say, signal } = options;
  let child = options.running ?? (await start());
  let wait = firstWait / 2;
  for (;;) {
    const began = performance.now();
    const end = await child.ended;
    if (signal.aborted) return;
    wait = performance.now() - began > healthyAfter ? firstWait : Math.min(wait * 2, longestWait);
    say(`The ${name} ${howItEnded(end)}; it is started again in ${wait / 1000} s. Its log: ${shown(log)}`);
    await pause(wait, signal);
    if (signal.aborted) return;
    child = await start();
  }
}
