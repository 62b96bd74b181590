import { defineProject } from "vitest/config";

/** Comparisons with the contracts start a chain of their own. */
export default defineProject({
  test: { name: "npc", include: ["src/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
