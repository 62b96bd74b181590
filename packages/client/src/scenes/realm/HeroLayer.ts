import type { Place } from "@cogwright/npc/region/geometry";
import type { GameObjects, Scene } from "phaser";
import type { Walker } from "../../realm/walker.ts";
import { isPending } from "../../realm/walkState.ts";
import { DISC_SHARE, FRAME, TOKENS } from "./tokenAtlas.ts";
import { TILE } from "./units.ts";

const SCALE = TILE / (FRAME * DISC_SHARE);
/** Tiles a second the player is drawn walking; faster when far behind what was pressed. */
const PACE = 7;
const HURRY_FROM = 6;
/** Putting the player back takes this long, in milliseconds. */
const SETTLE_MS = 260;
const MOST_DOTS = 40;

const same = (a: Place | undefined, b: Place | undefined): boolean => a?.x === b?.x && a?.y === b?.y;

/** The visitor's own token: walks what was pressed at once, leaves a ghost where the chain has it, settles back. */
export class HeroLayer {
  readonly #walker: Walker;
  readonly #body: GameObjects.Image;
  readonly #pointer: GameObjects.Image;
  readonly #ghost: GameObjects.Image;
  readonly #goal: GameObjects.Image;
  readonly #dots: GameObjects.Image[];
  readonly #unsubscribe: () => void;
  #way: Place[] = [];
  #settling: { fromX: number; fromY: number; to: Place; since: number } | undefined;
  #angle = Math.PI / 2;
  #hop = 0;
  /** Where it is drawn, in tiles. */
  x = 0;
  y = 0;
  /** Whether the player is in the realm, alive. */
  present = false;

  constructor(scene: Scene, walker: Walker) {
    this.#walker = walker;
    const image = (frame: string, depth: number): GameObjects.Image =>
      scene.add.image(0, 0, TOKENS, frame).setScale(SCALE).setDepth(depth).setVisible(false);
    this.#dots = Array.from({ length: MOST_DOTS }, () =>
      image("dot", 15)
        .setScale(SCALE * 0.62)
        .setAlpha(0.85),
    );
    this.#goal = image("goal", 30).setScale(SCALE * 0.9);
    this.#ghost = image("me", 16).setAlpha(0.32);
    this.#body = image("me", 40);
    this.#pointer = image("pointer", 41);
    this.#unsubscribe = walker.store.subscribe(() => this.#follow());
    this.#follow();
  }

  destroy(): void {
    this.#unsubscribe();
  }

  /** The tile the player is drawn on or stepping onto. */
  get tile(): Place {
    return this.#way[0] ?? { x: Math.round(this.x), y: Math.round(this.y) };
  }

  /** Compares the way it is drawn walking with the walk as it is now. */
  #follow(): void {
    const { walk } = this.#walker.store.getState();
    if (!walk) {
      this.present = false;
      this.#way = [];
      return;
    }
    if (!this.present) {
      this.present = true;
      this.#way = [];
      this.x = walk.shown.x;
      this.y = walk.shown.y;
      return;
    }
    const end = this.#way.at(-1) ?? this.#settling?.to ?? { x: Math.round(this.x), y: Math.round(this.y) };
    if (same(end, walk.shown)) return;
    const pending = this.#walker.pending();
    const drawn = this.tile;
    // The last time the way passes the tile it is drawn on: what comes after is still to be walked.
    const from = pending.findLastIndex((place) => same(place, drawn));
    if (from >= 0 || same(walk.here, drawn)) {
      this.#way = [...(this.#way[0] ? [this.#way[0]] : []), ...pending.slice(from + 1)];
      return;
    }
    this.#way = [];
    this.#settling = { fromX: this.x, fromY: this.y, to: walk.shown, since: performance.now() };
  }

  /** @param still no hop and no glide: the visitor asked for less motion */
  draw(now: number, delta: number, still: boolean): void {
    this.#move(now, delta, still);
    const { walk } = this.#walker.store.getState();
    const shown = this.present && walk !== undefined;
    this.#body.visible = shown;
    this.#pointer.visible = shown;
    const pending = shown && isPending(walk);
    const apart = pending && Math.max(Math.abs(walk.here.x - this.x), Math.abs(walk.here.y - this.y)) > 0.6;
    this.#ghost.visible = apart;
    if (apart) this.#ghost.setPosition((walk.here.x + 0.5) * TILE, (walk.here.y + 0.5) * TILE);
    const x = (this.x + 0.5) * TILE;
    const y = (this.y + 0.5) * TILE;
    const lift = still ? 0 : Math.abs(Math.sin(this.#hop * Math.PI)) * TILE * 0.09;
    this.#body.setPosition(x, y - lift);
    this.#body.rotation = still ? 0 : 0.06 * Math.sin(this.#hop * Math.PI);
    this.#pointer.setPosition(x, y - lift);
    this.#pointer.rotation = this.#angle;
    this.#drawWay(shown);
  }

  #drawWay(shown: boolean): void {
    const last = shown ? this.#way.length - 1 : -1;
    for (let index = 0; index < this.#dots.length; index++) {
      const dot = this.#dots[index] as GameObjects.Image;
      const place = index > 0 && index < last ? this.#way[index] : undefined;
      dot.visible = place !== undefined;
      if (place) dot.setPosition((place.x + 0.5) * TILE, (place.y + 0.5) * TILE);
    }
    const end = last > 1 ? this.#way[last] : undefined;
    this.#goal.visible = end !== undefined;
    if (end) this.#goal.setPosition((end.x + 0.5) * TILE, (end.y + 0.6) * TILE);
  }

  #move(now: number, delta: number, still: boolean): void {
    const settling = this.#settling;
    if (settling) {
      const part = still ? 1 : Math.min(1, (now - settling.since) / SETTLE_MS);
      // Past the place and back to it, like a detent.
      const eased = 1 + 2.2 * (part - 1) ** 3 + 1.2 * (part - 1) ** 2;
      this.x = settling.fromX + (settling.to.x - settling.fromX) * eased;
      this.y = settling.fromY + (settling.to.y - settling.fromY) * eased;
      if (part >= 1) {
        this.x = settling.to.x;
        this.y = settling.to.y;
        this.#settling = undefined;
      }
      return;
    }
    let reach = (Math.min(delta, 1000) / 1000) * PACE * Math.max(1, this.#way.length / HURRY_FROM);
    if (this.#way.length === 0) this.#hop = 0;
    while (reach > 0 && this.#way.length > 0) {
      const next = this.#way[0] as Place;
      const dx = next.x - this.x;
      const dy = next.y - this.y;
      // A diagonal step takes as long as a straight one: on chain both are one step.
      const left = Math.max(Math.abs(dx), Math.abs(dy));
      if (left > 0.001) {
        const goal = Math.atan2(dy, dx);
        const turn = Math.atan2(Math.sin(goal - this.#angle), Math.cos(goal - this.#angle));
        this.#angle += turn * Math.min(1, delta / 60);
      }
      const part = left <= reach ? 1 : reach / left;
      this.x += dx * part;
      this.y += dy * part;
      this.#hop = (this.#hop + Math.min(reach, left)) % 2;
      reach -= left;
      if (part === 1) {
        this.x = next.x;
        this.y = next.y;
        this.#way.shift();
      }
    }
  }
}
