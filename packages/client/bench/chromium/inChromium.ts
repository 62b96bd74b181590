import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { createServer } from "vite";

const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const executablePath = process.env.COGWRIGHT_CHROMIUM ?? systemChromium;

/** For what a page does once before it is measured, drawing a map without a graphics card for example; in milliseconds. */
const PATIENCE = 300_000;

/** Serves `bench/<name>/index.html` and opens it in Chromium, whose pixels the processor fills, for as long as `use` runs. */
export async function inChromium<result>(
  name: string,
  options: BrowserContextOptions,
  use: (page: Page, version: string) => Promise<result>,
): Promise<result> {
  const server = await createServer({
    root: join(import.meta.dirname, "../.."),
    logLevel: "error",
    server: { port: 0, host: "127.0.0.1" },
  });
  try {
    await server.listen();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
    });
    try {
      const page = await browser.newPage(options);
      page.setDefaultTimeout(PATIENCE);
      await page.goto(`${server.resolvedUrls?.local[0]}bench/${name}/index.html`);
      return await use(page, browser.version());
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
