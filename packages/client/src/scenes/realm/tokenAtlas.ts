import bandit from "game-icon:bandit";
import swords from "game-icon:crossed-swords";
import deer from "game-icon:deer";
import hood from "game-icon:hood";
import lantern from "game-icon:lantern-flame";
import meat from "game-icon:meat";
import sleep from "game-icon:night-sleep";
import cart from "game-icon:old-wagon";
import hands from "game-icon:shaking-hands";
import skull from "game-icon:skull-crossed-bones";
import helm from "game-icon:visored-helm";
import wolf from "game-icon:wolf-head";
import type { Kind } from "@cogwright/contracts/rules/realm";
import type { Textures } from "phaser";
import type { Glyph } from "../../icons/glyph.ts";
import { colours, translucent } from "../../theme/colours.ts";

/** Key of the one texture that all tokens are drawn from, so that a thousand of them are one batch. */
export const TOKENS = "realm-tokens";

/** Side of a frame in texture pixels. A disc fills `DISC_SHARE` of it; the rest is shadow and room for the rim. */
export const FRAME = 128;
export const DISC_SHARE = 0.72;

type Metal = readonly [light: string, middle: string, dark: string];

const brass: Metal = [colours.brassBright, colours.brass, colours.brassDull];
const iron: Metal = [colours.ironLight, colours.iron, colours.ironDark];
const steel: Metal = [colours.steelLight, colours.steel, colours.steelDark];
const copper: Metal = [colours.copperLight, colours.copper, colours.copperDark];
const tin: Metal = [colours.paper, colours.flagstone, colours.timber];
const patina: Metal = [colours.patinaLight, colours.patina, colours.patinaDark];

interface TokenLook {
  metal: Metal;
  glyph: Glyph;
  /** The rim tells the kinds apart without colour: plain, toothed like a cog, six-sided, rayed, saw-bladed, or square. */
  rim: "round" | "cog" | "hexagon" | "rays" | "saw" | "square";
}

/** How each kind's token is made; `me` is the visitor's own. */
const looks = {
  deer: { metal: brass, glyph: deer, rim: "round" },
  wolf: { metal: iron, glyph: wolf, rim: "cog" },
  guard: { metal: steel, glyph: helm, rim: "hexagon" },
  raider: { metal: copper, glyph: bandit, rim: "saw" },
  merchant: { metal: tin, glyph: cart, rim: "square" },
  player: { metal: patina, glyph: hood, rim: "round" },
  me: { metal: brass, glyph: lantern, rim: "rays" },
} as const satisfies Record<string, TokenLook>;

export type TokenFrame = keyof typeof looks;
export type BadgeFrame = "afraid" | "hungry" | "asleep" | "dead" | "hurt" | "friend" | "foe";

/** The frame of a kind's token; a kind this page does not know yet is drawn as a deer's blank disc. */
export function frameOfKind(kind: Kind): TokenFrame {
  return kind in looks ? (kind as TokenFrame) : "deer";
}

const glyphPaths = new Map<Glyph, Path2D>();

function pathOf(glyph: Glyph): Path2D {
  let path = glyphPaths.get(glyph);
  if (!path) {
    path = new Path2D(glyph.paths.join(" "));
    glyphPaths.set(glyph, path);
  }
  return path;
}

