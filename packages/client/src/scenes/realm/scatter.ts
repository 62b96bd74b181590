import { scramble } from "@cogwright/npc/region/noise";

/**
 * A number 0..1 that belongs to a tile and a purpose for ever, so that a map drawn in pieces, or twice, is one map.
 * For drawing only.
 */
export function scatter(x: number, y: number, purpose: number): number {
  return (
    scramble(scramble(Math.imul(x, 0x9e3779b1) ^ y) ^ Math.imul(purpose + 1, 0x85ebca6b)) / 0x1_0000_0000
  );
}

/** Smooth noise 0..1 over the realm, with hills about `spacing` tiles apart. For drawing only. */
export function smoothScatter(x: number, y: number, spacing: number, purpose: number): number {
  const column = Math.floor(x / spacing);
  const row = Math.floor(y / spacing);
  const ease = (part: number): number => part * part * (3 - 2 * part);
  const fx = ease(x / spacing - column);
  const fy = ease(y / spacing - row);
  const north = scatter(column, row, purpose) * (1 - fx) + scatter(column + 1, row, purpose) * fx;
  const south = scatter(column, row + 1, purpose) * (1 - fx) + scatter(column + 1, row + 1, purpose) * fx;
  return north * (1 - fy) + south * fy;
}
