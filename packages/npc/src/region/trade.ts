import { realmRules } from "@cogwright/contracts/rules/realm";
import { columnOf, type RegionId, regionAt, rowOf, type Tile } from "./geometry.ts";
import { scramble } from "./noise.ts";
import { isTown, NONE, type Plan, planOf } from "./terrain.ts";

/**
 * What merchants do and where they go, as a pure function of region, tick, tile and stock; the same as `Trade.sol`.
 *
 * Towns of even columns have goods to sell, those of odd columns buy them. Between two towns lies a region without one:
 * from any town every side leads towards the other sort, in such a region two sides do.
 */

/** How far beside a road counts as on it: on the way out, and on the way in. */
const NEAR_WAY_OUT = 3;
const NEAR_WAY_IN = 2;

const buys = (region: RegionId): boolean => (columnOf(region) & 1) === 1;

/** A merchant's stock after a period in the town of a region. */
export function stockAfter(region: RegionId, stock: number): number {
  if (buys(region)) return Math.max(0, stock - realmRules.TRADE);
  return stock >= realmRules.STOCK_MOST ? stock : Math.min(stock + realmRules.TRADE, realmRules.STOCK_MOST);
}

/** Where a merchant is on its way to. */
export interface Goal {
  /** The next turn of its way, a tile. On the tile of a gate that itself. */
  tile: Tile;
  /** The side of the gate it is on the way to; undefined when it goes to the town. */
  side: number | undefined;
}

/**
 * Where a merchant goes, along the roads: to the middle of the town while it has business there, else to the gate of the
 * side where it will have some. Undefined while it trades.
 */
export function goalOf(
  region: RegionId,
  tick: number,
  tile: Tile,
  terrain: number,
  stock: number,
): Goal | undefined {
  const plan = planOf(region);
  if (plan.town && stockAfter(region, stock) !== stock)
    return isTown(terrain) ? undefined : { tile: inwards(plan, tile), side: undefined };
  const side = sideOf(region, tick, stock);
  return { tile: outwards(plan, tile, side), side };
}

/** The side by which a merchant without business here leaves a region: 0 north, 1 east, 2 south, 3 west. */
export function sideOf(region: RegionId, tick: number, stock: number): number {
  const drawn = scramble(region ^ scramble(tick >>> realmRules.TRADE_TURNS));
  if (((columnOf(region) + rowOf(region)) & 1) === 0) {
    // From a town, all sides.
    let side = drawn & 3;
    while (!isOpen(region, side)) side = (side + 1) & 3;
    return side;
  }
  // The towns to the north and south are of this column; full merchants look for odd ones, empty ones for even.
  const vertical = buys(region) === stock > 0;
  const side = (vertical ? 0 : 1) + 2 * (drawn & 1);
  return isOpen(region, side) ? side : side ^ 2;
}

/** Whether trade goes that way: within the realm, and not away from the home's neighbourhood. */
function isOpen(region: RegionId, side: number): boolean {
  const column = columnOf(region) + (side === 1 ? 1 : side === 3 ? -1 : 0);
  const row = rowOf(region) + (side === 2 ? 1 : side === 0 ? -1 : 0);
  if (column < 0 || row < 0 || column >= realmRules.COLUMNS || row >= realmRules.ROWS) return false;
  return !isHomely(region) || isHomely(regionAt(column, row));
}

const isHomely = (region: RegionId): boolean =>
  Math.abs(columnOf(region) - realmRules.HOME_COLUMN) <= realmRules.HOME_TRADE &&
  Math.abs(rowOf(region) - realmRules.HOME_ROW) <= realmRules.HOME_TRADE;

/**
 * A position as seen along the road to a side: `u` along the gate's direction, `v` across, `beyond` how far it is beyond
 * the centre's line, outwards.
 */
interface Road {
  u: number;
  v: number;
  centreU: number;
  gate: number;
  grows: boolean;
  beyond: number;
}

function roadTo(plan: Plan, tile: Tile, side: number): Road {
  const [x, y] = [tile & 31, tile >> 5];
  const sideways = (side & 1) === 1;
  const [u, v, centreU] = sideways ? [x, y, plan.centreX] : [y, x, plan.centreY];
  const gate = [plan.north, plan.east, plan.south, plan.west][side] as number;
  const grows = side === 1 || side === 2;
  return { u, v, centreU, gate, grows, beyond: grows ? u - centreU : centreU - u };
}

const tileAlong = (side: number, u: number, v: number): Tile =>
  (side & 1) === 1 ? (v << 5) | u : (u << 5) | v;

/**
 * The next turn on the way out by a side: from the centre along the centre's line to where the road from the gate meets
 * it, then along that road.
 */
function outwards(plan: Plan, tile: Tile, side: number): Tile {
  const { u, v, centreU, gate, grows, beyond } = roadTo(plan, tile, side);
  const off = Math.abs(v - gate);
  if (off === 0 && beyond >= 0) return tileAlong(side, grows ? 31 : 0, gate);
  if (off <= NEAR_WAY_OUT && beyond > 0)
    return tileAlong(side, Math.max(0, Math.min(31, grows ? u + off : u - off)), gate);
  if (u === centreU) return tileAlong(side, centreU, gate);
  return inwards(plan, tile);
}

/** The next turn on the way to the centre: along the road from a gate to the centre's line, then along that. */
function inwards(plan: Plan, tile: Tile): Tile {
  for (let side = 0; side < 4; side++) {
    const { v, centreU, gate, beyond } = roadTo(plan, tile, side);
    if (gate !== NONE && beyond > 0 && Math.abs(v - gate) <= NEAR_WAY_IN)
      return tileAlong(side, centreU, gate);
  }
  return (plan.centreY << 5) | plan.centreX;
}
