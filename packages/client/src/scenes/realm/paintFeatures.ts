import { terrainAt } from "@cogwright/npc/region/terrain";
import { colours, translucent } from "../../theme/colours.ts";
import type { Patch } from "./paintGround.ts";
import { paintHouse, paintSquare } from "./paintTown.ts";
import { scatter } from "./scatter.ts";

type Canvas = CanvasRenderingContext2D;

function shadow(canvas: Canvas, x: number, y: number, size: number): void {
  canvas.fillStyle = translucent("ink", 0.22);
  canvas.beginPath();
  canvas.ellipse(x + 0.12 * size, y, 0.42 * size, 0.13 * size, 0, 0, 2 * Math.PI);
  canvas.fill();
}

/** A leafy tree: a trunk and a cloud of leaves, hatched on the side away from the light. */
function paintLeafy(canvas: Canvas, x: number, y: number, size: number, tone: number): void {
  shadow(canvas, x, y, size);
  canvas.lineWidth = 0.035;
  canvas.strokeStyle = translucent("ink", 0.9);
  canvas.beginPath();
  canvas.moveTo(x, y);
  canvas.lineTo(x, y - 0.4 * size);
  canvas.stroke();
  canvas.beginPath();
  for (let lobe = 0; lobe < 7; lobe++) {
    const angle = (lobe / 7) * 2 * Math.PI + tone * 6;
    const cx = x + 0.2 * size * Math.cos(angle);
    const cy = y - 0.62 * size + 0.17 * size * Math.sin(angle);
    canvas.moveTo(cx + 0.19 * size, cy);
    canvas.arc(cx, cy, 0.19 * size, 0, 2 * Math.PI);
  }
  canvas.stroke();
  canvas.fillStyle = tone > 0.5 ? colours.leafLit : colours.leafMid;
  canvas.fill();
  canvas.lineWidth = 0.02;
  canvas.strokeStyle = translucent("ink", 0.6);
  canvas.beginPath();
  for (let line = 0; line < 4; line++) {
    const lx = x + size * (0.08 + 0.075 * line);
    canvas.moveTo(lx, y - size * (0.78 - 0.07 * line));
    canvas.lineTo(lx - 0.1 * size, y - size * (0.5 - 0.02 * line));
  }
  canvas.stroke();
}

/** A conifer: three skirts, the far side hatched. */
function paintConifer(canvas: Canvas, x: number, y: number, size: number): void {
  shadow(canvas, x, y, size);
  canvas.lineWidth = 0.035;
  canvas.strokeStyle = translucent("ink", 0.9);
  canvas.fillStyle = colours.conifer;
  for (let skirt = 0; skirt < 3; skirt++) {
    const foot = y - size * (0.12 + 0.24 * skirt);
    const half = size * (0.32 - 0.075 * skirt);
    canvas.beginPath();
    canvas.moveTo(x - half, foot);
    canvas.quadraticCurveTo(x, foot + 0.08 * size, x + half, foot);
    canvas.lineTo(x, foot - 0.42 * size);
    canvas.closePath();
    canvas.fill();
    canvas.stroke();
    canvas.beginPath();
    canvas.moveTo(x + 0.35 * half, foot - 0.03 * size);
    canvas.lineTo(x + 0.1 * half, foot - 0.22 * size);
    canvas.moveTo(x + 0.65 * half, foot - 0.02 * size);
    canvas.lineTo(x + 0.3 * half, foot - 0.2 * size);
    canvas.lineWidth = 0.022;
    canvas.stroke();
    canvas.lineWidth = 0.035;
  }
}

function paintTrees(canvas: Canvas, tx: number, ty: number): void {
  const count = 2 + Math.floor(scatter(tx, ty, 11) * 1.6);
  for (let tree = 0; tree < count; tree++) {
    // Every second tree keeps to the other half, so that no two stand in one another.
    const side = (tree + Math.floor(2 * scatter(tx, ty, 15))) % 2;
    const x = tx + 0.5 * side + 0.04 + 0.42 * scatter(tx, ty, 12 + tree);
    const y = ty + (tree + 0.3 + 0.7 * scatter(tx, ty, 16 + tree)) * (1 / count) + 0.1;
    const size = 0.6 + 0.26 * scatter(tx, ty, 20 + tree);
    // Woods are of one sort in places, so that they read as woods and not as confetti.
    const sort = scatter(tx >> 2, ty >> 2, 24) + 0.3 * (scatter(tx, ty, 25 + tree) - 0.5);
    if (sort > 0.5) paintConifer(canvas, x, y, size);
    else paintLeafy(canvas, x, y, size, scatter(tx, ty, 28 + tree));
  }
}

