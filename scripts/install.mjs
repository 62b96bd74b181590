// Installs the workspace's packages with the pnpm that package.json names, when they are not there yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

/** What an installation depends on, as one hash. */
async function installationKey(root, manifest) {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(await readFile(join(root, file)));
  hash.update(`${manifest.packageManager} ${process.platform} ${process.arch}`);
  return hash.digest("hex");
}

/** Runs a program with its output on stderr, so that a command's own stdout stays clean. Resolves to its exit code. */
function run(program, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
    child.once("error", () => resolve(127));
    child.once("close", (code) => resolve(code === null ? 1 : code));
  });
}

/**
 * Makes sure that `node_modules` matches the lock file.
 * @returns undefined when it does, else one line that says what went wrong and what to do
 */
export async function ensureInstalled(root, manifest) {
  const stamp = join(root, "node_modules", ".cogwright-installed");
  const key = await installationKey(root, manifest);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === key) return undefined;

  process.stderr.write(`Installing packages with ${manifest.packageManager} …\n`);
  const code = await run(
    "npx",
    ["--yes", manifest.packageManager, "install", "--frozen-lockfile", "--config.confirmModulesPurge=false"],
    root,
  );
  if (code !== 0) {
    return `Installing the packages failed (exit code ${code}, see above). Check the connection to the npm registry and run the command again.`;
  }
  await writeFile(stamp, key);
  return undefined;
}
