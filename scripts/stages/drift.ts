import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { CogwrightError } from "@cogwright/contracts/errors";
import { compileContracts, generateAbi, generatedFolders, generateSolidity } from "../contracts.ts";
import { contractsFolder, root } from "../paths.ts";
import { checked, type Stage } from "./stage.ts";

/** Every file below `folders`, by its path from the root, with a hash of its content. */
async function fingerprint(folders: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders.filter(existsSync)) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      found.set(
        relative(root, file),
        createHash("sha256")
          .update(await readFile(file))
          .digest("hex"),
      );
    }
  }
  return found;
}

class GeneratedCodeDrifted extends CogwrightError {
  constructor(files: readonly string[]) {
    super(`Generated files differ from what their sources give: ${files.join(", ")}.`, {
      code: "generated-code-drifted",
      hint: "They have just been written anew; look at them and commit them.",
      details: { files },
    });
  }
}

async function regenerateAndCompare() {
  const folders = generatedFolders.map((folder) => join(contractsFolder, folder));
  const before = await fingerprint(folders);
  await generateSolidity();
  await compileContracts();
  await generateAbi();
  const after = await fingerprint(folders);
  const drifted = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (drifted.length > 0) throw new GeneratedCodeDrifted(drifted);
}

/** Compares contents and asks git nothing, so that work in progress is judged like a clean clone. */
export const drift: Stage = {
  name: "generated",
  title: "Generated code is what its sources give",
  run: () => checked(regenerateAndCompare),
};
