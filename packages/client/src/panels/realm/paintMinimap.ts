import { type Terrain, terrains } from "@cogwright/contracts/rules/realm";
import { type Place, type RegionId, tileOf } from "@cogwright/npc/region/geometry";
import { occupantsOf } from "@cogwright/npc/region/record";
import { groundOf } from "@cogwright/npc/region/terrain";
import type { RealmView } from "../../realm/realmView.ts";
import { colours } from "../../theme/colours.ts";

const shades: Record<Terrain, string> = {
  grass: colours.paper,
  meadow: colours.meadow,
  forest: colours.leaf,
  sand: colours.sand,
  road: colours.road,
  town: colours.paperShade,
  water: colours.waterDeep,
  rock: colours.crag,
  ore: colours.ore,
  house: colours.roof,
};

function bytesOf(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const pixels = terrains.map((terrain) => bytesOf(shades[terrain]));
const fog = bytesOf(colours.panel);

/** Paints one pixel a tile; regions that nobody has settled lie in fog. */
export function paintGroundMap(
  canvas: CanvasRenderingContext2D,
  left: number,
  top: number,
  span: number,
  isSettled: (region: RegionId) => boolean,
): void {
  const image = canvas.createImageData(span, span);
  for (let at = 0; at < span * span; at++) {
    const place = { x: left + (at % span), y: top + Math.floor(at / span) };
    const found = tileOf(place);
    const shade = found && isSettled(found.region) ? pixels[groundOf(found.region)[found.tile] ?? 0] : fog;
    image.data.set(shade ?? fog, 4 * at);
    image.data[4 * at + 3] = 255;
  }
  canvas.putImageData(image, 0, 0);
}

const dots = {
  deer: colours.brassDull,
  wolf: colours.ink,
  guard: colours.cobalt,
  raider: colours.bad,
  merchant: colours.petal,
  player: colours.patina,
  none: colours.ink,
} as const;

/** Paints everybody as a dot, two pixels a tile, the visitor larger. */
export function paintMarks(
  canvas: CanvasRenderingContext2D,
  left: number,
  top: number,
  view: RealmView,
  shown: Place | undefined,
): void {
  canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  for (const record of view.records.values()) {
    for (const occupant of occupantsOf(record)) {
      if (occupant.doing === "dead") continue;
      if (record.id === view.me?.region && occupant.slot === view.me.slot) continue;
      canvas.fillStyle = dots[occupant.kind];
      canvas.fillRect(2 * (occupant.x - left), 2 * (occupant.y - top), 3, 3);
    }
  }
  const place = shown ?? view.me?.place;
  if (!place) return;
  canvas.beginPath();
  canvas.arc(2 * (place.x - left) + 1, 2 * (place.y - top) + 1, 4.5, 0, 2 * Math.PI);
  canvas.fillStyle = colours.brassBright;
  canvas.fill();
  canvas.lineWidth = 2;
  canvas.strokeStyle = colours.ink;
  canvas.stroke();
}
