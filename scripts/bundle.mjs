// One JavaScript file out of a TypeScript program and all that it imports. It starts several times faster than the
// sources through a loader, which a command that is called again and again can be glad of.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** What a file looks like from outside: enough to see that it has been written to. */
function look(file) {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: -1 };
  return `${mtimeMs} ${size}`;
}

/** Whether a bundle was made from the files as they are now. */
function isCurrent(bundle, record, root) {
  if (!existsSync(bundle) || !existsSync(record)) return false;
  const inputs = JSON.parse(readFileSync(record, "utf8"));
  return Object.entries(inputs).every(([file, seen]) => look(join(root, file)) === seen);
}

/**
 * Bundles the program at `entry` (a path from `root`), unless that has been done since its files were written to.
 * @returns the address of the bundle, to import
 */
export async function bundle(root, entry) {
  const folder = join(root, ".cogwright/bundles");
  const name = entry.replaceAll("/", "-").replace(/\.ts$/, "");
  const file = join(folder, `${name}.mjs`);
  const record = join(folder, `${name}.json`);
  if (!isCurrent(file, record, root)) {
    const { build } = await import("esbuild");
    // Written beside and moved over: two of these may run at once.
    const draft = `${file}.${process.pid}.new`;
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: draft,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      metafile: true,
      // Packages written for require() find it here.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "warning",
    });
    renameSync(draft, file);
    const inputs = Object.keys(metafile.inputs);
    writeFileSync(
      record,
      JSON.stringify(Object.fromEntries(inputs.map((input) => [input, look(join(root, input))]))),
    );
  }
  return pathToFileURL(file).href;
}
