import process from "node:process";
import type { Command } from "commander";
import { detectionTable } from "../audit/detection.ts";
import { seeded } from "../training/random.ts";
import { wholeNumber } from "./wholeNumber.ts";

/** Adds the command that prints how long lies stay undetected. */
export function addDetectionCommand(program: Command): void {
  program
    .command("detection")
    .description(
      "how long an operator's lies stay undetected though nobody watches: computed (and simulated)",
    )
    .option("--trials <number>", "operators played for each figure", wholeNumber, 5_000)
    .option("--seed <number>", "what is drawn", wholeNumber, 1)
    .action(({ trials, seed }: { trials: number; seed: number }) => {
      process.stdout.write(`${detectionTable(seeded(seed), trials)}\n`);
    });
}
