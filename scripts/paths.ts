import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

export const contractsFolder = join(root, "packages/contracts");
export const clientFolder = join(root, "packages/client");

/** What commands remember between runs: chain state, deployments, keys, stamps. Never committed. */
export const stateFolder = join(root, ".cogwright");

/** `path` below the root, for messages. */
export function shown(path: string): string {
  return path.startsWith(root) ? path.slice(root.length) : path;
}
