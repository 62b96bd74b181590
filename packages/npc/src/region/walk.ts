import { type Place, type RegionId, STEP_X, STEP_Y, tileOf } from "./geometry.ts";
import { groundOf, isBlocked } from "./terrain.ts";

/**
 * The place one step ahead, or undefined when nobody can go there: impassable terrain, the realm's edge, or a region that
 * is not settled. Occupants do not block one another. The same judgement as `realm__walk`.
 * @param heading 0..7, clockwise from north
 * @param isSettled whether a region's record exists
 */
export function step(
  from: Place,
  heading: number,
  isSettled: (region: RegionId) => boolean,
): Place | undefined {
  const place = { x: from.x + (STEP_X[heading] as number), y: from.y + (STEP_Y[heading] as number) };
  const at = tileOf(place);
  if (!at || !isSettled(at.region)) return undefined;
  return isBlocked(groundOf(at.region)[at.tile] as number) ? undefined : place;
}
