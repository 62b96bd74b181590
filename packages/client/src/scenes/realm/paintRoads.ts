import { terrainAt } from "@cogwright/npc/region/terrain";
import { colours, translucent } from "../../theme/colours.ts";
import type { Patch } from "./paintGround.ts";
import { scatter } from "./scatter.ts";

const leads = (x: number, y: number): boolean => {
  const terrain = terrainAt({ x, y });
  return terrain === "road" || terrain === "town";
};

/** A tile's middle, a little off it, so that a straight road looks walked rather than ruled. */
const bend = (x: number, y: number, purpose: number): number => 0.5 + 0.16 * (scatter(x, y, purpose) - 0.5);

function traceRoads(canvas: CanvasRenderingContext2D, { left, top, width, height }: Patch): void {
  canvas.beginPath();
  for (let y = top - 1; y < top + height; y++) {
    for (let x = left - 1; x < left + width; x++) {
      if (!leads(x, y)) continue;
      const town = terrainAt({ x, y }) === "town";
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
      ] as const) {
        if (!leads(x + dx, y + dy)) continue;
        if (town && terrainAt({ x: x + dx, y: y + dy }) === "town") continue;
        canvas.moveTo(x + bend(x, y, 31), y + bend(x, y, 32));
        canvas.lineTo(x + dx + bend(x + dx, y + dy, 31), y + dy + bend(x + dx, y + dy, 32));
      }
      // Two roads side by side are one broad road.
      if (!town && leads(x + 1, y) && leads(x, y + 1) && leads(x + 1, y + 1)) {
        canvas.moveTo(x + 0.5, y + 0.5);
        canvas.lineTo(x + 1.5, y + 1.5);
        canvas.moveTo(x + 1.5, y + 0.5);
        canvas.lineTo(x + 0.5, y + 1.5);
      }
    }
  }
}

/** Roads: two inked edges, trodden ground between them, and ruts. */
export function paintRoads(canvas: CanvasRenderingContext2D, patch: Patch): void {
  traceRoads(canvas, patch);
  canvas.lineWidth = 0.54;
  canvas.strokeStyle = translucent("ink", 0.62);
  canvas.stroke();
  canvas.lineWidth = 0.46;
  canvas.strokeStyle = colours.road;
  canvas.stroke();
  canvas.setLineDash([0.22, 0.3]);
  canvas.lineWidth = 0.03;
  canvas.strokeStyle = translucent("inkSoft", 0.5);
  canvas.stroke();
  canvas.setLineDash([]);
}
