import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
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

const name = (file: string): string => basename(file, ".ts");

/** What stands before the sections: a section measured elsewhere cannot stand below it. */
const head = `# Benchmarks\n\nWritten by \`npm run bench\` on ${machine()}.\n`;

/** Stands before a benchmark's section in the report, so that it can be replaced. */
const markerOf = (file: string): string => `<!-- ${name(file)} -->`;

/** The sections of the report that is there, by their markers; undefined when it comes from another machine. */
async function keptSections(): Promise<Map<string, string> | undefined> {
  const text = existsSync(output) ? await readFile(output, "utf8") : head;
  if (!text.startsWith(head)) return undefined;
  const [, ...parts] = text.split(/^(?=<!-- \w+ -->$)/m);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.trim()]));
}

const [...names] = commandLine("bench", "Runs the benchmarks and writes docs/benchmarks.md.")
  .argument("[names...]", "benchmarks to run, the others' sections stay as they are; all when left out")
  .parse().args;

await runCommand(async () => {
  const unknown = names.filter((wanted) => !benches.some((file) => name(file) === wanted));
  if (unknown.length > 0) {
    throw new CogwrightError(`No such benchmark: ${unknown.join(", ")}.`, {
      code: "unknown-benchmark",
      hint: `There are: ${benches.map(name).join(", ")}.`,
    });
  }
  const chosen = names.length === 0 ? benches : benches.filter((file) => names.includes(name(file)));
  const measured = new Map<string, string>();
  const add = (file: string, section: string): void => {
    measured.set(markerOf(file), `${markerOf(file)}\n\n${section.trim()}`);
  };
  // One after the other: they would take each other's time.
  await runSteps([
    [contractsStep()],
    ...chosen.map((file) => [
      {
        title: shown(file),
        run: async () => {
          try {
            add(file, await executeScript(file, { purpose: shown(file), cwd: dirname(dirname(file)) }));
            return undefined;
          } catch (error) {
            // One that cannot run here (no browser, say) is named in the report, and the others still count.
            add(file, `## ${name(file)}\n\nDid not run on this machine: \`${shown(file)}\` failed.`);
            process.exitCode = 1;
            return `${shown(file)} failed: ${errorLine(error)}`;
          }
        },
      },
    ]),
  ]);
  // Read now and not before: another benchmark may have been written meanwhile.
  const kept = names.length === 0 ? new Map<string, string>() : await keptSections();
  const sections = benches.flatMap((file) => measured.get(markerOf(file)) ?? kept?.get(markerOf(file)) ?? []);
  const report = `${[head, ...sections.map((section) => `${section}\n`)].join("\n")}`;
  if (!kept) {
    process.stdout.write(`\n${report}\nNot written: ${shown(output)} comes from another machine.\n`);
    return;
  }
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, report);
  process.stdout.write(`\n${[...measured.values()].join("\n\n")}\n\nWritten to ${shown(output)}.\n`);
});
