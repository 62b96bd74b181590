// What a frame of the realm costs the page's own thread with a thousand NPCs on the screen, all walking. As Markdown.
// How fast pixels are then filled is the graphics card's affair and no part of these figures: where there is none, as in
// a build machine, the browser fills them on the processor, and its frame rate says nothing about a player's.
import process from "node:process";
import { inChromium } from "./chromium/inChromium.ts";
import type {} from "./realmFrames/page.ts";

const FRAMES = 120;
const NPCS = 1000;
/** Most of a screen of this size is tokens when the map is zoomed out as far as it goes. */
const VIEWPORT = { width: 1920, height: 1080 };
const BUDGET = 1000 / 60;

interface Measured {
  update: number[];
  render: number[];
  tokens: number;
  seconds: number;
  renderer: string;
}

/** Device pixels a CSS pixel: the same tokens are drawn on a quarter of the pixels, so that filling them holds up less. */
const SHARPNESS = 0.5;

const measured = await inChromium(
  "realmFrames",
  { viewport: VIEWPORT, deviceScaleFactor: SHARPNESS },
  async (page): Promise<Measured> => {
    await page.waitForFunction(() => window.realmControls !== undefined);
    await page.evaluate(() => window.realmControls?.zoomBy(0.2));
    await page.waitForFunction(
      (npcs) => window.realmControls?.isWhole() && window.realmControls.tokens() >= npcs,
      NPCS,
    );
    return page.evaluate(async (frames) => {
      const controls = window.realmControls;
      if (!controls) throw new Error("the scene is gone");
      const update: number[] = [];
      const render: number[] = [];
      const start = performance.now();
      await new Promise<void>((resolve) => {
        const stop = controls.onFrame((moving, telling) => {
          update.push(moving);
          render.push(telling);
          if (update.length < frames) return;
          stop();
          resolve();
        });
      });
      const context = document.createElement("canvas").getContext("webgl");
      const info = context?.getExtension("WEBGL_debug_renderer_info");
      return {
        update,
        render,
        tokens: controls.tokens(),
        seconds: (performance.now() - start) / 1000,
        renderer: String(info ? context?.getParameter(info.UNMASKED_RENDERER_WEBGL) : "unnamed"),
      };
    }, FRAMES);
  },
);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
const shown = (values: readonly number[]): string =>
  `${quantile(values, 0.5).toFixed(2)} | ${quantile(values, 0.95).toFixed(2)}`;

const { update, render, tokens, seconds, renderer } = measured;
const whole = update.map((milliseconds, i) => milliseconds + (render[i] as number));
process.stdout.write(`## Frames of the realm

${tokens} NPCs on the screen, all walking, ${VIEWPORT.width} × ${VIEWPORT.height}, ${FRAMES} frames in Chromium. Measured is the page's own thread;
**filling the pixels is not in it**, which a graphics card does beside it. Here \`${renderer}\` filled a quarter of them, and came to
${(FRAMES / seconds).toFixed(1)} frames a second with that, which says nothing about a graphics card.
Telling waits while the renderer is behind, so that with a slow one the second and third figures are upper bounds.

| milliseconds of the page's own thread a frame | median | 95 of 100 |
|---|---:|---:|
| moving tokens, camera and light | ${shown(update)} |
| telling the graphics card | ${shown(render)} |
| both | ${shown(whole)} |
| a frame at 60 a second may take | ${BUDGET.toFixed(2)} | ${BUDGET.toFixed(2)} |
`);
