import process from "node:process";

/** How often it is looked whether the parent still lives, in milliseconds. */
const parentCheck = 500;

/**
 * Fires when the game is to end: on Ctrl-C, on a request to end, when the terminal closes, and when the process that
 * started this one is gone. A second Ctrl-C ends at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const parent = process.ppid;
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
  setInterval(() => {
    if (process.ppid !== parent && !controller.signal.aborted) controller.abort();
  }, parentCheck).unref();
  return controller.signal;
}

/** Resolves when the signal has fired. */
export function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
