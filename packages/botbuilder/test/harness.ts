import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import type { Abi, Hex } from "viem";
import { type Edit, edited } from "./edit.ts";

const contracts = join(import.meta.dirname, "../../contracts");
const harness = "test/namespaces/arena/BattleHarness.sol";

const remappings = readFileSync(join(contracts, "remappings.txt"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("=") as [string, string]);

/** The file that an import's name stands for, by the remappings that forge uses. */
function fileOf(name: string): string {
  const found = remappings.find(([prefix]) => name.startsWith(prefix));
  return join(contracts, found ? found[1] + name.slice(found[0].length) : name);
}

/** The harness and everything it imports, by name. */
function sources(): Map<string, string> {
  const read = new Map<string, string>();
  const waiting = [harness];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (read.has(name)) continue;
    const text = readFileSync(fileOf(name), "utf8");
    read.set(name, text);
    for (const [, target = ""] of text.matchAll(/^import\s[^"]*"([^"]+)";/gm)) {
      waiting.push(target.startsWith(".") ? normalize(join(dirname(name), target)) : target);
    }
  }
  return read;
}

const original = sources();
let compiler: { compile: (input: string) => string } | undefined;

export type Compiled = { abi: Abi; bytecode: Hex };

/**
 * Compiles the contracts' battle with what tests need around it, out of the sources as they stand.
 *
 * @param edit changes one source first: how a bug is planted
 * @param optimizer as in foundry.toml, for gas that means something; without it compiling takes a third of the time
 */
export function compileHarness({ edit, optimizer }: { edit?: Edit; optimizer: boolean }): Compiled {
  compiler ??= createRequire(join(contracts, "package.json"))("solc") as {
    compile: (input: string) => string;
  };
  const files = Object.fromEntries(
    [...original].map(([name, text]) => [name, { content: edit?.file === name ? edited(text, edit) : text }]),
  );
  if (edit && !original.has(edit.file)) throw new Error(`the harness does not use ${edit.file}`);
  const output = JSON.parse(
    compiler.compile(
      JSON.stringify({
        language: "Solidity",
        sources: files,
        settings: {
          optimizer: { enabled: optimizer, runs: 3000 },
          evmVersion: "cancun",
          metadata: { bytecodeHash: "none", appendCBOR: false },
          outputSelection: { [harness]: { BattleHarness: ["abi", "evm.deployedBytecode.object"] } },
        },
      }),
    ),
  );
  const faults = (output.errors ?? []).filter((error: { severity: string }) => error.severity === "error");
  if (faults.length > 0) throw new Error(faults[0].formattedMessage);
  const { abi, evm } = output.contracts[harness].BattleHarness;
  return { abi, bytecode: `0x${evm.deployedBytecode.object}` };
}
