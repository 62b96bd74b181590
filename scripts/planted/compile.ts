import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { execa } from "execa";
import { z } from "zod";
import { contractsFolder } from "../paths.ts";
import type { PlantedBug } from "./bugs.ts";

const remappings = readFileSync(join(contractsFolder, "remappings.txt"), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => line.split("=") as [string, string]);

/** The path that an import means, below packages/contracts. */
function resolveImport(from: string, path: string): string {
  if (path.startsWith(".")) return normalize(join(dirname(from), path));
  const found = remappings.find(([prefix]) => path.startsWith(prefix));
  return found ? found[1] + path.slice(found[0].length) : path;
}

/** A source and all that it imports. `planted` replaces what stands on disk. */
function sourcesOf(entry: string, planted: ReadonlyMap<string, string>): Record<string, { content: string }> {
  const sources: Record<string, { content: string }> = {};
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (sources[path]) continue;
    const content = planted.get(path) ?? readFileSync(join(contractsFolder, path), "utf8");
    sources[path] = { content };
    for (const [, imported] of content.matchAll(/^import\s[^;]*?"([^"]+)"\s*;/gm)) {
      if (imported) queue.push(resolveImport(path, imported));
    }
  }
  return sources;
}

/** Where compiled systems are kept, by what they were compiled from. */
const keptFolder = join(contractsFolder, "cache", "planted");

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  contracts: z
    .record(
      z.string(),
      z.record(z.string(), z.object({ evm: z.object({ bytecode: z.object({ object: z.string() }) }) })),
    )
    .optional(),
});

/** A bug that is not to be planted: what it changes does not stand in the source, or the result does not compile. */
class BugDoesNotFit extends CogwrightError {
  constructor({ what, file }: PlantedBug, why: string) {
    super(`"${what}" cannot be planted in ${file}: ${why}`, {
      code: "bug-does-not-fit",
      hint: "The source has changed since the bug was written; change the bug in scripts/planted/bugs.ts.",
      details: { file, why },
    });
  }
}

/**
 * Creation code of the system with the bug in it, compiled as foundry.toml says.
 *
 * @throws {BugDoesNotFit}
 */
export async function compilePlanted(bug: PlantedBug): Promise<string> {
  const [namespace, name = ""] = bug.system.split(":");
  const entry = `src/namespaces/${namespace}/systems/${name}.sol`;
  const path = `src/namespaces/${bug.file}`;
  const source = readFileSync(join(contractsFolder, path), "utf8");
  const places = source.split(bug.right).length - 1;
  if (places !== 1) throw new BugDoesNotFit(bug, `${places} places have ${bug.right}`);
  const input = JSON.stringify({
    language: "Solidity",
    sources: sourcesOf(entry, new Map([[path, source.replace(bug.right, () => bug.wrong)]])),
    settings: {
      remappings: remappings.map((pair) => pair.join("=")),
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 3000 },
      metadata: { bytecodeHash: "none", appendCBOR: false },
      outputSelection: { [entry]: { [name]: ["evm.bytecode.object"] } },
    },
  });
  const kept = join(keptFolder, `${createHash("sha256").update(input).digest("hex").slice(0, 32)}.hex`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const solc = execa(process.execPath, ["bin/solc.mjs", "--standard-json"], { cwd: contractsFolder, input });
  const { stdout } = await solc;
  const { errors = [], contracts } = outputSchema.parse(JSON.parse(stdout));
  const code = contracts?.[entry]?.[name]?.evm.bytecode.object;
  if (!code) {
    const faults = errors.filter(({ severity }) => severity === "error");
    throw new BugDoesNotFit(bug, faults.map(({ formattedMessage }) => formattedMessage).join("\n"));
  }
  mkdirSync(keptFolder, { recursive: true });
  writeFileSync(kept, `0x${code}`);
  return `0x${code}`;
}
