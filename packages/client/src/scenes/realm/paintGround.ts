import type { Terrain } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import { terrainAt } from "@cogwright/npc/region/terrain";
import { colours, tint, translucent } from "../../theme/colours.ts";
import { type Field, fieldOf, type Outline, outlinesOf } from "./outline.ts";
import { paintFeatures } from "./paintFeatures.ts";
import { paintRoads } from "./paintRoads.ts";
import { scatter, smoothScatter } from "./scatter.ts";

/** A rectangle of the realm, in tiles. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Tiles around a patch whose drawing reaches into it. */
const MARGIN = 2;

const water: readonly Terrain[] = ["water"];
const high: readonly Terrain[] = ["rock", "ore"];
const woods: readonly Terrain[] = ["forest"];
const paved: readonly Terrain[] = ["town", "house"];

function trace(canvas: CanvasRenderingContext2D, outlines: readonly Outline[]): void {
  canvas.beginPath();
  for (const outline of outlines) {
    const last = outline.length - 2;
    // Through the middles of the pieces, so that corners are round.
    canvas.moveTo(
      ((outline[last] as number) + (outline[0] as number)) / 2,
      ((outline[last + 1] as number) + (outline[1] as number)) / 2,
    );
    for (let at = 0; at < outline.length; at += 2) {
      const x = outline[at] as number;
      const y = outline[at + 1] as number;
      const next = (at + 2) % outline.length;
      canvas.quadraticCurveTo(
        x,
        y,
        (x + (outline[next] as number)) / 2,
        (y + (outline[next + 1] as number)) / 2,
      );
    }
    canvas.closePath();
  }
}

function paintPaper(canvas: CanvasRenderingContext2D, patch: Patch): void {
  const { left, top, width, height } = patch;
  canvas.fillStyle = colours.paper;
  canvas.fillRect(left, top, width, height);
  // Stains: one dot a tile, blown up smoothly. A dot stands for a tile's corner, so that patches meet without a seam.
  const dots = document.createElement("canvas");
  dots.width = width + 3;
  dots.height = height + 3;
  const stains = dots.getContext("2d");
  if (!stains) return;
  const brown = tint("stain");
  const image = stains.createImageData(dots.width, dots.height);
  for (let at = 0; at < dots.width * dots.height; at++) {
    const x = left - 1 + (at % dots.width);
    const y = top - 1 + Math.floor(at / dots.width);
    const stain = 0.6 * smoothScatter(x, y, 9, 1) + 0.4 * smoothScatter(x, y, 3.3, 2);
    image.data[4 * at] = brown >> 16;
    image.data[4 * at + 1] = (brown >> 8) & 255;
    image.data[4 * at + 2] = brown & 255;
    image.data[4 * at + 3] = Math.max(0, (stain - 0.32) * 120);
  }
  stains.putImageData(image, 0, 0);
  canvas.imageSmoothingEnabled = true;
  canvas.imageSmoothingQuality = "high";
  canvas.drawImage(dots, left - 1.5, top - 1.5, width + 3, height + 3);
  canvas.lineWidth = 0.012;
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      if (scatter(x, y, 3) > 0.4) continue;
      const angle = scatter(x, y, 4) * Math.PI;
      const fx = x + scatter(x, y, 5);
      const fy = y + scatter(x, y, 6);
      canvas.strokeStyle = translucent("inkSoft", 0.1);
      canvas.beginPath();
      canvas.moveTo(fx, fy);
      canvas.lineTo(fx + 0.45 * Math.cos(angle), fy + 0.45 * Math.sin(angle));
      canvas.stroke();
    }
  }
}

/** Short strokes from an outline outward, as maps draw a slope. */
function hatchSlope(
  canvas: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  field: Field,
  reach: number,
): void {
  const { left, top, gap, columns, rows, values } = field;
  const height = (x: number, y: number): number => {
    const column = Math.min(columns - 1, Math.max(0, Math.round((x - left) / gap)));
    const row = Math.min(rows - 1, Math.max(0, Math.round((y - top) / gap)));
    return values[row * columns + column] as number;
  };
  canvas.beginPath();
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const x = outline[at] as number;
      const y = outline[at + 1] as number;
      const dx = height(x - 0.5, y) - height(x + 0.5, y);
      const dy = height(x, y - 0.5) - height(x, y + 0.5);
      const slope = Math.hypot(dx, dy);
      if (slope < 0.05) continue;
      // The light comes from the north-west: slopes away from it are hatched longer.
      const shade = 0.45 + 0.55 * Math.max(0, (dx + dy) / (slope * Math.SQRT2));
      const length = reach * shade * (0.7 + 0.6 * scatter(Math.round(x * 7), Math.round(y * 7), 8));
      canvas.moveTo(x, y);
      canvas.lineTo(x + (dx / slope) * length, y + (dy / slope) * length);
    }
  }
  canvas.stroke();
}

