import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/*", "scripts"],
    // Much of a test's time is a chain's or a compiler's, so no core is kept free for the runner itself.
    maxWorkers: "100%",
  },
});
