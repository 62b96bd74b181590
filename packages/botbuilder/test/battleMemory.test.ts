import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

it("a turn in the twin takes no memory", () => {
  const printed = execFileSync(
    process.execPath,
    [
      "--expose-gc",
      // Room for all that would be allocated, so that no collection hides it.
      "--max-semi-space-size=64",
      "--import",
      loader,
      join(import.meta.dirname, "turnAllocation.ts"),
    ],
    { encoding: "utf8" },
  );
  const { turns, bytes } = JSON.parse(printed) as { turns: number; bytes: number };
  expect(turns).toBeGreaterThan(200_000);
  // The smallest thing on V8's heap has 16 bytes: one in every fourth turn would be seen.
  expect(bytes).toBeLessThan(4 * turns);
});
