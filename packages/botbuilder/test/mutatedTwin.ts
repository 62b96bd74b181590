import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { fight } from "../src/battle/fight.ts";
import { type Edit, edited } from "./edit.ts";

const battle = join(import.meta.dirname, "../src/battle");
// Below node_modules, so that what is not bundled is found from there.
const folder = join(import.meta.dirname, "../node_modules/.cogwright-planted");
let made = 0;

/** Where a change of the rules' numbers goes: `path` into `arena`, and the number that is added. */
export type RuleChange = { path: readonly (string | number)[]; add: number };

/** A twin of its own with one of its sources changed, or one number of its rules. */
export async function mutatedTwin(change: Edit | RuleChange): Promise<typeof fight> {
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${process.pid}-${made++}.mjs`);
  let planted = 0;
  await build({
    entryPoints: [join(battle, "fight.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["viem", "@noble/*", "zod"],
    outfile,
    plugins: [
      {
        name: "plant a bug",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const text = readFileSync(path, "utf8");
            const isRules = path.endsWith(join("rules", "arena.ts"));
            if ("path" in change && isRules) {
              planted++;
              const place = change.path.map((step) => `[${JSON.stringify(step)}]`).join("");
              return { contents: `${text}\narena${place} += ${change.add};`, loader: "ts" };
            }
            if ("file" in change && path === join(battle, change.file)) {
              planted++;
              return { contents: edited(text, change), loader: "ts" };
            }
            return { contents: text, loader: "ts" };
          });
        },
      },
    ],
  });
  if (planted !== 1) throw new Error(`the twin does not use ${"file" in change ? change.file : "the rules"}`);
  const twin = (await import(pathToFileURL(outfile).href)) as { fight: typeof fight };
  return twin.fight;
}
