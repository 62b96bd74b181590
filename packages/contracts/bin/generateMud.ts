/** Writes MUD's Solidity: a library for each table and the world's interface, into `src/codegen`. */
import { join } from "node:path";
import { tablegen } from "@latticexyz/store/codegen";
import { worldgen } from "@latticexyz/world/node";
import config from "../mud.config.ts";

const rootDir = join(import.meta.dirname, "..");
await Promise.all([tablegen({ rootDir, config }), worldgen({ rootDir, config })]);
