// Writes src/generated/<library>.sol for every rules/*.ts that exports `solidity`: one source for the numbers of
// the game. Run by `npm run generate`.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SolidityRules } from "../rules/solidity.ts";

const rulesDir = fileURLToPath(new URL("../rules/", import.meta.url));
const outDir = fileURLToPath(new URL("../src/generated/", import.meta.url));

/** One constant: numbers of up to 32 bits in decimal, longer ones as hex words. */
function constant([name, value]: [string, number | bigint]): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new Error(`no name for a constant: ${name}`);
  const n = BigInt(value);
  const literal = n < 2n ** 32n ? n.toString() : `0x${n.toString(16).padStart(64, "0")}`;
  return `    ${n < 0n ? "int256" : "uint256"} internal constant ${name} = ${literal};`;
}

function library(rules: SolidityRules, source: string): string {
  return [
    "// SPDX-License-Identifier: MIT",
    "pragma solidity 0.8.24;",
    "",
    `/// @dev Generated from rules/${source} by bin/generateRules.ts; edit that file instead.`,
    `library ${rules.library} {`,
    ...Object.entries(rules.constants).map(constant),
    "}",
    "",
  ].join("\n");
}

mkdirSync(outDir, { recursive: true });
for (const file of readdirSync(rulesDir).sort()) {
  if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
  const exported: { solidity?: SolidityRules } = await import(pathToFileURL(rulesDir + file).href);
  if (exported.solidity === undefined) continue;
  writeFileSync(`${outDir}${exported.solidity.library}.sol`, library(exported.solidity, file));
}
