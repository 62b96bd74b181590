// One JavaScript file out of a TypeScript program and all that it imports. It starts several times faster than the
// sources through a loader, which a command that is called again and again can be glad of.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** Lets each source know its own address still: files are found from there (the corpus), and the bundle is elsewhere. */
const ownAddresses = {
  name: "own addresses",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes("node_modules")) return undefined;
      const source = readFileSync(path, "utf8");
      if (!source.includes("import.meta.")) return undefined;
      const contents = source
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
      return { contents, loader: "ts" };
    });
  },
};

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
      plugins: [ownAddresses],
      // Packages written for require() find it here.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "warning",
    });
    renameSync(draft, file);
    // How bundles are made belongs to what they are made from.
    const inputs = [...Object.keys(metafile.inputs), "scripts/bundle.mjs"];
    writeFileSync(
      record,
      JSON.stringify(Object.fromEntries(inputs.map((input) => [input, look(join(root, input))]))),
    );
  }
  return pathToFileURL(file).href;
}
