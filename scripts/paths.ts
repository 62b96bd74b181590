import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

export const contractsFolder = join(root, "packages/contracts");
export const clientFolder = join(root, "packages/client");
export const botbuilderFolder = join(root, "packages/botbuilder");
export const npcFolder = join(root, "packages/npc");

/** Marks of what has been built from which sources; they go with the checkout. Never committed. */
export const stampFolder = join(root, ".cogwright/stamps");

/** What games keep between runs: chain states, deployments, keys, logs. `COGWRIGHT_STATE` moves it elsewhere. */
export const stateFolder = resolve(process.env.COGWRIGHT_STATE || join(root, ".cogwright"));

/** A path for messages: from the root when it is below it. */
export function shown(path: string): string {
  return path.startsWith(root) ? path.slice(root.length) : path;
}
