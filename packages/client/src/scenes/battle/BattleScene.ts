import type { BattleTrace } from "@cogwright/botbuilder/battle/trace";
import Phaser from "phaser";
import { tint } from "../../theme/colours.ts";
import { AutomatonFigure } from "./AutomatonFigure.ts";
import { EffectLayer } from "./EffectLayer.ts";
import { BOARD, placeOf, pointOf, STAGE, TILE } from "./geometry.ts";
import type { AutomatonLook } from "./look.ts";
import {
  paintBoard,
  paintMine,
  paintPickup,
  paintStorm,
  paintWall,
  STORM_KINDS,
  WALL_KINDS,
} from "./paintBoard.ts";
import { poseAt, type StagePose } from "./pose.ts";
import { paintTexture } from "./texture.ts";

/** What the board shows: a traced battle and how its two bots look. */
export interface StagedBattle {
  trace: BattleTrace;
  looks: { a: AutomatonLook; b: AutomatonLook };
}

const DETAIL = 2;
const AROUND_TILE = { left: -40, top: -TILE.height - 8, width: 80, height: TILE.height * 2 + 16 };

/** The board with two automata; it shows one position of one battle and decides nothing. */
export class BattleScene extends Phaser.Scene {
  #battle: StagedBattle | undefined;
  #position = 0;
  #calm = false;
  #ready = false;
  #figures: { a: AutomatonFigure; b: AutomatonFigure } | undefined;
  #effects: EffectLayer | undefined;
  #walls: Phaser.GameObjects.Image[] = [];
  #storm: Phaser.GameObjects.Image[] = [];
  #home = { x: 0, y: 0 };
  readonly #things = new Map<string, Phaser.GameObjects.Image>();

  constructor() {
    super("battle");
  }

  create(): void {
    const whole = { left: 0, top: 0, width: STAGE.width, height: STAGE.height };
    const board = paintTexture(this, "board", whole, DETAIL, paintBoard);
    this.add
      .image(0, 0, board)
      .setOrigin(0)
      .setScale(1 / DETAIL)
      .setDepth(-10);
    for (let kind = 0; kind < WALL_KINDS; kind++)
      paintTexture(this, `wall-${kind}`, AROUND_TILE, DETAIL, (pen) => paintWall(pen, kind));
    for (const owner of ["a", "b"] as const)
      paintTexture(this, `mine-${owner}`, AROUND_TILE, DETAIL, (pen) => paintMine(pen, owner));
    for (const kind of ["health", "energy"] as const)
      paintTexture(this, `pickup-${kind}`, AROUND_TILE, DETAIL, (pen) => paintPickup(pen, kind));
    for (let kind = 0; kind < STORM_KINDS; kind++)
      paintTexture(this, `storm-${kind}`, AROUND_TILE, DETAIL, (pen) => paintStorm(pen, kind));
    this.#storm = Array.from({ length: BOARD * BOARD }, (_, tile) =>
      this.#imageOn(tile, `storm-${((tile * 7) % 13) % STORM_KINDS}`)
        .setDepth(1500)
        .setVisible(false),
    );
    this.#effects = new EffectLayer(this);
    this.scale.on("resize", this.#fit, this);
    this.#fit();
    this.#ready = true;
    if (this.#battle) this.#build(this.#battle);
    this.#draw();
  }

  show(battle: StagedBattle): void {
    this.#battle = battle;
    if (this.#ready) this.#build(battle);
    this.#draw();
  }

  /** Shows the battle at `position` turns; see `poseAt`. */
  seek(position: number, calm: boolean): void {
    this.#position = position;
    this.#calm = calm;
    this.#draw();
  }

  #build(battle: StagedBattle): void {
    this.#figures?.a.destroy();
    this.#figures?.b.destroy();
    for (const wall of this.#walls) wall.destroy();
    for (const thing of this.#things.values()) thing.destroy();
    this.#things.clear();
    this.#walls = battle.trace.board.walls.map((tile) =>
      this.#imageOn(tile, `wall-${Math.min(tile, BOARD * BOARD - 1 - tile) % WALL_KINDS}`).setDepth(
        placeOf(tile).y * 10 + 4,
      ),
    );
    this.#figures = {
      a: new AutomatonFigure(this, battle.looks.a),
      b: new AutomatonFigure(this, battle.looks.b),
    };
  }

  #draw(): void {
    if (!this.#battle || !this.#figures || !this.#effects) return;
    const pose = poseAt(this.#battle.trace, this.#position, this.#calm);
    this.#figures.a.take(pose.a, this.#calm ? 0 : this.#position);
    this.#figures.b.take(pose.b, this.#calm ? 0 : this.#position + 0.4);
    this.#drawThings(pose);
    this.#drawStorm(pose.storm);
    this.#effects.draw(pose);
    this.cameras.main.setScroll(this.#home.x + pose.shake * 5, this.#home.y + pose.shake * 2);
  }

  #drawThings(pose: StagePose): void {
    const seen = new Set<string>();
    const put = (key: string, tile: number, texture: string, grown: number, alpha: number, bob = 0) => {
      seen.add(key);
      const image = this.#things.get(key) ?? this.#imageOn(tile, texture);
      this.#things.set(key, image);
      const { x, y } = pointOf(placeOf(tile));
      image
        .setPosition(x, y + bob)
        .setScale(grown / DETAIL)
        .setAlpha(alpha)
        .setDepth(placeOf(tile).y * 10 + 2);
    };
    for (const mine of pose.mines)
      put(
        `mine-${mine.tile}-${mine.owner}`,
        mine.tile,
        `mine-${mine.owner}`,
        mine.grown,
        mine.armed ? 1 : 0.6,
      );
    const bob = this.#calm ? 10 : 10 + Math.sin(this.#position * Math.PI) * 2;
    for (const pickup of pose.pickups)
      put(`pickup-${pickup.tile}-${pickup.kind}`, pickup.tile, `pickup-${pickup.kind}`, pickup.grown, 1, bob);
    for (const [key, image] of this.#things) {
      if (seen.has(key)) continue;
      image.destroy();
      this.#things.delete(key);
    }
  }

  #drawStorm(rings: number): void {
    for (const [tile, image] of this.#storm.entries()) {
      const { x, y } = placeOf(tile);
      const ring = Math.min(x, y, BOARD - 1 - x, BOARD - 1 - y);
      const closed = Math.min(1, Math.max(0, rings - ring));
      image.setVisible(closed > 0).setAlpha(closed * (0.84 + 0.06 * Math.sin(this.#position * 3 + tile)));
    }
  }

  #imageOn(tile: number, texture: string): Phaser.GameObjects.Image {
    const { x, y } = pointOf(placeOf(tile));
    const origin = { x: -AROUND_TILE.left / AROUND_TILE.width, y: -AROUND_TILE.top / AROUND_TILE.height };
    return this.add
      .image(x, y, texture)
      .setOrigin(origin.x, origin.y)
      .setScale(1 / DETAIL);
  }

  #fit(): void {
    const { width, height } = this.scale;
    const zoom = Math.min(width / STAGE.width, height / STAGE.height);
    const camera = this.cameras.main;
    camera.setBackgroundColor(tint("ground")).setOrigin(0, 0).setZoom(zoom);
    this.#home = { x: (STAGE.width - width / zoom) / 2, y: (STAGE.height - height / zoom) / 2 };
    camera.setScroll(this.#home.x, this.#home.y);
    this.#draw();
  }
}
