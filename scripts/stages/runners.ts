import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { execa } from "execa";
import { z } from "zod";
import { foundryBinary, foundryEnvironment } from "../foundry.ts";
import { clientFolder, contractsFolder, root } from "../paths.ts";
import type { Outcome, Stage } from "./stage.ts";

/** Runs a test runner with its output on ours; gives its exit code. */
async function runRunner(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const { exitCode } = await execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    stdout: "inherit",
    stderr: "inherit",
    reject: false,
  });
  return exitCode ?? 1;
}

/** A runner that ends badly without a failed test (it crashed, or a file did not load) is one failure. */
function outcome(passed: number, failed: number, exitCode: number): Outcome {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** Gives a runner a file for its report in JSON, and `read` what stands in it after the run. */
async function withReport(
  run: (file: string) => Promise<number>,
  read: (report: unknown) => [number, number],
) {
  const folder = mkdtempSync(join(tmpdir(), "cogwright-test-"));
  const file = join(folder, "report.json");
  try {
    const exitCode = await run(file);
    if (!existsSync(file)) return outcome(0, 0, exitCode || 1);
    return outcome(...read(JSON.parse(readFileSync(file, "utf8"))), exitCode);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** forge prints its tests as it goes; the count is read from its last line. */
export const forgeTests: Stage = {
  name: "forge",
  title: "Contracts (forge test, gas against the snapshots)",
  run: async () => {
    const running = execa(foundryBinary("forge"), ["test"], {
      cwd: contractsFolder,
      env: { ...foundryEnvironment(), FORGE_SNAPSHOT_CHECK: "true" },
      extendEnv: false,
      stdin: "ignore",
      stdout: ["inherit", "pipe"],
      stderr: "inherit",
      reject: false,
    });
    const { stdout, exitCode } = await running;
    const total = /(\d+) tests? passed, (\d+) failed, \d+ skipped/.exec(stdout.slice(-2000));
    return outcome(Number(total?.[1] ?? 0), Number(total?.[2] ?? 0), exitCode ?? 1);
  },
};

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });

function vitest(choice: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  return withReport(
    (file) =>
      runRunner(
        join(root, "node_modules/.bin/vitest"),
        ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...choice],
        root,
        env,
      ),
    (report) => {
      const { numPassedTests, numFailedTests } = vitestReport.parse(report);
      return [numPassedTests, numFailedTests];
    },
  );
}

export const unitTests: Stage = {
  name: "unit",
  title: "Packages, and Solidity against TypeScript (vitest)",
  run: () => vitest(["--project=!scripts"]),
};

/** All bugs that are planted in the rules of regions and battles; `unit` plays a sixth of those that want compiling. */
export const plantedTests: Stage = {
  name: "planted",
  title: "Planted bugs, every one (vitest)",
  byNameOnly: true,
  run: () => vitest(["plantedRules", "plantedBugs"], { ...process.env, COGWRIGHT_PLANTED: "all" }),
};

/** Apart from the others: these start and kill whole games. */
export const commandTests: Stage = {
  name: "commands",
  title: "The commands and their failures (vitest)",
  run: () => vitest(["--project=scripts"]),
};

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

export function browserTests(browser: () => Promise<string>): Stage {
  return {
    name: "browser",
    title: "The game in a browser (Playwright)",
    run: async () => {
      const executable = await browser();
      const cli = join(
        dirname(createRequire(join(clientFolder, "package.json")).resolve("@playwright/test/package.json")),
        "cli.js",
      );
      return withReport(
        (file) =>
          runRunner(process.execPath, [cli, "test", "--reporter=list,json"], clientFolder, {
            ...process.env,
            COGWRIGHT_CHROMIUM: executable,
            PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          }),
        (report) => {
          const { stats } = playwrightReport.parse(report);
          return [stats.expected, stats.unexpected + stats.flaky];
        },
      );
    },
  };
}
