import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { createServer } from "vite";

/**
 * How long the page's own work on a frame of the realm takes with a thousand NPCs on the screen, all walking: moving the
 * tokens, the camera and the light, and telling the graphics card. How fast pixels are then filled is the card's affair;
 * without one, the browser's software renderer is what the frame rate measures, so that it stands beside for reference.
 */
const FRAMES = 240;
const BUDGET = 1000 / 60;

const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const executablePath = process.env.COGWRIGHT_CHROMIUM ?? systemChromium;

const server = await createServer({
  root: join(import.meta.dirname, ".."),
  logLevel: "error",
  server: { port: 0, host: "127.0.0.1" },
});
await server.listen();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  const page = await browser.newPage({ viewport: { width: 960, height: 960 } });
  await page.goto(`${server.resolvedUrls?.local[0]}bench/realmFrames/index.html`);
  await page.waitForFunction(() => "realmControls" in window, undefined, { timeout: 60_000 });
  await page.evaluate(() => {
    const { realmControls } = window as unknown as { realmControls: { zoomBy(factor: number): void } };
    realmControls.zoomBy(0.2);
  });
  await page.waitForFunction(
    () => (window as unknown as { realmControls: { tokens(): number } }).realmControls.tokens() >= 1000,
    undefined,
    { timeout: 120_000 },
  );
  const measured = await page.evaluate(async (frames) => {
    const { realmControls } = window as unknown as {
      realmControls: { tokens(): number; onFrame(report: (milliseconds: number) => void): () => void };
    };
    const work: number[] = [];
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const stop = realmControls.onFrame((milliseconds) => {
        work.push(milliseconds);
        if (work.length < frames) return;
        stop();
        resolve();
      });
    });
    return { work, tokens: realmControls.tokens(), seconds: (performance.now() - start) / 1000 };
  }, FRAMES);
  const sorted = measured.work.sort((a, b) => a - b);
  const part = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  const shown = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;
  process.stdout.write(`## Frames of the realm

${measured.tokens} NPCs on the screen, all walking, 960 × 960 pixels, ${FRAMES} frames.

| the page's own work on a frame | |
|---|---|
| median | ${shown(part(0.5))} |
| 95 of 100 | ${shown(part(0.95))} |
| a frame at 60 a second may take | ${shown(BUDGET)} |
| frames a second with the software renderer of this machine | ${(FRAMES / measured.seconds).toFixed(1)} |
`);
} finally {
  await browser.close();
  await server.close();
}
