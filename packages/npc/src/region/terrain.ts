import { realmRules, type Terrain, terrains } from "@cogwright/contracts/rules/realm";
import { columnOf, type Place, type RegionId, regionAt, rowOf, type Tile, tileOf } from "./geometry.ts";
import { scramble } from "./noise.ts";

const kindNumber = (name: Terrain): number => terrains.indexOf(name);
const GRASS = kindNumber("grass");
const MEADOW = kindNumber("meadow");
const FOREST = kindNumber("forest");
const SAND = kindNumber("sand");
const ROAD = kindNumber("road");
const TOWN = kindNumber("town");
const WATER = kindNumber("water");
const ROCK = kindNumber("rock");
const ORE = kindNumber("ore");
const HOUSE = kindNumber("house");

// What a hash is drawn for.
const ELEVATION = 1;
const DETAIL = 2;
const MOISTURE = 3;
const ORE_DRAW = 4;
const CENTRE = 5;
const GATE_EAST = 6;
const GATE_SOUTH = 7;

const draw = (purpose: number, x: number, y: number): number =>
  scramble(realmRules.SEED ^ scramble((purpose << 24) ^ (y << 12) ^ x));

/** Value noise 0..255: corners every `spacing` tiles, straight lines between, rounded down. */
function noise(purpose: number, spacing: number, x: number, y: number): number {
  const column = Math.floor(x / spacing);
  const row = Math.floor(y / spacing);
  const fx = x % spacing;
  const fy = y % spacing;
  const corner = (dx: number, dy: number): number => draw(purpose, column + dx, row + dy) & 255;
  const north = corner(0, 0) * (spacing - fx) + corner(1, 0) * fx;
  const south = corner(0, 1) * (spacing - fx) + corner(1, 1) * fx;
  return Math.floor((north * (spacing - fy) + south * fy) / (spacing * spacing));
}

/** Where a region's town or crossing lies and where its roads leave it; NONE where no region follows. */
export interface Plan {
  centreX: number;
  centreY: number;
  town: boolean;
  north: number;
  east: number;
  south: number;
  west: number;
}
export const NONE = 255;

/** The plan of a region. */
export function planOf(region: RegionId): Plan {
  const column = columnOf(region);
  const row = rowOf(region);
  const centre = draw(CENTRE, column, row);
  const gate = (purpose: number, x: number, y: number): number => 6 + (draw(purpose, x, y) % 20);
  return {
    centreX: 12 + (centre & 7),
    centreY: 12 + ((centre >>> 8) & 7),
    town: (column + row) % 2 === 0,
    north: row > 0 ? gate(GATE_SOUTH, column, row - 1) : NONE,
    east: column + 1 < realmRules.COLUMNS ? gate(GATE_EAST, column, row) : NONE,
    south: row + 1 < realmRules.ROWS ? gate(GATE_SOUTH, column, row) : NONE,
    west: column > 0 ? gate(GATE_EAST, column - 1, row) : NONE,
  };
}

/** Whether `value` lies between `end` and `other`, both included. */
const between = (value: number, end: number, other: number): boolean =>
  end < other ? value >= end && value <= other : value >= other && value <= end;

function onRoad(plan: Plan, x: number, y: number): boolean {
  const { centreX, centreY, north, east, south, west } = plan;
  if (x === centreX) {
    if (east !== NONE && between(y, east, centreY)) return true;
    if (west !== NONE && between(y, west, centreY)) return true;
  }
  if (y === centreY) {
    if (north !== NONE && between(x, north, centreX)) return true;
    if (south !== NONE && between(x, south, centreX)) return true;
  }
  return (
    (y === east && x >= centreX) ||
    (y === west && x <= centreX) ||
    (x === north && y <= centreY) ||
    (x === south && y >= centreY)
  );
}

function terrainNumber(plan: Plan, region: RegionId, tile: Tile): number {
  const x = tile & 31;
  const y = tile >> 5;
  if (plan.town) {
    const dx = Math.abs(x - plan.centreX);
    const dy = Math.abs(y - plan.centreY);
    if (dx <= realmRules.TOWN_RADIUS && dy <= realmRules.TOWN_RADIUS)
      return (dx === 2 || dx === 3) && (dy === 2 || dy === 3) ? HOUSE : TOWN;
  }
  if (onRoad(plan, x, y)) return ROAD;
  const placeX = columnOf(region) * 32 + x;
  const placeY = rowOf(region) * 32 + y;
  const elevation = Math.floor(
    (2 * noise(ELEVATION, 16, placeX, placeY) + noise(DETAIL, 8, placeX, placeY)) / 3,
  );
  if (elevation < realmRules.WATER_BELOW) return WATER;
  if (elevation < realmRules.SAND_BELOW) return SAND;
  if (elevation > realmRules.ROCK_ABOVE)
    return draw(ORE_DRAW, placeX, placeY) % realmRules.ORE_SHARE === 0 ? ORE : ROCK;
  const moisture = noise(MOISTURE, 8, placeX, placeY);
  if (moisture > realmRules.FOREST_ABOVE) return FOREST;
  return moisture > realmRules.MEADOW_ABOVE ? MEADOW : GRASS;
}

/** Whether nobody can stand on this terrain (by its number). */
export const isBlocked = (terrain: number): boolean => terrain >= WATER;
/** Whether there is something to graze (by the terrain's number). */
export const isPasture = (terrain: number): boolean => terrain <= MEADOW;
/** Whether somebody can stand there and it is no town's ground (by the terrain's number). */
export const isOutOfTown = (terrain: number): boolean => terrain <= ROAD;
/** Whether this is a town's ground (by the terrain's number). */
export const isTown = (terrain: number): boolean => terrain === TOWN;

/** A region's ground: the terrain number (position in `terrains`) of each of its 1024 tiles. */
export type Ground = Uint8Array;

const known = new Map<RegionId, Ground>();

/** The ground of a region; computed once, then remembered. The array must not be written. */
export function groundOf(region: RegionId): Ground {
  const found = known.get(region);
  if (found) return found;
  const plan = planOf(region);
  const ground = Uint8Array.from({ length: 1024 }, (_, tile) => terrainNumber(plan, region, tile));
  known.set(region, ground);
  return ground;
}

/** What is at a place of the realm; water outside it. */
export function terrainAt(place: Place): Terrain {
  const at = tileOf(place);
  return at ? (terrains[groundOf(at.region)[at.tile] as number] as Terrain) : "water";
}

/** The middle of a region's town, or undefined where there is none. */
export function townOf(region: RegionId): Place | undefined {
  const plan = planOf(region);
  if (!plan.town) return undefined;
  return { x: columnOf(region) * 32 + plan.centreX, y: rowOf(region) * 32 + plan.centreY };
}

/** The tile in which players appear. */
export function homePlace(): Place {
  const town = townOf(regionAt(realmRules.HOME_COLUMN, realmRules.HOME_ROW));
  if (!town) throw new RangeError("HOME_COLUMN, HOME_ROW in rules/realm.ts name a region without a town");
  return town;
}
