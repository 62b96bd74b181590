import { colours } from "../../theme/colours.ts";
import { faded, mix } from "./colour.ts";
import { BOARD, MARGIN, STAGE, TILE } from "./geometry.ts";
import { brassPlate, cog, engrave, type Pen, rivet, roundedBox } from "./metal.ts";

/** A repeatable draw of 0..1 for grain and hatching; `n` is any whole number. */
function grain(n: number): number {
  const x = Math.sin(n * 127.1 + 311.7) * 43758.5453;
  return x - Math.floor(x);
}

const RIM = 30;

/** Paints the table, the brass rim and the parchment tiles, in the scene's units. */
export function paintBoard(pen: Pen): void {
  const field = {
    x: MARGIN.side,
    y: MARGIN.top,
    width: BOARD * TILE.width,
    height: BOARD * TILE.height,
  };
  paintTable(pen);
  paintRim(pen, field);
  for (let tile = 0; tile < BOARD * BOARD; tile++) paintTile(pen, tile);
  const lamp = pen.createRadialGradient(
    field.x + field.width * 0.4,
    field.y + field.height * 0.3,
    40,
    field.x + field.width * 0.5,
    field.y + field.height * 0.5,
    field.width * 0.78,
  );
  lamp.addColorStop(0, faded(colours.brassBright, 0.1));
  lamp.addColorStop(0.5, faded(colours.ink, 0));
  lamp.addColorStop(1, faded(colours.ink, 0.5));
  pen.fillStyle = lamp;
  pen.fillRect(field.x, field.y, field.width, field.height);
  const lip = pen.createLinearGradient(0, field.y, 0, field.y + 16);
  lip.addColorStop(0, faded(colours.ink, 0.55));
  lip.addColorStop(1, faded(colours.ink, 0));
  pen.fillStyle = lip;
  pen.fillRect(field.x, field.y, field.width, 16);
}

function paintTable(pen: Pen): void {
  const glow = pen.createRadialGradient(
    STAGE.width * 0.42,
    STAGE.height * 0.35,
    60,
    STAGE.width / 2,
    STAGE.height / 2,
    STAGE.width * 0.72,
  );
  glow.addColorStop(0, mix(colours.panel, colours.brassDull, 0.22));
  glow.addColorStop(1, colours.ground);
  pen.fillStyle = glow;
  pen.fillRect(0, 0, STAGE.width, STAGE.height);
}

function paintRim(pen: Pen, field: { x: number; y: number; width: number; height: number }): void {
  const outer = {
    x: field.x - RIM,
    y: field.y - RIM,
    width: field.width + RIM * 2,
    height: field.height + RIM * 2,
  };
  pen.shadowColor = faded(colours.ink, 0.9);
  pen.shadowBlur = 40;
  pen.shadowOffsetY = 14;
  roundedBox(pen, outer.x, outer.y + 8, outer.width, outer.height, 24);
  pen.fillStyle = mix(colours.brassDull, colours.ink, 0.6);
  pen.fill();
  pen.shadowBlur = 0;
  pen.shadowOffsetY = 0;
  const metal = pen.createLinearGradient(outer.x, outer.y, outer.x + outer.width, outer.y + outer.height);
  metal.addColorStop(0, colours.brassBright);
  metal.addColorStop(0.18, colours.brass);
  metal.addColorStop(0.42, mix(colours.brass, colours.brassDull, 0.5));
  metal.addColorStop(0.55, colours.brass);
  metal.addColorStop(1, mix(colours.brassDull, colours.ink, 0.2));
  roundedBox(pen, outer.x, outer.y, outer.width, outer.height, 24);
  pen.fillStyle = metal;
  pen.fill();
  engrave(pen, 2);
  roundedBox(pen, outer.x + 5, outer.y + 5, outer.width - 10, outer.height - 10, 20);
  pen.lineWidth = 1.4;
  pen.strokeStyle = faded(colours.brassBright, 0.55);
  pen.stroke();
  roundedBox(pen, field.x - 5, field.y - 5, field.width + 10, field.height + 10, 6);
  pen.fillStyle = mix(colours.ink, colours.brassDull, 0.25);
  pen.fill();
  engrave(pen, 1.4);
  // Coordinates engraved into the rim, as on a chart.
  pen.font = "600 13px 'IBM Plex Mono', monospace";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (let index = 0; index < BOARD; index++) {
    const x = field.x + (index + 0.5) * TILE.width;
    const y = field.y + (index + 0.5) * TILE.height;
    for (const [text, px, py] of [
      [String.fromCharCode(65 + index), x, field.y - RIM / 2 - 1],
      [String.fromCharCode(65 + index), x, field.y + field.height + RIM / 2 + 1],
      [String(index + 1), field.x - RIM / 2 - 2, y],
      [String(index + 1), field.x + field.width + RIM / 2 + 2, y],
    ] as const) {
      pen.fillStyle = faded(colours.brassBright, 0.7);
      pen.fillText(text, px + 0.6, py + 0.9);
      pen.fillStyle = mix(colours.ink, colours.brassDull, 0.12);
      pen.fillText(text, px, py);
    }
  }
  for (const x of [outer.x + RIM / 2 + 2, outer.x + outer.width - RIM / 2 - 2]) {
    for (const y of [outer.y + RIM / 2 + 2, outer.y + outer.height - RIM / 2 - 2]) {
      cog(pen, x, y, 13, 10, brassPlate(pen, y - 13, y + 13), x + y);
      rivet(pen, x, y, 3);
    }
  }
}