/** A crag: a lit face, a shaded one, and hatching down the shade. */
function paintCrag(canvas: Canvas, x: number, y: number, size: number, lean: number): void {
  const peakX = x + lean * 0.2 * size;
  const peakY = y - 0.82 * size;
  const foldX = x + 0.08 * size;
  canvas.lineWidth = 0.04;
  canvas.strokeStyle = translucent("ink", 0.92);
  canvas.beginPath();
  canvas.moveTo(x - 0.46 * size, y);
  canvas.lineTo(x - 0.2 * size, y - 0.45 * size);
  canvas.lineTo(peakX, peakY);
  canvas.lineTo(x + 0.24 * size, y - 0.38 * size);
  canvas.lineTo(x + 0.48 * size, y);
  canvas.closePath();
  canvas.fillStyle = colours.cragLit;
  canvas.fill();
  canvas.beginPath();
  canvas.moveTo(peakX, peakY);
  canvas.lineTo(foldX - 0.06 * size, y - 0.42 * size);
  canvas.lineTo(foldX, y);
  canvas.lineTo(x + 0.48 * size, y);
  canvas.lineTo(x + 0.24 * size, y - 0.38 * size);
  canvas.closePath();
  canvas.fillStyle = colours.crag;
  canvas.fill();
  canvas.beginPath();
  canvas.moveTo(x - 0.46 * size, y);
  canvas.lineTo(x - 0.2 * size, y - 0.45 * size);
  canvas.lineTo(peakX, peakY);
  canvas.lineTo(x + 0.24 * size, y - 0.38 * size);
  canvas.lineTo(x + 0.48 * size, y);
  canvas.stroke();
  canvas.lineWidth = 0.024;
  canvas.beginPath();
  for (let line = 0; line < 5; line++) {
    const part = (line + 0.6) / 5.4;
    const lx = peakX + (x + 0.44 * size - peakX) * part;
    const ly = peakY + (y - 0.06 * size - peakY) * part;
    canvas.moveTo(lx, ly);
    canvas.lineTo(lx - 0.05 * size, Math.min(y, ly + size * (0.34 - 0.2 * part)));
  }
  canvas.stroke();
}

/** A vein: faceted copper lumps that catch the lamp. */
function paintOre(canvas: Canvas, tx: number, ty: number): void {
  for (let lump = 0; lump < 4; lump++) {
    const x = tx + 0.2 + 0.6 * scatter(tx, ty, 40 + lump);
    const y = ty + 0.32 + 0.55 * scatter(tx, ty, 44 + lump);
    const r = 0.11 + 0.06 * scatter(tx, ty, 48 + lump);
    canvas.beginPath();
    canvas.moveTo(x - r, y);
    canvas.lineTo(x - 0.4 * r, y - r);
    canvas.lineTo(x + 0.7 * r, y - 0.8 * r);
    canvas.lineTo(x + r, y + 0.2 * r);
    canvas.lineTo(x + 0.1 * r, y + r);
    canvas.closePath();
    canvas.fillStyle = colours.ore;
    canvas.fill();
    canvas.lineWidth = 0.03;
    canvas.strokeStyle = translucent("ink", 0.95);
    canvas.stroke();
    canvas.beginPath();
    canvas.moveTo(x - 0.6 * r, y - 0.1 * r);
    canvas.lineTo(x - 0.25 * r, y - 0.65 * r);
    canvas.lineTo(x + 0.35 * r, y - 0.55 * r);
    canvas.closePath();
    canvas.fillStyle = colours.brassBright;
    canvas.fill();
  }
}

function paintTufts(canvas: Canvas, tx: number, ty: number, most: number, flowers: boolean): void {
  const count = Math.floor(scatter(tx, ty, 51) * (most + 0.99));
  canvas.lineWidth = 0.03;
  for (let tuft = 0; tuft < count; tuft++) {
    const x = tx + 0.1 + 0.8 * scatter(tx, ty, 52 + tuft);
    const y = ty + 0.2 + 0.75 * scatter(tx, ty, 56 + tuft);
    canvas.strokeStyle = translucent("leafDark", 0.75);
    canvas.beginPath();
    for (let blade = -1; blade <= 1; blade++) {
      canvas.moveTo(x + 0.05 * blade, y);
      canvas.quadraticCurveTo(x + 0.06 * blade, y - 0.1, x + 0.13 * blade, y - 0.17 + 0.03 * Math.abs(blade));
    }
    canvas.stroke();
    if (flowers && scatter(tx, ty, 60 + tuft) > 0.55) {
      canvas.fillStyle = scatter(tx, ty, 61 + tuft) > 0.5 ? colours.petal : colours.brass;
      canvas.beginPath();
      canvas.arc(x, y - 0.2, 0.045, 0, 2 * Math.PI);
      canvas.fill();
    }
  }
}

function paintSandDots(canvas: Canvas, tx: number, ty: number): void {
  canvas.fillStyle = translucent("brassDull", 0.6);
  for (let dot = 0; dot < 7; dot++) {
    canvas.beginPath();
    canvas.arc(tx + scatter(tx, ty, 70 + dot), ty + scatter(tx, ty, 78 + dot), 0.022, 0, 2 * Math.PI);
    canvas.fill();
  }
}

/** Everything that stands on the ground, from north to south, so that the nearer covers the farther. */
export function paintFeatures(canvas: Canvas, { left, top, width, height }: Patch): void {
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      switch (terrainAt({ x, y })) {
        case "forest":
          paintTrees(canvas, x, y);
          break;
        case "rock":
          if (scatter(x, y, 90) > 0.2)
            paintCrag(
              canvas,
              x + 0.2 + 0.6 * scatter(x, y, 91),
              y + 0.7 + 0.3 * scatter(x, y, 94),
              0.65 + 0.75 * scatter(x, y, 92) ** 2,
              scatter(x, y, 93) - 0.5,
            );
          break;
        case "ore":
          paintOre(canvas, x, y);
          break;
        case "meadow":
          paintTufts(canvas, x, y, 3, true);
          break;
        case "grass":
          paintTufts(canvas, x, y, 1, false);
          break;
        case "sand":
          paintSandDots(canvas, x, y);
          break;
        case "town":
          paintSquare(canvas, x, y);
          break;
        case "house":
          paintHouse(canvas, x, y);
          break;
      }
    }
  }
}
