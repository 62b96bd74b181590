import type Phaser from "phaser";
import type { Pen } from "./metal.ts";

/**
 * Paints a canvas of `box` (in scene units, the painter's origin inside it) at `detail` pixels a unit and gives it to
 * the scene as texture `key`, replacing one of that name. Returns the key.
 */
export function paintTexture(
  scene: Phaser.Scene,
  key: string,
  box: { left: number; top: number; width: number; height: number },
  detail: number,
  paint: (pen: Pen) => void,
): string {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(box.width * detail);
  canvas.height = Math.ceil(box.height * detail);
  // Phaser reads the whole canvas back when it takes it; from one that the graphics card holds that takes seconds where
  // there is no card.
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("this browser gives no 2D canvas to paint on");
  pen.scale(detail, detail);
  pen.translate(-box.left, -box.top);
  paint(pen);
  if (scene.textures.exists(key)) scene.textures.remove(key);
  scene.textures.addCanvas(key, canvas);
  return key;
}