function traceRim(canvas: CanvasRenderingContext2D, rim: TokenLook["rim"], radius: number): void {
  canvas.beginPath();
  if (rim === "round") {
    canvas.arc(0, 0, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = { cog: 14, hexagon: 6, rays: 16, saw: 11, square: 4 }[rim];
  for (let corner = 0; corner < corners; corner++) {
    const angle = ((corner + 0.5) / corners) * 2 * Math.PI - Math.PI / 2;
    const half = Math.PI / corners;
    const at = (reach: number, offset: number): void =>
      canvas.lineTo(reach * Math.cos(angle + offset), reach * Math.sin(angle + offset));
    if (rim === "hexagon") at(radius * 1.07, 0);
    else if (rim === "square") {
      // A square with its corners cut.
      at(radius * 1.2, -0.13);
      at(radius * 1.2, 0.13);
    } else if (rim === "saw") {
      at(radius * 0.9, -half);
      at(radius * 1.12, half * 0.7);
    } else if (rim === "cog") {
      at(radius * 0.9, -half * 0.95);
      at(radius * 1.06, -half * 0.5);
      at(radius * 1.06, half * 0.5);
      at(radius * 0.9, half * 0.95);
    } else {
      at(radius * 0.93, -half);
      at(radius * 1.1, 0);
    }
  }
  canvas.closePath();
}

/** A disc of metal under a lamp at the upper left, with a glyph cut into it. The canvas's origin is the disc's middle. */
function paintDisc(canvas: CanvasRenderingContext2D, look: TokenLook): void {
  const radius = (FRAME * DISC_SHARE) / 2;
  const [light, middle, dark] = look.metal;

  const shade = canvas.createRadialGradient(7, 11, radius * 0.7, 7, 11, radius * 1.22);
  shade.addColorStop(0, translucent("ink", 0.6));
  shade.addColorStop(1, translucent("ink", 0));
  canvas.fillStyle = shade;
  canvas.beginPath();
  canvas.arc(7, 11, radius * 1.22, 0, 2 * Math.PI);
  canvas.fill();

  const metal = canvas.createRadialGradient(-radius * 0.4, -radius * 0.5, radius * 0.1, 0, 0, radius * 1.25);
  metal.addColorStop(0, light);
  metal.addColorStop(0.5, middle);
  metal.addColorStop(1, dark);
  traceRim(canvas, look.rim, radius);
  canvas.fillStyle = metal;
  canvas.fill();
  canvas.lineWidth = 3;
  canvas.strokeStyle = translucent("ink", 0.9);
  canvas.stroke();

  // A turned groove, dark above and lit below.
  canvas.lineWidth = 2;
  canvas.strokeStyle = translucent("ink", 0.45);
  canvas.beginPath();
  canvas.arc(0, 0, radius * 0.8, 0, 2 * Math.PI);
  canvas.stroke();
  canvas.strokeStyle = "rgb(255 255 255 / 0.35)";
  canvas.beginPath();
  canvas.arc(0, 0, radius * 0.8 - 1.6, Math.PI * 0.05, Math.PI * 0.95);
  canvas.stroke();
  canvas.beginPath();
  canvas.arc(0, 0, radius * 0.95, Math.PI * 1.05, Math.PI * 1.65);
  canvas.stroke();

  const size = radius * 1.24;
  canvas.save();
  canvas.translate(-size / 2, -size / 2);
  canvas.scale(size / 512, size / 512);
  const path = pathOf(look.glyph);
  canvas.translate(7, 9);
  canvas.fillStyle = "rgb(255 255 255 / 0.42)";
  canvas.fill(path);
  canvas.translate(-7, -9);
  canvas.fillStyle = colours.ink;
  canvas.fill(path);
  canvas.restore();
}

/** A small pointer beyond the rim, toward the east; turned by the layer. */
function paintPointer(canvas: CanvasRenderingContext2D): void {
  const radius = (FRAME * DISC_SHARE) / 2;
  canvas.beginPath();
  canvas.moveTo(radius * 1.34, 0);
  canvas.lineTo(radius * 1.08, -9);
  canvas.lineTo(radius * 1.14, 0);
  canvas.lineTo(radius * 1.08, 9);
  canvas.closePath();
  canvas.fillStyle = colours.brassBright;
  canvas.fill();
  canvas.lineWidth = 2.5;
  canvas.lineJoin = "round";
  canvas.strokeStyle = colours.ink;
  canvas.stroke();
}

const badges: Record<BadgeFrame, { ground: string; glyph?: Glyph; letter?: string }> = {
  afraid: { ground: colours.paper, letter: "!" },
  hungry: { ground: colours.paper, glyph: meat },
  asleep: { ground: colours.paper, glyph: sleep },
  hurt: { ground: colours.bad, letter: "♥" },
  friend: { ground: colours.good, glyph: hands },
  foe: { ground: colours.ember, glyph: swords },
  dead: { ground: colours.paperShade, glyph: skull },
};

/** A mood: a small enamel badge. Its middle is the canvas's origin. */
function paintBadge(canvas: CanvasRenderingContext2D, badge: (typeof badges)[BadgeFrame]): void {
  canvas.beginPath();
  canvas.arc(0, 0, 40, 0, 2 * Math.PI);
  canvas.fillStyle = badge.ground;
  canvas.fill();
  canvas.lineWidth = 6;
  canvas.strokeStyle = colours.ink;
  canvas.stroke();
  canvas.fillStyle = colours.ink;
  if (badge.glyph) {
    canvas.save();
    canvas.translate(-28, -28);
    canvas.scale(56 / 512, 56 / 512);
    canvas.fill(pathOf(badge.glyph));
    canvas.restore();
    return;
  }
  canvas.font = '700 60px "Inter Variable", system-ui, sans-serif';
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.fillText(badge.letter ?? "", 0, 4);
}

function paintRing(canvas: CanvasRenderingContext2D): void {
  const radius = (FRAME * DISC_SHARE) / 2;
  canvas.lineWidth = 4;
  canvas.strokeStyle = colours.brassBright;
  canvas.setLineDash([14, 9]);
  canvas.beginPath();
  canvas.arc(0, 0, radius * 1.2, 0, 2 * Math.PI);
  canvas.stroke();
  canvas.setLineDash([]);
}

/** Where a walk leads: a small flag pin, its foot at the canvas's origin. */
function paintGoal(canvas: CanvasRenderingContext2D): void {
  canvas.lineWidth = 4;
  canvas.strokeStyle = colours.ink;
  canvas.fillStyle = translucent("ink", 0.35);
  canvas.beginPath();
  canvas.ellipse(3, 2, 13, 5, 0, 0, 2 * Math.PI);
  canvas.fill();
  canvas.beginPath();
  canvas.moveTo(0, 0);
  canvas.lineTo(0, -50);
  canvas.stroke();
  canvas.fillStyle = colours.petal;
  canvas.beginPath();
  canvas.moveTo(0, -50);
  canvas.lineTo(32, -41);
  canvas.lineTo(0, -30);
  canvas.closePath();
  canvas.fill();
  canvas.stroke();
}

function paintDot(canvas: CanvasRenderingContext2D): void {
  canvas.beginPath();
  canvas.arc(0, 0, 9, 0, 2 * Math.PI);
  canvas.fillStyle = colours.paper;
  canvas.fill();
  canvas.lineWidth = 4;
  canvas.strokeStyle = colours.ink;
  canvas.stroke();
}

/** Paints every token, pointer, badge and marker into one texture, once a game. */
export function createTokenAtlas(textures: Textures.TextureManager): void {
  if (textures.exists(TOKENS)) return;
  const frames: [string, (canvas: CanvasRenderingContext2D) => void][] = [
    ...Object.entries(looks).map(([name, look]): [string, (canvas: CanvasRenderingContext2D) => void] => [
      name,
      (canvas) => paintDisc(canvas, look),
    ]),
    ["pointer", paintPointer],
    ["ring", paintRing],
    ["goal", paintGoal],
    ["dot", paintDot],
    ...Object.entries(badges).map(([name, badge]): [string, (canvas: CanvasRenderingContext2D) => void] => [
      name,
      (canvas) => paintBadge(canvas, badge),
    ]),
  ];
  const columns = 8;
  const rows = 3;
  const texture = textures.createCanvas(TOKENS, columns * FRAME, rows * FRAME);
  if (!texture) throw new Error(`The browser gave no canvas of ${columns * FRAME} pixels for the tokens.`);
  const canvas = texture.context;
  for (const [index, [name, paint]] of frames.entries()) {
    const x = (index % columns) * FRAME;
    const y = Math.floor(index / columns) * FRAME;
    canvas.save();
    canvas.translate(x + FRAME / 2, y + FRAME / 2);
    paint(canvas);
    canvas.restore();
    texture.add(name, 0, x, y, FRAME, FRAME);
  }
  texture.refresh();
}
