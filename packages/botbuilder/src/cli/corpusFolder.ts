import { fileURLToPath } from "node:url";

/** Where a part of the repository's corpus is. */
export function corpusFolder(part: "development" | "test"): string {
  return fileURLToPath(new URL(`../../corpus/${part}`, import.meta.url));
}
