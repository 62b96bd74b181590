import { defineConfig } from "vitest/config";
import { gameIcons } from "./build/gameIcons.ts";

export default defineConfig({
  plugins: [gameIcons()],
  test: { include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"], testTimeout: 120_000 },
});
