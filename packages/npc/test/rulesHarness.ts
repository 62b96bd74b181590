import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import type { Abi, Hex } from "viem";
import { contractsFolder } from "./anvil.ts";

const harness = "test/namespaces/realm/RegionRulesHarness.sol";

/** One change of a source below `src/namespaces/realm`: the only place where `from` stands becomes `to`. */
export interface Edit {
  file: string;
  from: string;
  to: string;
}

/** The harness and everything it imports, by name. */
function sources(): Map<string, string> {
  const read = new Map<string, string>();
  const waiting = [harness];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (read.has(name)) continue;
    const text = readFileSync(join(contractsFolder, name), "utf8");
    read.set(name, text);
    for (const [, target = ""] of text.matchAll(/^import\s[^"]*"([^"]+)";/gm))
      waiting.push(normalize(join(dirname(name), target)));
  }
  return read;
}

const original = sources();
const compiler: { compile: (input: string) => string } = createRequire(join(contractsFolder, "package.json"))(
  "solc",
);

export interface Compiled {
  abi: Abi;
  bytecode: Hex;
}

/**
 * Compiles the region's rules with what tests need around them, out of the sources as they stand.
 * @param edit changes one source first: how a bug is planted
 * @throws when the source has moved on and the edit does not fit any more
 */
export function compileRules(edit?: Edit): Compiled {
  const planted = edit && `src/namespaces/realm/${edit.file}.sol`;
  const files = Object.fromEntries([...original].map(([name, content]) => [name, { content }]));
  if (edit && planted) {
    const parts = original.get(planted)?.split(edit.from);
    if (parts?.length !== 2)
      throw new Error(`${planted} has ${(parts?.length ?? 1) - 1} times ${JSON.stringify(edit.from)}`);
    files[planted] = { content: parts.join(edit.to) };
  }
  const output = JSON.parse(
    compiler.compile(
      JSON.stringify({
        language: "Solidity",
        sources: files,
        settings: {
          // Without the optimizer the moves have more names than the stack takes.
          optimizer: { enabled: true, runs: 1 },
          evmVersion: "cancun",
          outputSelection: { [harness]: { RegionRulesHarness: ["abi", "evm.deployedBytecode.object"] } },
        },
      }),
    ),
  );
  const faults = (output.errors ?? []).filter((error: { severity: string }) => error.severity === "error");
  if (faults.length > 0) throw new Error(faults[0].formattedMessage);
  const { abi, evm } = output.contracts[harness].RegionRulesHarness;
  return { abi, bytecode: `0x${evm.deployedBytecode.object}` };
}
