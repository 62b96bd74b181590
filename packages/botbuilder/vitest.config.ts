import { defineProject } from "vitest/config";

/** Time enough for a machine that does much else: no test here is about speed. */
export default defineProject({
  test: {
    name: "botbuilder",
    include: ["**/*.test.ts"],
    exclude: ["node_modules", "out"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
