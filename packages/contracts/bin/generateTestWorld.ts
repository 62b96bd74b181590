/**
 * Writes `test/generated/WorldParts.sol`: the namespaces, tables, systems, functions and access lists of `mud.config.ts`
 * as Solidity, so that tests run in a world that has everything the deployed one has. Reads the world's ABI
 * (`ts/generated/abi.ts`): run `generateAbi.ts` first.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contractToInterface } from "@latticexyz/common/codegen";
import { resolveSystems } from "@latticexyz/world/node";
import config from "../mud.config.ts";
import { worldAbi } from "../ts/generated/abi.ts";
import { toSignature } from "./abiSignature.ts";

const rootDir = join(import.meta.dirname, "..");

/** `name(types)` of a system's functions, for those that the world's ABI has. */
function functionsOf(namespace: string, sourcePath: string, label: string): string[] {
  const source = readFileSync(join(rootDir, sourcePath), "utf8");
  const names = new Set(contractToInterface(source, label).functions.map(({ name }) => name));
  return worldAbi
    .filter((item) => item.type === "function" && item.name.startsWith(`${namespace}__`))
    .map((item) => toSignature(item).slice(`function ${namespace}__`.length))
    .filter((signature) => names.has(signature.slice(0, signature.indexOf("("))));
}

const tables = Object.values(config.namespaces).flatMap(({ label: namespace, tables }) =>
  Object.keys(tables).map((label) => ({
    name: `${namespace}_${label}`,
    source: `{${label} as ${namespace}_${label}} from "../../src/namespaces/${namespace}/codegen/tables/${label}.sol"`,
  })),
);
const systems = [...(await resolveSystems({ rootDir, config }))].sort((a, b) => (a.label < b.label ? -1 : 1));

const lines = [
  "// SPDX-License-Identifier: MIT",
  "pragma solidity 0.8.24;",
  "",
  ...tables.map(({ source }) => `import ${source};`),
  ...systems.map(({ sourcePath, label }) => `import {${label}} from "../../${sourcePath}";`),
  'import {WorldInstaller} from "../WorldInstaller.sol";',
  "",
  "/// @dev Generated from mud.config.ts by `npm run generate`; do not edit.",
  "contract WorldParts is WorldInstaller {",
  "    function installNamespaces() internal override {",
  ...Object.keys(config.namespaces).map((namespace) => `        namespace("${namespace}");`),
  "    }",
  "",
  "    function installTables() internal override {",
  ...tables.map(({ name }) => `        ${name}.register();`),
  "    }",
  "",
  "    function installSystems() internal override {",
  ...systems.flatMap(({ namespace, name, label, sourcePath, openAccess }) => [
    `        system("${namespace}", "${name}", "${sourcePath}:${label}", ${openAccess});`,
    ...functionsOf(namespace, sourcePath, label).map(
      (signature) => `        worldFunction("${namespace}", "${name}", "${signature}");`,
    ),
  ]),
  "    }",
  "",
  "    function installAccess() internal override {",
  ...systems.flatMap(({ namespace, name, accessList }) =>
    accessList.map((allowed) => {
      const grantee = systems.find(({ label }) => label === allowed);
      if (grantee === undefined) throw new Error(`${name} lets in ${allowed}, which is no system`);
      return `        allow("${namespace}", "${name}", "${grantee.namespace}", "${grantee.name}");`;
    }),
  ),
  "    }",
  "}",
  "",
];

mkdirSync(join(rootDir, "test", "generated"), { recursive: true });
writeFileSync(join(rootDir, "test", "generated", "WorldParts.sol"), lines.join("\n"));
