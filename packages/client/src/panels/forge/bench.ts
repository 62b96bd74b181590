import { read } from "@cogwright/botbuilder/reader/read";
import { createForge } from "./forgeStore.ts";
import { createVersions } from "./versions.ts";

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** This browser's bench; there is one, and it stays while the visitor looks at other pages. */
export const bench = createForge(read, window.localStorage, newId);

/** The drawer under it, with the versions that were put away. */
export const drawer = createVersions(window.localStorage, newId);
