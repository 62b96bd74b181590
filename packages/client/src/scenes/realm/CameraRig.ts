import type { Cameras, Input, Scene } from "phaser";
import type { TileView } from "./TokenLayer.ts";
import { TILE } from "./units.ts";

/** Zoom in CSS pixels: a tile is 48 px at 1. */
const LEAST_ZOOM = 0.32;
const MOST_ZOOM = 2.4;
/** A pointer that moved less than this (CSS pixels) was a click. */
const CLICK_REACH = 8;
/** Share of the way to the player that the camera goes every 60th of a second. */
const FOLLOW = 0.12;

/** Moves the camera: it follows the player until the map is dragged; wheel, pinch and buttons zoom. */
export class CameraRig {
  readonly #camera: Cameras.Scene2D.Camera;
  readonly #input: Input.InputPlugin;
  readonly #ratio: number;
  #zoom: number;
  #x = 0;
  #y = 0;
  #placed = false;
  #dragFrom: { x: number; y: number; cameraX: number; cameraY: number; moved: boolean } | undefined;
  #pinch: { distance: number; zoom: number } | undefined;
  following = true;
  /** What is on the screen. The same object in every frame. */
  readonly view: TileView = { left: 0, top: 0, right: 0, bottom: 0 };

  /**
   * @param ratio device pixels a CSS pixel
   * @param onClick a place of the map was clicked or tapped, in tiles
   */
  constructor(scene: Scene, ratio: number, onClick: (x: number, y: number) => void) {
    this.#camera = scene.cameras.main;
    this.#input = scene.input;
    this.#ratio = ratio;
    this.#zoom = scene.scale.width / ratio < 700 ? 0.85 : 1;
    scene.input.addPointer(1);
    scene.input.on("pointerdown", (pointer: Input.Pointer) => {
      this.#dragFrom = { x: pointer.x, y: pointer.y, cameraX: this.#x, cameraY: this.#y, moved: false };
    });
    scene.input.on("pointermove", () => this.#drag());
    scene.input.on("pointerup", (pointer: Input.Pointer) => {
      const drag = this.#dragFrom;
      this.#dragFrom = undefined;
      const pinched = this.#pinch !== undefined;
      if (!scene.input.pointer1.isDown && !scene.input.pointer2.isDown) this.#pinch = undefined;
      if (!drag || drag.moved || pinched) return;
      onClick(this.tileX(pointer.x), this.tileY(pointer.y));
    });
    scene.input.on("wheel", (pointer: Input.Pointer, _over: unknown, _dx: number, dy: number) => {
      this.zoomBy(Math.exp(-dy * 0.0015), pointer.x, pointer.y);
    });
  }

  /** Where a point of the canvas (device pixels) is on the map, in tiles. */
  tileX(pixel: number): number {
    return this.#x + (pixel - this.#camera.width / 2) / this.pixels;
  }

  tileY(pixel: number): number {
    return this.#y + (pixel - this.#camera.height / 2) / this.pixels;
  }

  /** Device pixels a tile takes. */
  get pixels(): number {
    return TILE * this.#zoom * this.#ratio;
  }

  /** Zooms about a point of the canvas (device pixels), or about the middle. */
  zoomBy(factor: number, x = this.#camera.width / 2, y = this.#camera.height / 2): void {
    const tileX = this.tileX(x);
    const tileY = this.tileY(y);
    this.#zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, this.#zoom * factor));
    if (this.following) return;
    this.#x += tileX - this.tileX(x);
    this.#y += tileY - this.tileY(y);
  }

  /** Goes to a place (tiles) and stays there. */
  lookAt(x: number, y: number): void {
    this.following = false;
    this.#x = x;
    this.#y = y;
  }

  update(delta: number, heroX: number, heroY: number, present: boolean, still: boolean): void {
    if (this.following && present) {
      const part = still || !this.#placed ? 1 : 1 - (1 - FOLLOW) ** (delta / 16.7);
      this.#x += (heroX + 0.5 - this.#x) * part;
      this.#y += (heroY + 0.5 - this.#y) * part;
      this.#placed = true;
    } else if (!this.#placed) {
      this.#x = heroX + 0.5;
      this.#y = heroY + 0.5;
    }
    const camera = this.#camera;
    camera.setZoom(this.#zoom * this.#ratio);
    // Whole device pixels: engraved lines stay sharp while the map glides.
    const grain = this.pixels;
    camera.centerOn(
      (Math.round(this.#x * grain) / grain) * TILE,
      (Math.round(this.#y * grain) / grain) * TILE,
    );
    const halfX = camera.width / 2 / grain;
    const halfY = camera.height / 2 / grain;
    this.view.left = this.#x - halfX;
    this.view.right = this.#x + halfX;
    this.view.top = this.#y - halfY;
    this.view.bottom = this.#y + halfY;
  }

  #drag(): void {
    const { pointer1, pointer2, activePointer } = this.#input;
    if (pointer1.isDown && pointer2.isDown) {
      const distance = Math.hypot(pointer1.x - pointer2.x, pointer1.y - pointer2.y);
      this.#pinch ??= { distance, zoom: this.#zoom };
      const wanted = (this.#pinch.zoom * distance) / Math.max(1, this.#pinch.distance);
      this.zoomBy(wanted / this.#zoom, (pointer1.x + pointer2.x) / 2, (pointer1.y + pointer2.y) / 2);
      this.#dragFrom = undefined;
      return;
    }
    const drag = this.#dragFrom;
    if (!drag || !activePointer.isDown) return;
    const dx = activePointer.x - drag.x;
    const dy = activePointer.y - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < CLICK_REACH * this.#ratio) return;
    drag.moved = true;
    this.following = false;
    this.#x = drag.cameraX - dx / this.pixels;
    this.#y = drag.cameraY - dy / this.pixels;
  }
}
