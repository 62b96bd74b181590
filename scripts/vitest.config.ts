import { defineProject } from "vitest/config";

/** Tests of the commands start whole games on fixed ports: one file after the other, with time for a build. */
export default defineProject({
  test: {
    name: "scripts",
    include: ["**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
