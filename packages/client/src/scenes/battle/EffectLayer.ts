import type Phaser from "phaser";
import { colours, tint } from "../../theme/colours.ts";
import { mix } from "./colour.ts";
import { easeIn, easeOut, lerp, pulse } from "./easing.ts";
import { type Place, pointOf, TILE } from "./geometry.ts";
import type { BotPose, Effect, StagePose } from "./pose.ts";

const CHEST = 34;

function chestOf(place: Place): { x: number; y: number } {
  const { x, y } = pointOf(place);
  return { x, y: y + TILE.height * 0.26 - CHEST };
}

/** The same draw of 0..1 for the same numbers, so that sparks fly alike forwards and backwards. */
function spread(seed: number, index: number): number {
  const x = Math.sin(seed * 12.9898 + index * 78.233) * 43758.5453;
  return x - Math.floor(x);
}

/** Everything short-lived: shots, slashes, sparks, blasts, dust, shields and the numbers that rise from a hit. */
export class EffectLayer {
  readonly #ink: Phaser.GameObjects.Graphics;
  readonly #words: Phaser.GameObjects.Text[] = [];

  constructor(private readonly scene: Phaser.Scene) {
    this.#ink = scene.add.graphics().setDepth(3000);
  }

  draw(pose: StagePose): void {
    this.#ink.clear();
    for (const bot of [pose.a, pose.b]) {
      this.#drawShield(bot);
      this.#drawWinding(bot);
    }
    let words = 0;
    const stacked = { a: 0, b: 0 };
    for (const effect of pose.effects) {
      if (effect.kind === "word") this.#drawWord(effect, words++, stacked[effect.side]++);
      else this.#drawInk(effect);
    }
    for (const unused of this.#words.slice(words)) unused.setVisible(false);
  }

  #drawInk(effect: Exclude<Effect, { kind: "word" }>): void {
    switch (effect.kind) {
      case "shot":
        this.#drawShot(effect);
        break;
      case "slash":
        this.#drawSlash(effect);
        break;
      case "sparks":
        this.#drawSparks(effect);
        break;
      case "blast":
        this.#drawBlast(effect);
        break;
      case "dust":
        this.#drawDust(effect);
    }
  }

