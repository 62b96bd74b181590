#!/usr/bin/env node
// Entry of every root command. Needs nothing but Node and npm: it installs the packages when they are missing or
// the lock file has changed, then runs the TypeScript of the command in this same process.
// The version check comes first, and this file keeps to a syntax that old versions of Node can still read.
import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Each command and the file that runs it, relative to the repository's root. */
const commands = {
  start: "scripts/start.ts",
  test: "scripts/test.ts",
  bench: "scripts/bench.ts",
  deploy: "scripts/deploy.ts",
  generate: "scripts/generate.ts",
  plant: "scripts/plant.ts",
  invariants: "scripts/invariants.ts",
  differential: "packages/botbuilder/test/longDifferential.ts",
  bot: "packages/botbuilder/src/cli/bot.ts",
  npc: "packages/npc/src/cli/npc.ts",
};

/** Commands that programs call again and again: bundled, they start several times faster. */
const bundled = ["bot"];

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = createRequire(import.meta.url)("../package.json");

function isOlder(version, minimum) {
  const [major, minor] = version.split(".").map(Number);
  const [minimumMajor, minimumMinor] = minimum.split(".").map(Number);
  return major < minimumMajor || (major === minimumMajor && minor < minimumMinor);
}

async function main() {
  const minimum = manifest.engines.node.replace(">=", "");
  if (isOlder(process.versions.node, minimum)) {
    return `Cogwright needs Node ${minimum} or newer, and this is ${process.versions.node}. Install a newer Node (https://nodejs.org) and run the command again.`;
  }

  const name = process.argv[2];
  if (!Object.hasOwn(commands, name)) {
    return `No such command: ${name}. There are: ${Object.keys(commands).join(", ")}.`;
  }

  const { ensureInstalled } = await import("./install.mjs");
  const problem = await ensureInstalled(root, manifest);
  if (problem !== undefined) return problem;

  const file = new URL(`../${commands[name]}`, import.meta.url);
  process.argv.splice(1, 2, fileURLToPath(file));
  if (bundled.includes(name)) {
    const { bundle } = await import("./bundle.mjs");
    await import(await bundle(root, commands[name]));
    return;
  }
  const { register } = await import("tsx/esm/api");
  register();
  await import(file.href);
}

main().then((problem) => {
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
});
