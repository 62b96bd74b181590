/**
 * Writes the list of systems that `mud deploy --skipBuild` reads, out of the compiled contracts.
 * MUD asks forge where those are: run it in this package with `forge` on the PATH.
 */
import { join } from "node:path";
import { buildSystemsManifest } from "@latticexyz/world/node";
import config from "../mud.config.ts";

await buildSystemsManifest({ rootDir: join(import.meta.dirname, ".."), config });
