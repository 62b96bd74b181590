import { join } from "node:path";
import process from "node:process";
import { execa } from "execa";
import { root } from "../paths.ts";
import type { Outcome, Stage } from "./stage.ts";

/**
 * Two stages in the time of the longer one: `second` runs in a process of its own while `first` prints as it goes, and what
 * it printed follows. For stages of which one waits for a compiler on one core, and the other for clocks.
 */
export function beside(first: Stage, second: Stage): Stage {
  return {
    name: `${first.name} + ${second.name}`,
    title: `${first.title}; meanwhile: ${second.title}`,
    run: async () => {
      const running = execa(process.execPath, [join(root, "scripts", "run.mjs"), "test", second.name], {
        cwd: root,
        stdin: "ignore",
        all: true,
        reject: false,
      });
      const [outcome, other] = await Promise.all([first.run(), running]);
      process.stdout.write(`${other.all}\n`);
      return { ...outcome, ...addCounts(outcome, other.all, other.exitCode ?? 1) };
    },
  };
}

function addCounts({ passed, failed }: Outcome, printed: string, exitCode: number): Outcome {
  const total = /(\d+) passed, (\d+) failed\s*$/.exec(printed);
  const [others, broken] = [Number(total?.[1] ?? 0), Number(total?.[2] ?? 0)];
  return { passed: passed + others, failed: failed + (exitCode !== 0 && broken === 0 ? 1 : broken) };
}
