import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { root, stampFolder } from "./paths.ts";

/** Folders that hold what a build makes or what the lock file already speaks for. */
const skipped = new Set(["node_modules", "dist", "out", "cache", ".mud", "test-results"]);

async function* filesBelow(path: string): AsyncGenerator<string> {
  if (!(await stat(path)).isDirectory()) {
    yield path;
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* filesBelow(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}

/** One hash for the paths and contents of all files below `paths`. */
export async function contentHash(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for await (const file of filesBelow(path)) {
      hash
        .update(relative(root, file))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

interface Build {
  /** Name of the stamp. */
  name: string;
  /** Files and folders that the build depends on. */
  sources: readonly string[];
  /** A file that the build makes; without it a stamp means nothing. */
  product: string;
  build: () => Promise<void>;
}

/**
 * Builds something unless its sources are those it was last built from.
 *
 * @returns true when it was built now
 */
export async function buildIfChanged({ name, sources, product, build }: Build): Promise<boolean> {
  const stamp = join(stampFolder, name);
  const before = await contentHash(sources);
  if (existsSync(product) && existsSync(stamp) && (await readFile(stamp, "utf8")) === before) return false;
  await rm(stamp, { force: true });
  await build();
  await mkdir(stampFolder, { recursive: true });
  // What it was built from, not what stands there now: whoever edits meanwhile gets another build.
  await writeFile(stamp, before);
  return true;
}
