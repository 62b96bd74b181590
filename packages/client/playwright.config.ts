import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium where there is one; otherwise the browser that Playwright installed. */
const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const executablePath = process.env.COGWRIGHT_CHROMIUM ?? systemChromium;

export default defineConfig({
  testDir: "test",
  testMatch: "*.spec.ts",
  // One game, one chain: all tests share it and run one after the other.
  globalSetup: "./test/globalSetup.ts",
  workers: 1,
  fullyParallel: false,
  // A page, a chain and its services on one busy machine: slow is not wrong.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 120_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // WebGL without a graphics card.
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
});
