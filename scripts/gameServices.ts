import { join } from "node:path";
import process from "node:process";
import type { Hex } from "viem";
import type { Program } from "./children.ts";
import { typescriptLoader } from "./execute.ts";
import { botbuilderFolder, npcFolder } from "./paths.ts";
import type { ServiceKeys } from "./serviceKeys.ts";
import { deploymentFile } from "./world.ts";

/** The programs that keep a world going: its NPCs, and the beacon, the keeper and the house of its arena. */
export function gameServices(folder: string, keys: ServiceKeys): Program[] {
  const service = (
    name: string,
    key: Hex,
    packageFolder: string,
    file: string,
    ...args: string[]
  ): Program => ({
    name,
    file: process.execPath,
    args: [...typescriptLoader, join(packageFolder, file), ...args, "--deployment", deploymentFile(folder)],
    cwd: packageFolder,
    env: { ...process.env, COGWRIGHT_KEY: key, NODE_NO_WARNINGS: "1" },
    log: join(folder, `logs/${name}.log`),
  });
  return [
    service("operator", keys.operator, npcFolder, "src/cli/npc.ts", "operate"),
    service("keeper", keys.house, botbuilderFolder, "src/services/services.ts"),
  ];
}
