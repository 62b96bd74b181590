import { join } from "node:path";
import process from "node:process";
import type { Hex } from "viem";
import type { Program } from "./children.ts";
import { typescriptLoader } from "./execute.ts";
import { botbuilderFolder, npcFolder } from "./paths.ts";
import type { ServiceKeys } from "./serviceKeys.ts";
import { deploymentFile } from "./world.ts";

/** The environment of programs that have no business with the language model's key. */
function withoutModel(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("BOT_LLM_")));
}

/** The service that asks the language model for the page; the only program that gets its key. */
export function readerService(folder: string, port: number): Program {
  return {
    name: "reader",
    file: process.execPath,
    args: [...typescriptLoader, join(botbuilderFolder, "src/llm/readerService.ts"), "--port", String(port)],
    cwd: botbuilderFolder,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
    log: join(folder, "logs/reader.log"),
  };
}

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
    env: { ...withoutModel(process.env), COGWRIGHT_KEY: key, NODE_NO_WARNINGS: "1" },
    log: join(folder, `logs/${name}.log`),
  });
  return [
    service("operator", keys.operator, npcFolder, "src/cli/npc.ts", "operate"),
    service("keeper", keys.house, botbuilderFolder, "src/services/services.ts"),
  ];
}
