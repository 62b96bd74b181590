import { type Place, STEP_X, STEP_Y } from "@cogwright/npc/region/geometry";
import { terrainAt } from "@cogwright/npc/region/terrain";
import { directionTo } from "./nearby.ts";

/** As far as it is looked for, in tiles. */
const REACH = 48;

const blocked: readonly string[] = ["water", "rock", "ore", "house"];

const canBeReached = ({ x, y }: Place): boolean =>
  STEP_X.some((dx, way) => !blocked.includes(terrainAt({ x: x + dx, y: y + (STEP_Y[way] as number) })));

/** The nearest vein that one can stand beside; undefined where there is none within reach. */
export function nearestVein(from: Place): Place | undefined {
  for (let far = 1; far <= REACH; far++)
    for (let side = -far; side <= far; side++)
      for (const [dx, dy] of [
        [side, -far],
        [side, far],
        [-far, side],
        [far, side],
      ] as const) {
        const place = { x: from.x + dx, y: from.y + dy };
        if (terrainAt(place) === "ore" && canBeReached(place)) return place;
      }
  return undefined;
}

/** The last answer: it is asked with every tick, and one seldom stands elsewhere. */
let known: { readonly from: Place; readonly vein: Place | undefined } | undefined;

/** Where the nearest vein lies, in words. */
export function veinText(from: Place): string {
  if (known?.from.x !== from.x || known.from.y !== from.y) known = { from, vein: nearestVein(from) };
  const { vein } = known;
  if (!vein) return "There is no ore beside you.";
  const steps = Math.max(Math.abs(vein.x - from.x), Math.abs(vein.y - from.y));
  return `There is no ore beside you; the nearest is ${steps} steps ${directionTo(from, vein)}.`;
}
