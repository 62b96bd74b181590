import { existsSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { runCommand } from "./command.ts";
import { contractsStep } from "./contracts.ts";
import { executeScript } from "./execute.ts";
import { commandLine } from "./options.ts";
import { botbuilderFolder, clientFolder, contractsFolder, npcFolder, root, shown } from "./paths.ts";
import { runSteps } from "./progress.ts";

const output = join(root, "docs/benchmarks.md");

const benches = [contractsFolder, npcFolder, botbuilderFolder, clientFolder].flatMap((folder) => {
  const bench = join(folder, "bench");
  if (!existsSync(bench)) return [];
  return readdirSync(bench)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(bench, file));
});

/** The machine that the figures come from, as far as it can be told apart by them. */
function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}

const [...names] = commandLine("bench", "Runs the benchmarks and writes docs/benchmarks.md.")
  .argument("[names...]", "benchmarks to run, printed and not written; all when left out")
  .parse().args;

await runCommand(async () => {
  const name = (file: string) => basename(file, ".ts");
  const unknown = names.filter((wanted) => !benches.some((file) => name(file) === wanted));
  if (unknown.length > 0) {
    throw new CogwrightError(`No such benchmark: ${unknown.join(", ")}.`, {
      code: "unknown-benchmark",
      hint: `There are: ${benches.map(name).join(", ")}.`,
    });
  }
  const chosen = names.length === 0 ? benches : benches.filter((file) => names.includes(name(file)));
  const sections: string[] = [];
  // One after the other: they would take each other's time.
  await runSteps([
    [contractsStep()],
    ...chosen.map((file) => [
      {
        title: shown(file),
        run: async () => {
          try {
            const section = await executeScript(file, { purpose: shown(file), cwd: dirname(dirname(file)) });
            sections.push(section.trim());
            return undefined;
          } catch (error) {
            // One that cannot run here (no graphics card, say) is named in the report, and the others still count.
            sections.push(`## ${name(file)}\n\nDid not run on this machine: \`${shown(file)}\` failed.`);
            process.exitCode = 1;
            return `${shown(file)} failed: ${errorLine(error)}`;
          }
        },
      },
    ]),
  ]);
  const report = `${["# Benchmarks", `Written by \`npm run bench\` on ${machine()}.`, ...sections].join("\n\n")}\n`;
  if (names.length > 0) {
    process.stdout.write(`\n${report}`);
    return;
  }
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, report);
  process.stdout.write(`\nWritten to ${shown(output)}.\n`);
});
