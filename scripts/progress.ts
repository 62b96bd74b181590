import process from "node:process";
import { Listr, PRESET_TIMER } from "listr2";

/** A piece of work that takes long enough to be named. */
export interface Step {
  title: string;
  /** `say` shows what it is at; a string that it gives takes the title's place when it is done. */
  run: (say: (line: string) => void) => Promise<string | undefined>;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** One line when a step begins and one when it is done: for logs and pipes. */
async function runPlainly({ title, run }: Step): Promise<void> {
  const start = performance.now();
  process.stdout.write(`${title} …\n`);
  const result = await run((line) => process.stdout.write(`  ${line}\n`));
  process.stdout.write(`${result ?? title}: ${seconds(start)}\n`);
}

/**
 * Runs groups of steps, one group after the other, the steps of a group side by side, and shows how they get on.
 *
 * @throws what a step throws, when the others of its group have come to an end
 */
export async function runSteps(groups: readonly (readonly Step[])[]): Promise<void> {
  if (!process.stdout.isTTY) {
    for (const group of groups) {
      const results = await Promise.allSettled(group.map(runPlainly));
      for (const result of results) if (result.status === "rejected") throw result.reason;
    }
    return;
  }
  for (const group of groups) {
    const tasks = group.map(({ title, run }) => ({
      title,
      task: async (_: unknown, task: { title: string; output: string }) => {
        const result = await run((line) => {
          task.output = line;
        });
        if (result !== undefined) task.title = result;
      },
    }));
    await new Listr(tasks, {
      concurrent: true,
      // The command says what went wrong, once.
      rendererOptions: { showErrorMessage: false, timer: PRESET_TIMER },
      registerSignalListeners: false,
    }).run();
  }
}
