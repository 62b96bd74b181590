import { regionAt } from "@cogwright/npc/region/geometry";
import { terrainAt, townOf } from "@cogwright/npc/region/terrain";
import { colours, translucent } from "../../theme/colours.ts";
import { scatter } from "./scatter.ts";

type Canvas = CanvasRenderingContext2D;

const roofs = [colours.roofBright, colours.roof, colours.roofDull, colours.slate] as const;

/** Whether the town's middle is this tile. */
function isMiddle(x: number, y: number): boolean {
  const town = townOf(regionAt(x >> 5, y >> 5));
  return town !== undefined && town.x === x && town.y === y;
}

/** The great cog let into the ground of a town's middle, where players appear. */
function paintGreatCog(canvas: Canvas, x: number, y: number): void {
  const teeth = 12;
  canvas.beginPath();
  for (let tooth = 0; tooth < teeth; tooth++) {
    const angle = (tooth / teeth) * 2 * Math.PI;
    for (const [radius, offset] of [
      [1.02, -0.17],
      [1.28, -0.11],
      [1.28, 0.11],
      [1.02, 0.17],
    ] as const) {
      canvas.lineTo(x + radius * Math.cos(angle + offset), y + radius * Math.sin(angle + offset));
    }
  }
  canvas.closePath();
  canvas.fillStyle = colours.inlay;
  canvas.fill();
  canvas.lineWidth = 0.05;
  canvas.strokeStyle = translucent("ink", 0.85);
  canvas.stroke();
  for (const [radius, fill] of [
    [0.8, colours.flagstone],
    [0.3, colours.brass],
  ] as const) {
    canvas.beginPath();
    canvas.arc(x, y, radius, 0, 2 * Math.PI);
    canvas.fillStyle = fill;
    canvas.fill();
    canvas.stroke();
  }
  canvas.lineWidth = 0.035;
  canvas.beginPath();
  for (let spoke = 0; spoke < 6; spoke++) {
    const angle = (spoke / 6) * 2 * Math.PI;
    canvas.moveTo(x + 0.3 * Math.cos(angle), y + 0.3 * Math.sin(angle));
    canvas.lineTo(x + 0.8 * Math.cos(angle), y + 0.8 * Math.sin(angle));
  }
  canvas.stroke();
}

/** A tile of a town's ground: paving stones, and the great cog over the middle. */
export function paintSquare(canvas: Canvas, tx: number, ty: number): void {
  canvas.lineWidth = 0.022;
  canvas.strokeStyle = translucent("ink", 0.3);
  canvas.beginPath();
  for (let row = 0; row < 3; row++) {
    const y = ty + row / 3;
    const shift = ((ty * 3 + row) % 2) * 0.22;
    for (let stone = 0; stone < 2; stone++) {
      if (scatter(tx * 2 + stone, ty * 3 + row, 101) > 0.62) continue;
      canvas.roundRect(tx + shift + 0.04 + stone * 0.44, y + 0.035, 0.38, 0.26, 0.07);
    }
  }
  canvas.stroke();
  // The cog spans nine tiles: it is drawn with the last of them, over their stones.
  if (isMiddle(tx - 1, ty - 1)) paintGreatCog(canvas, tx - 0.5, ty - 0.5);
}

/** A house of two by two tiles, drawn with its south-eastern one. */
export function paintHouse(canvas: Canvas, tx: number, ty: number): void {
  if (terrainAt({ x: tx + 1, y: ty }) === "house" || terrainAt({ x: tx, y: ty + 1 }) === "house") return;
  const x = tx - 1;
  const y = ty - 1;
  const roof = roofs[Math.floor(scatter(x, y, 110) * roofs.length)] ?? roofs[0];
  canvas.fillStyle = translucent("ink", 0.28);
  canvas.beginPath();
  canvas.moveTo(x + 0.3, y + 1.92);
  canvas.lineTo(x + 2.12, y + 1.92);
  canvas.lineTo(x + 2.12, y + 0.75);
  canvas.lineTo(x + 1.8, y + 0.5);
  canvas.closePath();
  canvas.fill();
  canvas.lineWidth = 0.045;
  canvas.strokeStyle = translucent("ink", 0.95);
  canvas.fillStyle = colours.paper;
  canvas.fillRect(x + 0.14, y + 1.1, 1.72, 0.78);
  canvas.strokeRect(x + 0.14, y + 1.1, 1.72, 0.78);
  canvas.fillStyle = colours.timber;
  canvas.beginPath();
  canvas.roundRect(x + 0.86, y + 1.42, 0.3, 0.46, [0.14, 0.14, 0, 0]);
  canvas.fill();
  canvas.stroke();
  canvas.fillStyle = colours.lamp;
  for (const window of [0.36, 1.36]) {
    canvas.fillRect(x + window, y + 1.42, 0.26, 0.22);
    canvas.strokeRect(x + window, y + 1.42, 0.26, 0.22);
  }
  canvas.fillStyle = colours.crag;
  canvas.fillRect(x + 1.36, y + 0.08, 0.2, 0.42);
  canvas.strokeRect(x + 1.36, y + 0.08, 0.2, 0.42);
  canvas.beginPath();
  canvas.moveTo(x + 0.02, y + 1.22);
  canvas.lineTo(x + 0.42, y + 0.28);
  canvas.lineTo(x + 1.58, y + 0.28);
  canvas.lineTo(x + 1.98, y + 1.22);
  canvas.closePath();
  canvas.fillStyle = roof;
  canvas.fill();
  canvas.stroke();
  canvas.lineWidth = 0.024;
  canvas.strokeStyle = translucent("ink", 0.55);
  canvas.beginPath();
  for (let row = 1; row < 5; row++) {
    const ly = y + 0.28 + row * 0.188;
    const inset = 0.42 - row * 0.08;
    canvas.moveTo(x + inset, ly);
    canvas.lineTo(x + 2 - inset, ly);
    for (let tile = 0; tile < 8; tile++) {
      const lx = x + 0.4 + tile * 0.17 + (row % 2) * 0.08;
      canvas.moveTo(lx, ly - 0.188);
      canvas.lineTo(lx, ly);
    }
  }
  canvas.stroke();
}