  #drawShot({ side, from, to, at }: Extract<Effect, { kind: "shot" }>): void {
    const [start, end] = [chestOf(from), chestOf(to)];
    const head = easeIn(at) * 0.35 + at * 0.65;
    const tail = Math.max(0, head - 0.34);
    const point = (t: number) => ({
      x: lerp(start.x, end.x, t),
      y: lerp(start.y, end.y, t) - pulse(t) * 8,
    });
    const [a, b] = [point(tail), point(head)];
    const colour = tint(side === "a" ? "cobalt" : "ember");
    for (const [width, tone, alpha] of [
      [13, colour, 0.22],
      [7, colour, 0.6],
      [3, tint("text"), 0.95],
    ] as const) {
      this.#ink.lineStyle(width, tone, alpha).lineBetween(a.x, a.y, b.x, b.y);
    }
    this.#ink.fillStyle(colour, 0.5).fillCircle(b.x, b.y, 8).fillStyle(tint("text")).fillCircle(b.x, b.y, 4);
    if (at < 0.4) {
      const flare = (1 - at / 0.4) * 20;
      this.#ink.fillStyle(tint("brassBright"), 0.75).fillCircle(start.x, start.y, flare * 0.7);
    }
  }

  #drawSlash({ side, place, facing, at }: Extract<Effect, { kind: "slash" }>): void {
    const { x, y } = chestOf(place);
    const sweep = easeOut(at);
    const from = facing === 1 ? -2.1 : Math.PI + 2.1;
    const to = from + facing * sweep * 2.6;
    const fade = 1 - easeIn(at);
    for (const [radius, width, tone] of [
      [34, 13, tint(side === "a" ? "cobalt" : "ember")],
      [34, 5, tint("text")],
    ] as const) {
      this.#ink.lineStyle(width, tone, fade * 0.85).beginPath();
      this.#ink.arc(x - facing * 6, y, radius, from, to, facing === -1).strokePath();
    }
  }

  #drawSparks({ place, at, strength, seed }: Extract<Effect, { kind: "sparks" }>): void {
    const { x, y } = chestOf(place);
    const count = 9 + Math.round(strength * 14);
    const fade = 1 - easeIn(at);
    for (let index = 0; index < count; index++) {
      const angle = spread(seed, index) * Math.PI * 2;
      const reach = (22 + spread(seed, index + 50) * 46) * (0.6 + strength * 0.6) * easeOut(at);
      const length = 9 * (1 - at) + 2;
      const fall = at * at * 30;
      const [px, py] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.8 + fall];
      this.#ink.lineStyle(2.6, tint(index % 3 === 0 ? "text" : "brassBright"), fade);
      this.#ink.lineBetween(px, py, px + Math.cos(angle) * length, py + Math.sin(angle) * length);
    }
    if (at < 0.35) {
      const open = at / 0.35;
      this.#ink
        .fillStyle(tint("text"), (1 - open) * 0.8)
        .fillCircle(x, y, 8 + 20 * easeOut(open) * (0.6 + strength));
    }
    this.#ink
      .lineStyle(3.5 * (1 - at), tint("brassBright"), fade * 0.8)
      .strokeCircle(x, y, 10 + 38 * easeOut(at) * (0.5 + strength * 0.6));
  }

  #drawBlast({ place, at }: Extract<Effect, { kind: "blast" }>): void {
    const { x, y } = pointOf(place);
    const fade = 1 - easeIn(at);
    const open = easeOut(at);
    this.#ink.fillStyle(tint("ember"), fade * 0.55).fillEllipse(x, y, 100 * open, 70 * open);
    this.#ink.fillStyle(tint("brassBright"), fade * 0.8).fillEllipse(x, y - 6, 62 * open, 48 * open);
    this.#ink.fillStyle(tint("text"), fade).fillEllipse(x, y - 8, 30 * (1 - at), 26 * (1 - at));
    for (let index = 0; index < 12; index++) {
      const angle = (index / 12) * Math.PI * 2 + 0.2;
      const [from, to] = [26 * open, (44 + spread(place.x, index) * 30) * open];
      this.#ink.lineStyle(3, tint("text"), fade);
      this.#ink.lineBetween(
        x + Math.cos(angle) * from,
        y + Math.sin(angle) * from * 0.75,
        x + Math.cos(angle) * to,
        y + Math.sin(angle) * to * 0.75,
      );
    }
  }

  #drawDust({ place, at, seed }: Extract<Effect, { kind: "dust" }>): void {
    const { x, y } = pointOf(place);
    for (let index = 0; index < 6; index++) {
      const px = x + (spread(seed, index) - 0.5) * 46 * (0.5 + at);
      const size = 5 + spread(seed, index + 9) * 9 * easeOut(at);
      this.#ink.fillStyle(tint("inkSoft"), 0.34 * (1 - at)).fillCircle(px, y + 12 - at * 10, size);
    }
  }

  #drawShield(bot: BotPose): void {
    if (bot.shield <= 0) return;
    const { x, y } = chestOf(bot.place);
    const open = 1.05 * bot.shield;
    const middle = bot.facing === 1 ? 0 : Math.PI;
    for (const [radius, width, tone, alpha] of [
      [42, 11, tint("brassDull"), 0.9],
      [42, 7, tint("brassBright"), 0.95],
      [46, 1.5, tint("text"), 0.9],
    ] as const) {
      this.#ink.lineStyle(width, tone, alpha * bot.shield).beginPath();
      this.#ink.arc(x, y, radius, middle - open, middle + open).strokePath();
    }
  }

  #drawWinding(bot: BotPose): void {
    if (bot.wind <= 0) return;
    const { x, y } = chestOf(bot.place);
    for (let tick = 0; tick < 12; tick++) {
      const angle = (tick / 12) * Math.PI * 2 + bot.wind * 2;
      const [from, to] = [36, 36 + 10 * bot.wind];
      this.#ink.lineStyle(3, tint("brassBright"), bot.wind * (0.4 + (tick % 3) * 0.25));
      this.#ink.lineBetween(
        x + Math.cos(angle) * from,
        y + Math.sin(angle) * from,
        x + Math.cos(angle) * to,
        y + Math.sin(angle) * to,
      );
    }
  }

  #drawWord(effect: Extract<Effect, { kind: "word" }>, slot: number, stacked: number): void {
    const { x, y } = chestOf(effect.place);
    const word = this.#words[slot] ?? this.#newWord();
    this.#words[slot] = word;
    const rise = easeOut(effect.at) * 40;
    // Setting text or style paints and uploads the word anew, so only when they differ.
    if (word.text !== effect.text || word.getData("tone") !== effect.tone) {
      const hurt = effect.tone === "bad";
      word
        .setData("tone", effect.tone)
        .setStyle({
          color: hurt ? colours.text : colours[effect.tone],
          stroke: hurt ? mix(colours.bad, colours.ink, 0.55) : colours.ground,
          strokeThickness: 7,
        })
        .setText(effect.text);
    }
    word
      .setVisible(true)
      .setPosition(x, y - 44 - rise - stacked * 26)
      .setScale(0.5 * (1 + 0.35 * (1 - easeOut(Math.min(1, effect.at * 5)))))
      .setAlpha(1 - easeIn(effect.at));
  }

  #newWord(): Phaser.GameObjects.Text {
    return this.scene.add
      .text(0, 0, "", { fontFamily: "'Fraunces Variable', serif", fontSize: "56px", fontStyle: "bold" })
      .setOrigin(0.5)
      .setDepth(3500);
  }
}