function paintWater(canvas: CanvasRenderingContext2D, wide: Patch): void {
  const isWater = (x: number, y: number): boolean => water.includes(terrainAt({ x, y }));
  const shore = fieldOf(isWater, wide, 1);
  const shores = outlinesOf(shore, 0.5);
  if (shores.length === 0) return;
  const depth = fieldOf(isWater, wide, 3);
  trace(canvas, shores);
  canvas.fillStyle = translucent("water", 0.62);
  canvas.fill("evenodd");
  canvas.save();
  canvas.clip("evenodd");
  for (const [level, opacity] of [
    [0.6, 0.55],
    [0.72, 0.4],
    [0.83, 0.28],
    [0.93, 0.2],
  ] as const) {
    trace(canvas, outlinesOf(depth, level));
    canvas.fillStyle = translucent("waterDeep", 0.13);
    canvas.fill("evenodd");
    canvas.lineWidth = 0.028;
    canvas.strokeStyle = translucent("ink", opacity);
    canvas.stroke();
  }
  // The shore's own shadow on the water.
  trace(canvas, shores);
  canvas.lineWidth = 0.34;
  canvas.strokeStyle = translucent("waterDeep", 0.35);
  canvas.stroke();
  canvas.restore();
  trace(canvas, shores);
  canvas.lineWidth = 0.07;
  canvas.strokeStyle = translucent("ink", 0.9);
  canvas.stroke();
}

function paintHeights(canvas: CanvasRenderingContext2D, wide: Patch): void {
  const field = fieldOf((x, y) => high.includes(terrainAt({ x, y })), wide, 1);
  const feet = outlinesOf(field, 0.5);
  trace(canvas, feet);
  canvas.fillStyle = translucent("inkSoft", 0.26);
  canvas.fill("evenodd");
  canvas.lineWidth = 0.045;
  canvas.strokeStyle = translucent("ink", 0.75);
  canvas.stroke();
  canvas.lineWidth = 0.026;
  canvas.strokeStyle = translucent("ink", 0.6);
  hatchSlope(canvas, feet, field, 0.42);
  trace(
    canvas,
    outlinesOf(
      fieldOf((x, y) => high.includes(terrainAt({ x, y })), wide, 2),
      0.82,
    ),
  );
  canvas.fillStyle = translucent("inkSoft", 0.18);
  canvas.fill("evenodd");
}

function paintWash(
  canvas: CanvasRenderingContext2D,
  wide: Patch,
  sorts: readonly Terrain[],
  wash: string,
  edge: string,
): void {
  const field = fieldOf((x, y) => sorts.includes(terrainAt({ x, y })), wide, 1.3);
  trace(canvas, outlinesOf(field, 0.42));
  canvas.fillStyle = wash;
  canvas.fill("evenodd");
  // Watercolour dries darker at its edge.
  canvas.lineWidth = 0.1;
  canvas.strokeStyle = edge;
  canvas.stroke();
}

/** The graticule: a fine line where one region ends and the next begins, with its number in the corner. */
function paintBorders(canvas: CanvasRenderingContext2D, { left, top, width, height }: Patch): void {
  canvas.lineWidth = 0.035;
  canvas.strokeStyle = translucent("ink", 0.5);
  canvas.setLineDash([0.3, 0.2]);
  canvas.beginPath();
  for (let x = Math.ceil(left / 32) * 32; x <= left + width; x += 32) {
    canvas.moveTo(x, top);
    canvas.lineTo(x, top + height);
  }
  for (let y = Math.ceil(top / 32) * 32; y <= top + height; y += 32) {
    canvas.moveTo(left, y);
    canvas.lineTo(left + width, y);
  }
  canvas.stroke();
  canvas.setLineDash([]);
  if (left % 32 === 0 && top % 32 === 0) {
    canvas.fillStyle = translucent("ink", 0.6);
    canvas.font = 'italic 0.5px "Fraunces Variable", Georgia, serif';
    canvas.fillText(`region ${regionAt(left / 32, top / 32)}`, left + 0.25, top + 0.62);
  }
}

/**
 * Draws a patch of the realm's map. The canvas must be scaled so that one unit is one tile and 0, 0 the realm's corner.
 * What is drawn depends on the realm alone, so that neighbouring patches meet without a seam.
 */
export function paintGround(canvas: CanvasRenderingContext2D, patch: Patch): void {
  const wide: Patch = {
    left: patch.left - MARGIN,
    top: patch.top - MARGIN,
    width: patch.width + 2 * MARGIN,
    height: patch.height + 2 * MARGIN,
  };
  canvas.save();
  canvas.beginPath();
  canvas.rect(patch.left, patch.top, patch.width, patch.height);
  canvas.clip();
  canvas.lineCap = "round";
  canvas.lineJoin = "round";
  paintPaper(canvas, patch);
  paintWash(canvas, wide, ["meadow"], translucent("leaf", 0.16), translucent("leaf", 0.1));
  paintWash(canvas, wide, ["sand"], translucent("lamp", 0.34), translucent("brassDull", 0.12));
  paintWash(canvas, wide, woods, translucent("leaf", 0.42), translucent("leafDark", 0.22));
  paintWater(canvas, wide);
  paintHeights(canvas, wide);
  paintWash(canvas, wide, paved, translucent("paperShade", 0.9), translucent("ink", 0.5));
  paintRoads(canvas, wide);
  paintBorders(canvas, patch);
  paintFeatures(canvas, wide);
  canvas.restore();
}