function paintTile(pen: Pen, tile: number): void {
  const column = tile % BOARD;
  const row = Math.floor(tile / BOARD);
  const x = MARGIN.side + column * TILE.width;
  const y = MARGIN.top + row * TILE.height;
  const dark = (column + row) % 2 === 1;
  const tone = mix(colours.paper, colours.paperShade, (dark ? 0.62 : 0.1) + grain(tile) * 0.16);
  pen.fillStyle = mix(tone, colours.ink, dark ? 0.1 : 0.03);
  pen.fillRect(x, y, TILE.width, TILE.height);
  // Ink hatching, a few strokes per tile.
  pen.lineCap = "round";
  for (let stroke = 0; stroke < 7; stroke++) {
    const seed = tile * 31 + stroke * 7;
    const sx = x + 6 + grain(seed) * (TILE.width - 20);
    const sy = y + 6 + grain(seed + 1) * (TILE.height - 14);
    const length = 4 + grain(seed + 2) * 9;
    pen.beginPath();
    pen.moveTo(sx, sy + length * 0.5);
    pen.lineTo(sx + length * 0.8, sy);
    pen.lineWidth = 0.8;
    pen.strokeStyle = faded(colours.ink, dark ? 0.13 : 0.08);
    pen.stroke();
  }
  pen.fillStyle = faded(colours.text, dark ? 0.14 : 0.4);
  pen.fillRect(x, y, TILE.width, 1.4);
  pen.fillRect(x, y, 1.2, TILE.height);
  pen.fillStyle = faded(colours.ink, 0.28);
  pen.fillRect(x, y + TILE.height - 1.4, TILE.width, 1.4);
  pen.fillRect(x + TILE.width - 1.2, y, 1.2, TILE.height);
}

/** How far a wall rises above its tile. */
const WALL_RISE = 24;
/** Number of different wall blocks. */
export const WALL_KINDS = 3;

/** A wall block with the middle of its tile at the pen's origin. */
export function paintWall(pen: Pen, kind: number): void {
  const [halfWidth, halfHeight] = [TILE.width / 2 - 2, TILE.height / 2 - 2];
  const iron = mix(colours.line, colours.brassDull, 0.18);
  pen.fillStyle = faded(colours.ink, 0.4);
  roundedBox(pen, -halfWidth + 3, -halfHeight + 6, halfWidth * 2 + 4, halfHeight * 2, 6);
  pen.fill();
  const front = pen.createLinearGradient(0, halfHeight - WALL_RISE, 0, halfHeight);
  front.addColorStop(0, mix(iron, colours.ink, 0.3));
  front.addColorStop(1, mix(iron, colours.ink, 0.75));
  roundedBox(pen, -halfWidth, -halfHeight - WALL_RISE + 8, halfWidth * 2, halfHeight * 2 + WALL_RISE - 8, 6);
  pen.fillStyle = front;
  pen.fill();
  engrave(pen, 1.6);
  for (const x of [-halfWidth + 7, halfWidth - 7]) rivet(pen, x, halfHeight - 8, 2);
  const top = pen.createLinearGradient(
    -halfWidth,
    -halfHeight - WALL_RISE,
    halfWidth,
    halfHeight - WALL_RISE,
  );
  top.addColorStop(0, mix(iron, colours.text, 0.34));
  top.addColorStop(0.5, mix(iron, colours.text, 0.1));
  top.addColorStop(1, mix(iron, colours.ink, 0.28));
  roundedBox(pen, -halfWidth, -halfHeight - WALL_RISE, halfWidth * 2, halfHeight * 2, 6);
  pen.fillStyle = top;
  pen.fill();
  engrave(pen, 1.6);
  roundedBox(pen, -halfWidth + 5, -halfHeight - WALL_RISE + 5, halfWidth * 2 - 10, halfHeight * 2 - 10, 3);
  pen.lineWidth = 1.6;
  pen.strokeStyle = colours.brassDull;
  pen.stroke();
  const middle = -WALL_RISE;
  if (kind === 0) cog(pen, 0, middle, 15, 10, brassPlate(pen, middle - 15, middle + 15));
  if (kind === 1) {
    for (const [x, y] of [
      [-12, -9],
      [12, -9],
      [-12, 9],
      [12, 9],
    ] as const)
      rivet(pen, x, middle + y, 4);
    pen.beginPath();
    pen.moveTo(-18, middle + 13);
    pen.lineTo(18, middle - 13);
    pen.lineWidth = 4;
    pen.strokeStyle = colours.brassDull;
    pen.stroke();
  }
  if (kind === 2) {
    cog(pen, -8, middle + 3, 11, 9, brassPlate(pen, middle - 12, middle + 12));
    cog(pen, 11, middle - 6, 7, 7, brassPlate(pen, middle - 14, middle), 0.3);
  }
}

