import { join } from "node:path";
import { execute, executeScript } from "./execute.ts";
import { foundryBinary, foundryEnvironment } from "./foundry.ts";
import { contractsFolder, root } from "./paths.ts";
import type { Step } from "./progress.ts";
import { buildIfChanged } from "./stamp.ts";

/** Folders of generated, committed code, below `packages/contracts`. Nothing else stands in them. */
export const generatedFolders = [
  "src/codegen",
  "src/generated",
  "ts/generated",
  "test/generated",
  ...["realm", "npc", "arena", "wager", "beacon"].map((namespace) => `src/namespaces/${namespace}/codegen`),
];

/** Runs forge in `packages/contracts`. */
export function forge(purpose: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  return execute(foundryBinary("forge"), args, {
    purpose,
    cwd: contractsFolder,
    env: foundryEnvironment(),
    signal,
  });
}

/** Runs a program of `packages/contracts/bin`. */
function runBin(purpose: string, file: string, signal?: AbortSignal): Promise<string> {
  return executeScript(join(contractsFolder, "bin", file), {
    purpose,
    cwd: contractsFolder,
    env: foundryEnvironment(),
    signal,
  });
}

/** Writes the Solidity that stands for the rules' numbers and for MUD's tables and world interface. */
export async function generateSolidity(signal?: AbortSignal): Promise<void> {
  await runBin("Generating the rules' constants", "generateRules.ts", signal);
  await forge("Formatting the rules' constants", ["fmt", "src/generated"], signal);
  await runBin("Generating MUD's tables", "generateMud.ts", signal);
}

/** Compiles the contracts without their tests, which take longer, and lists their systems for the deployment. */
export async function compileContracts(signal?: AbortSignal): Promise<void> {
  await forge("Building the contracts", ["build", "--skip", "test", "script"], signal);
  await runBin("Listing the systems", "listSystems.ts", signal);
}

/** Writes the world's ABI and tables for TypeScript, and its parts for Solidity tests, out of the compiled contracts. */
export async function generateAbi(signal?: AbortSignal): Promise<void> {
  await runBin("Generating the world's ABI", "generateAbi.ts", signal);
  await runBin("Generating the tests' world", "generateTestWorld.ts", signal);
  await forge("Formatting the tests' world", ["fmt", "test/generated"], signal);
}

/** What the compiled contracts depend on. */
export const contractSources = [
  ...["src", "tables", "rules", "bin", "mud.config.ts", "foundry.toml", "remappings.txt"].map((path) =>
    join(contractsFolder, path),
  ),
  join(root, "pnpm-lock.yaml"),
];

/** Generates and compiles what a deployment needs, unless it was made from these sources already. */
export function contractsStep(signal?: AbortSignal): Step {
  return {
    title: "Building the contracts",
    run: async () => {
      const built = await buildIfChanged({
        name: "contracts",
        sources: contractSources,
        product: join(contractsFolder, ".mud/local/systems.json"),
        build: async () => {
          await generateSolidity(signal);
          await compileContracts(signal);
          await generateAbi(signal);
        },
      });
      return built ? undefined : "The contracts are built";
    },
  };
}
