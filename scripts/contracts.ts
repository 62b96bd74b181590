import { existsSync } from "node:fs";
import { join } from "node:path";
import { execute, executeScript } from "./execute.ts";
import { foundryBinary, foundryEnvironment } from "./foundry.ts";
import { contractsFolder } from "./paths.ts";

/** Folders of generated, committed code, below `packages/contracts`. Nothing else stands in them. */
export const generatedFolders = [
  "src/codegen",
  "src/generated",
  "ts/generated",
  "test/generated",
  ...["realm", "npc", "arena", "wager", "beacon"].map((namespace) => `src/namespaces/${namespace}/codegen`),
];

/** Runs forge in `packages/contracts`. */
export function forge(purpose: string, args: readonly string[]): Promise<string> {
  return execute(foundryBinary("forge"), args, {
    purpose,
    cwd: contractsFolder,
    env: foundryEnvironment(),
  });
}

/** Runs a program of `packages/contracts/bin`. */
function runBin(purpose: string, file: string): Promise<string> {
  return executeScript(join(contractsFolder, "bin", file), {
    purpose,
    cwd: contractsFolder,
    env: foundryEnvironment(),
  });
}

/** Writes the Solidity that stands for the rules' numbers and for MUD's tables and world interface. */
export async function generateSolidity(): Promise<void> {
  if (existsSync(join(contractsFolder, "bin/generateRules.ts"))) {
    await runBin("Generating the rules' constants", "generateRules.ts");
    await forge("Formatting the rules' constants", ["fmt", "src/generated"]);
  }
  await runBin("Generating MUD's tables", "generateMud.ts");
}

/** Compiles the contracts and lists their systems for the deployment; with `tests`, their tests too. */
export async function compileContracts({ tests }: { tests: boolean }): Promise<void> {
  await forge("Building the contracts", ["build", ...(tests ? [] : ["--skip", "test", "script"])]);
  await runBin("Listing the systems", "listSystems.ts");
}

/** Writes the world's ABI and tables for TypeScript, and its parts for Solidity tests, out of the compiled contracts. */
export async function generateAbi(): Promise<void> {
  await runBin("Generating the world's ABI", "generateAbi.ts");
  await runBin("Generating the tests' world", "generateTestWorld.ts");
  await forge("Formatting the tests' world", ["fmt", "test/generated"]);
}
