import { stepWithin } from "./geometry.ts";
import { type Ground, isBlocked } from "./terrain.ts";

/** Everyone who walks takes a step, who runs two. */
export function move(lanes: Uint16Array, ground: Ground): void {
  for (let slot = 0; slot < lanes.length; slot++) {
    const lane = lanes[slot] as number;
    const gait = lane >> 13;
    if (gait === 5 || gait === 6)
      lanes[slot] = (lane & 0xfc00) | advance(ground, lane & 1023, (lane >> 10) & 7, gait - 4);
  }
}

/** Up to `steps` tiles ahead, stopping before what is blocked and at the border. */
function advance(ground: Ground, from: number, heading: number, steps: number): number {
  let tile = from;
  for (let i = 0; i < steps; i++) {
    const next = stepWithin(tile, heading);
    if (next < 0 || isBlocked(ground[next] as number)) break;
    tile = next;
  }
  return tile;
}
