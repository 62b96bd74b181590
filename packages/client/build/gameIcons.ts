import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";
import { z } from "zod";

const PREFIX = "game-icon:";
const RESOLVED = "\0game-icon:";

const iconSet = z.object({ icons: z.record(z.string(), z.object({ body: z.string() })) });

let bodies: Map<string, string> | undefined;

/** Names in the set that share a word with `name`, for the message of a misspelt import. */
function similarNames(name: string, names: Iterable<string>): string[] {
  const words = name.split("-");
  return [...names].filter((other) => words.some((word) => other.split("-").includes(word))).slice(0, 8);
}

function loadBodies(): Map<string, string> {
  const file = createRequire(import.meta.url).resolve("@iconify-json/game-icons/icons.json");
  const { icons } = iconSet.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(Object.entries(icons).map(([name, icon]) => [name, icon.body]));
}

/**
 * Lets the page write `import wolf from "game-icon:wolf-head"` and ships that one outline, not the 5 MB set.
 *
 * Each module's default export is a `Glyph`: the icon's name and its SVG path data in a box of 512 × 512.
 * The icons come from game-icons.net, CC BY 3.0.
 */
export function gameIcons(): Plugin {
  return {
    name: "cogwright-game-icons",
    resolveId: (id) => (id.startsWith(PREFIX) ? RESOLVED + id.slice(PREFIX.length) : undefined),
    load(id) {
      if (!id.startsWith(RESOLVED)) return undefined;
      bodies ??= loadBodies();
      const name = id.slice(RESOLVED.length);
      const body = bodies.get(name);
      if (body === undefined) {
        const near = similarNames(name, bodies.keys()).join(", ") || "none with these words";
        return this.error(`There is no game icon "${name}". Near it: ${near}.`);
      }
      const paths = [...body.matchAll(/\bd="([^"]+)"/g)].map((match) => match[1]);
      return `export default ${JSON.stringify({ name, paths })};`;
    },
  };
}
