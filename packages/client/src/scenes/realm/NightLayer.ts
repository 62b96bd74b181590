import type { GameObjects, Scene, Textures } from "phaser";
import { colours, translucent } from "../../theme/colours.ts";
import type { TileView } from "./TokenLayer.ts";
import { TILE } from "./units.ts";

/** A day of the realm, in seconds of the chain's time. It is light on the map and nothing else. */
const DAY_SECONDS = 480;
/** The dark is a small picture, blown up: this many of its pixels a tile of the screen. */
const GRAIN = 6;
const LARGEST = 256;
const KEY = "realm-night";

/** How dark it is at a time of the chain: 0 at noon … 1 at midnight. */
export function darkness(seconds: number): number {
  const turn = ((seconds % DAY_SECONDS) / DAY_SECONDS) * 2 * Math.PI;
  return Math.min(1, Math.max(0, 0.5 - 0.75 * Math.cos(turn)));
}

/** A light: where it is (tiles) and how far it reaches. */
export interface Light {
  x: number;
  y: number;
  reach: number;
}

function makeLight(): HTMLCanvasElement {
  const light = document.createElement("canvas");
  light.width = 128;
  light.height = 128;
  const canvas = light.getContext("2d");
  if (!canvas) return light;
  const fall = canvas.createRadialGradient(64, 64, 0, 64, 64, 64);
  fall.addColorStop(0, "rgb(0 0 0 / 1)");
  fall.addColorStop(0.35, "rgb(0 0 0 / 0.85)");
  fall.addColorStop(0.7, "rgb(0 0 0 / 0.35)");
  fall.addColorStop(1, "rgb(0 0 0 / 0)");
  canvas.fillStyle = fall;
  canvas.fillRect(0, 0, 128, 128);
  return light;
}

/** Night over the map, with a hole of lamp light for each lamp. */
export class NightLayer {
  readonly #texture: Textures.CanvasTexture;
  readonly #image: GameObjects.Image;
  readonly #light = makeLight();
  #width = 1;
  #height = 1;

  constructor(scene: Scene) {
    const texture = scene.textures.exists(KEY)
      ? (scene.textures.get(KEY) as Textures.CanvasTexture)
      : scene.textures.createCanvas(KEY, LARGEST, LARGEST);
    if (!texture) throw new Error("The browser gave no canvas for the night.");
    this.#texture = texture;
    texture.add("view", 0, 0, 0, 1, 1);
    this.#image = scene.add.image(0, 0, KEY, "view").setOrigin(0).setDepth(60);
  }

  /** @param dark 0..1, as `darkness` gives it */
  draw(view: TileView, dark: number, lights: readonly Light[]): void {
    const across = view.right - view.left;
    const down = view.bottom - view.top;
    const grain = Math.min(GRAIN, LARGEST / across, LARGEST / down);
    const width = Math.ceil(across * grain);
    const height = Math.ceil(down * grain);
    if (width !== this.#width || height !== this.#height) {
      this.#width = width;
      this.#height = height;
      this.#texture.get("view").setSize(width, height);
      this.#image.setSizeToFrame();
    }
    const canvas = this.#texture.context;
    canvas.globalCompositeOperation = "copy";
    canvas.globalAlpha = 0.1 + 0.66 * dark;
    canvas.fillStyle = colours.night;
    canvas.fillRect(0, 0, width, height);
    canvas.globalCompositeOperation = "destination-out";
    for (const light of lights) {
      const reach = light.reach * grain;
      const x = (light.x - view.left) * grain;
      const y = (light.y - view.top) * grain;
      if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue;
      canvas.globalAlpha = 0.96;
      canvas.drawImage(this.#light, x - reach, y - reach, 2 * reach, 2 * reach);
    }
    // What the lamps light at night, they light warmly.
    canvas.globalCompositeOperation = "source-over";
    canvas.globalAlpha = 0.2 * dark;
    canvas.fillStyle = translucent("lamp", 0.6);
    canvas.fillRect(0, 0, width, height);
    this.#texture.refresh();
    this.#image.setPosition(view.left * TILE, view.top * TILE);
    this.#image.setScale(TILE / grain);
  }
}
