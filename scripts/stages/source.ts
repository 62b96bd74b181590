import { join } from "node:path";
import { forge } from "../contracts.ts";
import { execute } from "../execute.ts";
import { root } from "../paths.ts";
import { checked, type Stage, sum } from "./stage.ts";

function tool(purpose: string, name: string, args: readonly string[]): Promise<string> {
  return execute(join(root, "node_modules/.bin", name), args, { purpose, cwd: root });
}

export const lint: Stage = {
  name: "lint",
  title: "Format and lint (biome, forge fmt), unused code (knip)",
  run: async () =>
    sum([
      await checked(() => tool("biome", "biome", ["check", "--error-on-warnings", "."])),
      await checked(() => forge("forge fmt", ["fmt", "--check"])),
      await checked(() => tool("knip", "knip", ["--no-progress"])),
    ]),
};

const projects = ["scripts", "packages/contracts", "packages/botbuilder", "packages/npc", "packages/client"];

export const types: Stage = {
  name: "types",
  title: "Types (tsc, each package)",
  run: async () =>
    sum(
      await Promise.all(
        projects.map((project) =>
          checked(() => tool(`tsc in ${project}`, "tsc", ["--noEmit", "-p", project])),
        ),
      ),
    ),
};
