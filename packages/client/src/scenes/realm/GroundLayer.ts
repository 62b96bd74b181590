import { GameObjects, type Scene } from "phaser";
import { paintGround } from "./paintGround.ts";
import type { TileView } from "./TokenLayer.ts";
import { TILE } from "./units.ts";

/**
 * The map is held in sheets of 768 device pixels a side, sharp at a zoom of 1; far sheets have half the pixels a tile and
 * cover four times the ground. (Not a power of two: no mipmaps are made, which would cost and not show.)
 */
const SHEET_PIXELS = 768;
type Reach = "near" | "far";

/** Sheets kept although they are off the screen: 2.3 MB of graphics memory each. */
const SPARE_SHEETS = 32;
/** Milliseconds of a frame that may go into drawing sheets; one is drawn in any case, and more when frames are slow. */
const BUDGET = 9;

interface Sheet {
  image: GameObjects.Image;
  key: string;
  reach: Reach;
  left: number;
  top: number;
  seen: number;
}

/** The map: drawn sheet by sheet, as frames have time for it, nearest to the middle of the screen first. */
export class GroundLayer {
  readonly #scene: Scene;
  readonly #layer: GameObjects.Layer;
  readonly #sheets = new Map<string, Sheet>();
  readonly #tiles: Record<Reach, number>;
  #frame = 0;
  #whole = false;

  /** @param ratio device pixels a CSS pixel */
  constructor(scene: Scene, ratio: number) {
    this.#scene = scene;
    this.#layer = scene.add.layer().setDepth(0);
    const near = Math.round(SHEET_PIXELS / (TILE * ratio));
    this.#tiles = { near, far: 2 * near };
  }

  /** Whether the last frame's view was drawn to its edges. */
  get whole(): boolean {
    return this.#whole;
  }

  /**
   * @param pixels device pixels a tile takes on the screen
   * @param delta milliseconds since the last frame
   */
  draw(view: TileView, pixels: number, delta: number): void {
    this.#frame += 1;
    const reach: Reach = pixels < (0.75 * SHEET_PIXELS) / this.#tiles.near ? "far" : "near";
    const end = performance.now() + Math.max(BUDGET, delta / 3);
    do {
      const missing = this.#firstMissing(view, reach);
      this.#whole = missing === undefined;
      if (!missing) {
        this.#tidy(reach);
        return;
      }
      this.#paint(reach, missing.left, missing.top);
    } while (performance.now() < end);
  }

  /** The undrawn sheet nearest to the middle of the view. */
  #firstMissing(view: TileView, reach: Reach): { left: number; top: number } | undefined {
    const tiles = this.#tiles[reach];
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
    return missing;
  }

  #paint(reach: Reach, left: number, top: number): void {
    const tiles = this.#tiles[reach];
    const key = sheetKey(reach, left, top);
    const texture = this.#scene.textures.createCanvas(key, SHEET_PIXELS, SHEET_PIXELS);
    if (!texture) throw new Error(`The browser gave no canvas of ${SHEET_PIXELS} pixels for the map.`);
    const pixels = SHEET_PIXELS / tiles;
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