/** A mine lying on its tile, middle at the pen's origin; round studs for a, square for b. */
export function paintMine(pen: Pen, owner: "a" | "b"): void {
  const enamel = owner === "a" ? colours.cobalt : colours.ember;
  pen.fillStyle = faded(colours.ink, 0.4);
  pen.beginPath();
  pen.ellipse(1, 5, 18, 9, 0, 0, Math.PI * 2);
  pen.fill();
  cog(pen, 0, -2, 15, 8, mix(colours.line, colours.ink, 0.2), 0.2);
  pen.beginPath();
  if (owner === "a") pen.arc(0, -4, 8.5, 0, Math.PI * 2);
  else pen.roundRect(-8, -12, 16, 16, 2.5);
  pen.fillStyle = mix(enamel, colours.ink, 0.15);
  pen.fill();
  engrave(pen, 1.4);
  pen.beginPath();
  pen.arc(-2.5, -6.5, 2.4, 0, Math.PI * 2);
  pen.fillStyle = faded(colours.text, 0.8);
  pen.fill();
}

/** A pickup with its foot at the pen's origin: a red-crossed oil can for health, a wound spring for energy. */
export function paintPickup(pen: Pen, kind: "health" | "energy"): void {
  if (kind === "health") {
    roundedBox(pen, -12, -24, 24, 22, 4);
    pen.fillStyle = brassPlate(pen, -24, -2);
    pen.fill();
    engrave(pen, 1.5);
    roundedBox(pen, -5, -29, 10, 6, 2);
    pen.fillStyle = colours.brassDull;
    pen.fill();
    engrave(pen, 1.2);
    pen.fillStyle = colours.paper;
    roundedBox(pen, -8.5, -20.5, 17, 15, 2);
    pen.fill();
    pen.fillStyle = mix(colours.good, colours.ink, 0.3);
    pen.fillRect(-2, -19, 4, 12);
    pen.fillRect(-6, -15, 12, 4);
    return;
  }
  pen.lineCap = "round";
  for (const [width, tone] of [
    [6, colours.ink],
    [3.4, colours.brassBright],
  ] as const) {
    pen.beginPath();
    for (let step = 0; step <= 60; step++) {
      const angle = step * 0.21 * Math.PI * 0.5;
      const radius = 2 + step * 0.21;
      const [x, y] = [Math.cos(angle) * radius, -15 + Math.sin(angle) * radius];
      if (step === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    pen.lineWidth = width;
    pen.strokeStyle = tone;
    pen.stroke();
  }
}

/** Number of different storm tiles; the last one carries lightning. */
export const STORM_KINDS = 4;

/** One tile under the storm: dark churning cloud, with lightning in one of its kinds. */
export function paintStorm(pen: Pen, kind: number): void {
  const [width, height] = [TILE.width, TILE.height];
  pen.fillStyle = faded(colours.night, 0.86);
  pen.fillRect(-width / 2, -height / 2, width, height);
  for (let index = 0; index < 8; index++) {
    const seed = kind * 41 + index * 3;
    const x = (grain(seed) - 0.5) * width * 0.8;
    const y = (grain(seed + 1) - 0.5) * height * 0.8;
    const radius = 8 + grain(seed + 2) * 9;
    pen.beginPath();
    pen.arc(x, y, radius, Math.PI * 0.9, Math.PI * 2.1);
    pen.lineWidth = 1.2;
    pen.lineCap = "round";
    pen.strokeStyle = faded(colours.edge, 0.34);
    pen.stroke();
  }
  if (kind !== STORM_KINDS - 1) return;
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(-5, -17);
  pen.lineTo(3, -5);
  pen.lineTo(-4, -1);
  pen.lineTo(8, 15);
  for (const [line, tone] of [
    [5, faded(colours.bad, 0.3)],
    [1.8, faded(colours.bad, 0.95)],
  ] as const) {
    pen.lineWidth = line;
    pen.strokeStyle = tone;
    pen.stroke();
  }
}
