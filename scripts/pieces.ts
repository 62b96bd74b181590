import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { execute } from "./execute.ts";
import { contractsFolder, root } from "./paths.ts";

/** Names the Solidity below some folders of packages/contracts as it is, but for tests (`.t.sol`): the start of a hash of it. */
export function hashSolidity(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(join(contractsFolder, folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /(?<!\.t)\.sol$/.test(name)).sort()) {
      hash.update(`${folder}/${file}\n`).update(readFileSync(join(contractsFolder, folder, file)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/** The results of long work that is done in pieces, a line each, so that it can be stopped and taken up again. */
export function piecesIn<Piece>(file: string, schema: z.ZodType<Piece>) {
  return {
    read: (): Piece[] =>
      existsSync(file)
        ? readFileSync(file, "utf8")
            .split("\n")
            .filter(Boolean)
            .map((line) => schema.parse(JSON.parse(line)))
        : [],
    add: (piece: Piece) => {
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify(piece)}\n`);
    },
  };
}

/** Puts `text` in the place of what stands in docs/security.md between the comments that name a command, and formats it. */
export async function writeSection(command: string, text: string): Promise<void> {
  const file = join(root, "docs/security.md");
  const [from, to] = [`<!-- written by \`npm run ${command}\` -->`, `<!-- end of \`npm run ${command}\` -->`];
  const document = readFileSync(file, "utf8");
  const [start, end] = [document.indexOf(from), document.indexOf(to)];
  if (start < 0 || end < start)
    throw new Error(`docs/security.md has no place for what npm run ${command} writes.`);
  writeFileSync(file, `${document.slice(0, start)}${from}\n\n${text.trim()}\n\n${document.slice(end)}`);
  const biome = join(root, "node_modules/.bin/biome");
  await execute(biome, ["format", "--write", file], { purpose: "Formatting docs/security.md", cwd: root });
}
