import { BlendModes, type GameObjects, type Scene } from "phaser";
import { colours, translucent } from "../../theme/colours.ts";
import type { TileView } from "./TokenLayer.ts";
import { TILE } from "./units.ts";

/** A day of the realm, in seconds of the chain's time. It is light on the map and nothing else. */
const DAY_SECONDS = 480;
/** How far the player's lamp reaches, in tiles. */
const LAMP_REACH = 11;
/** Texture pixels of the lamp's light and of a window's. */
const HOLE = 256;
const GLOW = 128;
const KEY = "realm-night";
const MOST_GLOWS = 24;

/** How dark it is at a time of the chain: 0 at noon … 1 at midnight. */
export function darkness(seconds: number): number {
  const turn = ((seconds % DAY_SECONDS) / DAY_SECONDS) * 2 * Math.PI;
  return Math.min(1, Math.max(0, 0.5 - 0.75 * Math.cos(turn)));
}

/** A lit window: where it is and how far it shines, in tiles. */
export interface Glow {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** Painted once: a dark square with a hole of light, and a soft spot of lamp light. */
function paintLight(scene: Scene): void {
  if (scene.textures.exists(KEY)) return;
  const texture = scene.textures.createCanvas(KEY, HOLE + GLOW, HOLE);
  if (!texture) throw new Error("The browser gave no canvas for the night.");
  const canvas = texture.context;
  canvas.fillStyle = colours.night;
  canvas.fillRect(0, 0, HOLE, HOLE);
  canvas.globalCompositeOperation = "destination-out";
  const half = HOLE / 2;
  const hole = canvas.createRadialGradient(half, half, 0, half, half, half - 2);
  hole.addColorStop(0, "rgb(0 0 0 / 0.96)");
  hole.addColorStop(0.3, "rgb(0 0 0 / 0.82)");
  hole.addColorStop(0.65, "rgb(0 0 0 / 0.34)");
  hole.addColorStop(1, "rgb(0 0 0 / 0)");
  canvas.fillStyle = hole;
  canvas.fillRect(0, 0, HOLE, HOLE);
  canvas.globalCompositeOperation = "source-over";
  const middle = HOLE + GLOW / 2;
  const glow = canvas.createRadialGradient(middle, GLOW / 2, 0, middle, GLOW / 2, GLOW / 2 - 1);
  glow.addColorStop(0, translucent("lamp", 0.75));
  glow.addColorStop(0.4, translucent("lamp", 0.3));
  glow.addColorStop(1, translucent("lamp", 0));
  canvas.fillStyle = glow;
  canvas.fillRect(HOLE, 0, GLOW, GLOW);
  // A pixel short of its edges, so that nothing of the next frame bleeds in.
  texture.add("hole", 0, 1, 1, HOLE - 2, HOLE - 2);
  texture.add("dark", 0, 1, 1, 1, 1);
  texture.add("glow", 0, HOLE, 0, GLOW, GLOW);
  texture.refresh();
}

/** Night over the map: a hole of light around the player, darkness around it, and lit windows. */
export class NightLayer {
  readonly #hole: GameObjects.Image;
  readonly #darks: readonly GameObjects.Image[];
  readonly #glows: readonly GameObjects.Image[];

  constructor(scene: Scene) {
    paintLight(scene);
    const image = (frame: string, depth: number): GameObjects.Image =>
      scene.add.image(0, 0, KEY, frame).setOrigin(0).setDepth(depth);
    this.#hole = image("hole", 60);
    this.#darks = Array.from({ length: 4 }, () => image("dark", 60));
    this.#glows = Array.from({ length: MOST_GLOWS }, () =>
      image("glow", 61).setOrigin(0.5).setBlendMode(BlendModes.ADD).setVisible(false),
    );
  }

  /** Where the lit windows are. */
  setGlows(glows: readonly Glow[]): void {
    for (const [index, image] of this.#glows.entries()) {
      const glow = glows[index];
      image.setVisible(glow !== undefined);
      if (glow) image.setPosition(glow.x * TILE, glow.y * TILE).setScale((2 * glow.reach * TILE) / GLOW);
    }
  }

  /**
   * @param lampX where the player's lamp is, in tiles
   * @param pixels device pixels a tile takes on the screen
   * @param dark 0..1, as `darkness` gives it
   */
  draw(view: TileView, pixels: number, lampX: number, lampY: number, dark: number): void {
    const alpha = 0.1 + 0.64 * dark;
    // The hole and the darkness around it meet on whole device pixels, so that no seam shows.
    const snap = (tiles: number): number => Math.round(tiles * pixels) / pixels;
    const left = snap(lampX - LAMP_REACH);
    const top = snap(lampY - LAMP_REACH);
    const right = left + snap(2 * LAMP_REACH);
    const bottom = top + snap(2 * LAMP_REACH);
    place(this.#hole, HOLE - 2, left, top, right, bottom, alpha);
    const [north, south, west, east] = this.#darks as readonly [Dark, Dark, Dark, Dark];
    const innerTop = Math.min(view.bottom, Math.max(view.top, top));
    const innerBottom = Math.min(view.bottom, Math.max(view.top, bottom));
    place(north, 1, view.left, view.top, view.right, innerTop, alpha);
    place(south, 1, view.left, innerBottom, view.right, view.bottom, alpha);
    place(west, 1, view.left, innerTop, Math.min(view.right, left), innerBottom, alpha);
    place(east, 1, Math.max(view.left, right), innerTop, view.right, innerBottom, alpha);
    for (const glow of this.#glows) glow.alpha = 0.5 * dark;
  }
}

type Dark = GameObjects.Image;

/** Spans an image whose frame is a square of `side` pixels over a rectangle of tiles; an empty one is hidden. */
function place(
  image: GameObjects.Image,
  side: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  alpha: number,
): void {
  image.visible = right > left && bottom > top;
  if (!image.visible) return;
  image.x = left * TILE;
  image.y = top * TILE;
  image.scaleX = ((right - left) * TILE) / side;
  image.scaleY = ((bottom - top) * TILE) / side;
  image.alpha = alpha;
}
