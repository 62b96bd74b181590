/** Tiles along each edge of the board. */
export const BOARD = 11;
/** Size of a tile on the table, in the scene's units; the board is seen a little from the front. */
export const TILE = { width: 64, height: 56 } as const;
/** Space around the tiles: the brass rim, and headroom for what stands on the top row. */
export const MARGIN = { side: 46, top: 74, bottom: 58 } as const;
/** The whole picture in the scene's units. */
export const STAGE = {
  width: BOARD * TILE.width + 2 * MARGIN.side,
  height: BOARD * TILE.height + MARGIN.top + MARGIN.bottom,
} as const;

/** A place on the board in tiles, not necessarily whole; (0, 0) is the middle of the tile top left. */
export interface Place {
  x: number;
  y: number;
}

/** A tile's number is `y * 11 + x`. */
export function placeOf(tile: number): Place {
  return { x: tile % BOARD, y: Math.floor(tile / BOARD) };
}

/** The point of the picture on which something at `place` stands. */
export function pointOf(place: Place): { x: number; y: number } {
  return {
    x: MARGIN.side + (place.x + 0.5) * TILE.width,
    y: MARGIN.top + (place.y + 0.5) * TILE.height,
  };
}

/** How people name a tile: column letter and row number, `A1` top left to `K11` bottom right. */
export function tileName(tile: number): string {
  const { x, y } = placeOf(tile);
  return `${String.fromCharCode(65 + x)}${y + 1}`;
}
