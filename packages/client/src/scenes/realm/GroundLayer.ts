import { GameObjects, type Scene } from "phaser";
import { paintGround } from "./paintGround.ts";
import type { TileView } from "./TokenLayer.ts";
import { TILE } from "./units.ts";

/** Two ways to hold the map: near sheets are sharp, far ones cover more ground with the same texture. */
const sheets = {
  near: { tiles: 16, pixels: 64 },
  far: { tiles: 32, pixels: 32 },
} as const;
type Reach = keyof typeof sheets;

/** Below this many device pixels a tile, far sheets are as sharp as the screen. */
const FAR_BELOW = 34;
/** Sheets kept although they are off the screen: 4 MB of graphics memory each. */
const SPARE_SHEETS = 24;

interface Sheet {
  image: GameObjects.Image;
  key: string;
  reach: Reach;
  left: number;
  top: number;
  seen: number;
}

/** The map: drawn sheet by sheet, one a frame, nearest to the middle of the screen first. */
export class GroundLayer {
  readonly #scene: Scene;
  readonly #layer: GameObjects.Layer;
  readonly #sheets = new Map<string, Sheet>();
  #frame = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#layer = scene.add.layer().setDepth(0);
  }

  /**
   * @param pixels device pixels a tile takes on the screen
   * @returns true when everything in view is drawn
   */
  draw(view: TileView, pixels: number): boolean {
    this.#frame += 1;
    const reach: Reach = pixels < FAR_BELOW ? "far" : "near";
    const { tiles } = sheets[reach];
    const middleX = (view.left + view.right) / 2;
    const middleY = (view.top + view.bottom) / 2;
    let missing: { left: number; top: number } | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (let top = Math.floor(view.top / tiles) * tiles; top < view.bottom; top += tiles) {
      for (let left = Math.floor(view.left / tiles) * tiles; left < view.right; left += tiles) {
        const sheet = this.#sheets.get(sheetKey(reach, left, top));
        if (sheet) {
          sheet.seen = this.#frame;
          continue;
        }
        const distance = Math.hypot(left + tiles / 2 - middleX, top + tiles / 2 - middleY);
        if (distance >= nearest) continue;
        nearest = distance;
        missing = { left, top };
      }
    }
    if (missing) this.#paint(reach, missing.left, missing.top);
    else this.#tidy(reach);
    return missing === undefined;
  }

  #paint(reach: Reach, left: number, top: number): void {
    const { tiles, pixels } = sheets[reach];
    const key = sheetKey(reach, left, top);
    const texture = this.#scene.textures.createCanvas(key, tiles * pixels, tiles * pixels);
    if (!texture) throw new Error(`The browser gave no canvas of ${tiles * pixels} pixels for the map.`);
    texture.context.scale(pixels, pixels);
    texture.context.translate(-left, -top);
    paintGround(texture.context, { left, top, width: tiles, height: tiles });
    texture.refresh();
    const image = new GameObjects.Image(this.#scene, left * TILE, top * TILE, key)
      .setOrigin(0)
      .setDisplaySize(tiles * TILE, tiles * TILE)
      .setDepth(reach === "near" ? 1 : 0);
    this.#layer.add(image);
    this.#sheets.set(key, { image, key, reach, left, top, seen: this.#frame });
  }

  /** Once the view is whole, hides what covers it in the other sharpness and lets go of what is long out of sight. */
  #tidy(reach: Reach): void {
    let unseen = 0;
    this.#sheets.forEach((sheet) => {
      sheet.image.visible = sheet.reach === reach;
      if (sheet.seen < this.#frame) unseen += 1;
    });
    if (unseen <= SPARE_SHEETS) return;
    const longest = [...this.#sheets.values()].sort((a, b) => a.seen - b.seen);
    for (const sheet of longest.slice(0, unseen - SPARE_SHEETS)) {
      sheet.image.destroy();
      this.#scene.textures.remove(sheet.key);
      this.#sheets.delete(sheet.key);
    }
  }
}

function sheetKey(reach: Reach, left: number, top: number): string {
  return `realm-${reach}-${left}-${top}`;
}
