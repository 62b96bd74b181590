import { realmRules } from "@cogwright/contracts/rules/realm";

/** A region's number on chain: row * 256 + column. */
export type RegionId = number;
/** A tile within its region: y * 32 + x, 0..1023. */
export type Tile = number;
/** A tile of the realm; x grows eastward, y southward. Region (column, row) begins at x = column * 32, y = row * 32. */
export interface Place {
  x: number;
  y: number;
}

const SIZE = realmRules.REGION_SIZE;

/** The region in a column and row. */
export const regionAt = (column: number, row: number): RegionId => row * 256 + column;
/** The column of a region, 0..COLUMNS-1. */
export const columnOf = (region: RegionId): number => region & 255;
/** The row of a region, 0..ROWS-1. */
export const rowOf = (region: RegionId): number => region >> 8;
/** Whether the realm can ever hold this region. */
export const inRealm = (region: RegionId): boolean =>
  columnOf(region) < realmRules.COLUMNS && rowOf(region) < realmRules.ROWS;

/** Steps north, north-east, … north-west. */
export const STEP_X: readonly number[] = realmRules.STEP_X.map((step) => step - 1);
export const STEP_Y: readonly number[] = realmRules.STEP_Y.map((step) => step - 1);

/** Where a tile of a region is in the realm. */
export function placeOf(region: RegionId, tile: Tile): Place {
  return { x: columnOf(region) * SIZE + (tile & 31), y: rowOf(region) * SIZE + (tile >> 5) };
}

/** The region and the tile in it of a place, undefined outside the realm. */
export function tileOf({ x, y }: Place): { region: RegionId; tile: Tile } | undefined {
  if (x < 0 || y < 0 || x >= realmRules.COLUMNS * SIZE || y >= realmRules.ROWS * SIZE) return undefined;
  return { region: regionAt(x >> 5, y >> 5), tile: (y & 31) * SIZE + (x & 31) };
}

/** The tile one step ahead within the region, or -1 over its border. Heading 0..7, clockwise from north. */
export function stepWithin(tile: Tile, heading: number): Tile {
  const x = (tile & 31) + (STEP_X[heading] as number);
  const y = (tile >> 5) + (STEP_Y[heading] as number);
  return ((x | y) & ~31) === 0 ? y * SIZE + x : -1;
}
