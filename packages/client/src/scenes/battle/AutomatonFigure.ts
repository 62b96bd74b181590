import Phaser from "phaser";
import { colours, tint } from "../../theme/colours.ts";
import { pointOf, TILE } from "./geometry.ts";
import type { AutomatonLook } from "./look.ts";
import { JOINTS, PART_BOXES, PARTS, type PartName, paintPart } from "./paintAutomaton.ts";
import type { BotPose } from "./pose.ts";
import { paintTexture } from "./texture.ts";

/** Painted pixels per scene unit; figures stay crisp on dense screens. */
const DETAIL = 3;
const SIZE = 1.16;

/** One automaton on the board: its painted parts, hung on joints and moved by a pose. */
export class AutomatonFigure {
  readonly #root: Phaser.GameObjects.Container;
  readonly #shadow: Phaser.GameObjects.Ellipse;
  readonly #parts = new Map<PartName, Phaser.GameObjects.Image>();
  readonly #bars: Phaser.GameObjects.Graphics;

  constructor(
    scene: Phaser.Scene,
    readonly look: AutomatonLook,
  ) {
    const { side } = look;
    this.#shadow = scene.add.ellipse(0, 0, 52, 20, tint("ink"), 0.42);
    this.#root = scene.add.container(0, 0);
    for (const part of PARTS) {
      const box = PART_BOXES[part];
      const key = paintTexture(scene, `${side}-${part}`, box, DETAIL, (pen) => paintPart(pen, part, look));
      const image = scene.add
        .image(JOINTS[part].x, JOINTS[part].y, key)
        .setOrigin(-box.left / box.width, -box.top / box.height)
        .setScale(1 / DETAIL);
      this.#parts.set(part, image);
      this.#root.add(image);
    }
    this.#bars = scene.add.graphics();
  }

  /** Moves every part to `pose`; `beat` is the playback's position, which paces the idle breathing. */
  take(pose: BotPose, beat: number): void {
    const ground = pointOf(pose.place);
    const feet = { x: ground.x, y: ground.y + TILE.height * 0.26 };
    const depth = pose.place.y * 10 + 5;
    const lift = pose.hop * TILE.height;
    const breath = pose.broken > 0 ? 0 : Math.sin(beat * Math.PI * 2) * 0.9;
    this.#shadow
      .setPosition(feet.x, feet.y - 1)
      .setScale(1 - pose.hop * 0.9, 1 - pose.hop * 0.9)
      .setDepth(pose.place.y * 10 + 1);
    this.#root
      .setPosition(feet.x, feet.y - lift)
      .setScale(pose.facing * SIZE, SIZE * pose.stretch * (1 - pose.broken * 0.14))
      .setRotation((pose.lean - pose.broken * 1.15) * pose.facing)
      .setDepth(depth);
    this.#part("body").setY(JOINTS.body.y + breath * 0.4);
    this.#part("head")
      .setPosition(JOINTS.head.x + pose.broken * 4, JOINTS.head.y + breath + pose.broken * 7)
      .setRotation(pose.lean * 0.4 - pose.broken * 0.5);
    this.#part("weaponArm")
      .setPosition(JOINTS.weaponArm.x + pose.weapon * 9, JOINTS.weaponArm.y + breath * 0.7)
      .setRotation(pose.weapon < 0 ? pose.weapon * 0.35 : -pose.weapon * 0.12 + pose.broken * 0.9);
    this.#part("repairArm")
      .setY(JOINTS.repairArm.y + breath * 0.6)
      .setRotation(pose.mend === 0 ? pose.broken * -0.7 : -0.9 * Math.sin(pose.mend * Math.PI * 3));
    for (const image of this.#parts.values()) this.#shade(image, pose);
    this.#drawBars(pose, feet.x, feet.y - lift - 116, depth);
  }

  destroy(): void {
    this.#root.destroy(true);
    this.#shadow.destroy();
    this.#bars.destroy();
  }

  #part(name: PartName): Phaser.GameObjects.Image {
    const image = this.#parts.get(name);
    if (!image) throw new Error(`the figure has no ${name}`);
    return image;
  }

  #shade(image: Phaser.GameObjects.Image, pose: BotPose): void {
    if (pose.flash > 0) {
      const level = Math.round(pose.flash * 255);
      image.setTintMode(Phaser.TintModes.ADD).setTint((level << 16) | (level << 8) | level);
    } else if (pose.broken > 0) {
      image.setTintMode(Phaser.TintModes.MULTIPLY).setTint(tint("muted"));
    } else {
      image.setTintMode(Phaser.TintModes.MULTIPLY).clearTint();
    }
  }

  #drawBars(pose: BotPose, x: number, y: number, depth: number): void {
    const bars = this.#bars.clear().setDepth(2000 + depth);
    if (pose.broken > 0) return;
    const width = 58;
    const left = x - width / 2;
    bars.fillStyle(tint("ground"), 0.86).fillRoundedRect(left - 3, y - 3, width + 6, 17, 4);
    bars.fillStyle(tint("line")).fillRect(left, y, width, 7);
    const health = pose.health / 100;
    bars.fillStyle(tint(health > 0.5 ? "good" : health > 0.25 ? "warn" : "bad"));
    bars.fillRect(left, y, width * health, 7);
    bars.fillStyle(tint("line")).fillRect(left, y + 8.5, width, 3);
    bars.fillStyle(tint("brassBright")).fillRect(left, y + 8.5, (width * pose.energy) / 100, 3);
    bars.lineStyle(1, tint("ground"), 0.9);
    for (const share of [0.25, 0.5, 0.75])
      bars.lineBetween(left + width * share, y, left + width * share, y + 7);
    const badge = colours[this.look.side === "a" ? "cobalt" : "ember"];
    bars.fillStyle(Number.parseInt(badge.slice(1), 16)).lineStyle(2, tint("ground"));
    if (this.look.side === "a") bars.fillCircle(left - 7, y + 5, 7).strokeCircle(left - 7, y + 5, 7);
    else bars.fillRect(left - 14, y - 2, 13, 13).strokeRect(left - 14, y - 2, 13, 13);
  }
}
