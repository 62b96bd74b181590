/** Heights over a grid of samples, row by row. */
export interface Field {
  /** Sample positions along x and along y, in tiles of the realm. */
  readonly left: number;
  readonly top: number;
  readonly gap: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** A closed line: x, y, x, y, … in tiles. Lines around high ground turn one way, lines around a hollow in it the other. */
export type Outline = number[];

const LOW = -1e6;

/**
 * How much of the ground about each sample is of one sort, 0..1.
 *
 * @param isSort whether the tile at x, y is of it
 * @param reach how far around a sample counts, in tiles: 1 gives the shore itself, more a smoother line off the shore
 */
export function fieldOf(
  isSort: (x: number, y: number) => boolean,
  bounds: { left: number; top: number; width: number; height: number },
  reach: number,
  perTile = 3,
): Field {
  const gap = 1 / perTile;
  const columns = bounds.width * perTile + 1;
  const rows = bounds.height * perTile + 1;
  const values = new Float32Array(columns * rows);
  const extent = Math.ceil(reach);
  const tiles = new Uint8Array((bounds.width + 2 * extent + 2) * (bounds.height + 2 * extent + 2));
  const span = bounds.width + 2 * extent + 2;
  const firstX = bounds.left - extent - 1;
  const firstY = bounds.top - extent - 1;
  for (let at = 0; at < tiles.length; at++) {
    tiles[at] = isSort(firstX + (at % span), firstY + Math.floor(at / span)) ? 1 : 0;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = bounds.left + column * gap;
      const y = bounds.top + row * gap;
      let sum = 0;
      let weights = 0;
      for (let ty = Math.floor(y - 0.5 - reach) + 1; ty <= y - 0.5 + reach; ty++) {
        const wy = 1 - Math.abs(ty + 0.5 - y) / reach;
        if (wy <= 0) continue;
        for (let tx = Math.floor(x - 0.5 - reach) + 1; tx <= x - 0.5 + reach; tx++) {
          const weight = wy * (1 - Math.abs(tx + 0.5 - x) / reach);
          if (weight <= 0) continue;
          weights += weight;
          sum += weight * (tiles[(ty - firstY) * span + tx - firstX] as number);
        }
      }
      values[row * columns + column] = weights > 0 ? sum / weights : 0;
    }
  }
  return { left: bounds.left, top: bounds.top, gap, columns, rows, values };
}

/**
 * The closed lines at `level` (marching squares). Ground outside the field counts as low, so that every line closes.
 */
export function outlinesOf(field: Field, level: number): Outline[] {
  const { columns, rows, values, left, top, gap } = field;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? LOW
      : (values[row * columns + column] as number);
  const width = columns + 2;
  // A crossing is named by the grid edge it lies on: 2 * corner for the edge eastward, + 1 for the edge southward.
  const cornerOf = (column: number, row: number): number => (row + 1) * width + column + 1;
  const next = new Map<number, number>();
  for (let row = -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
      const nw = at(column, row) >= level;
      const ne = at(column + 1, row) >= level;
      const sw = at(column, row + 1) >= level;
      const se = at(column + 1, row + 1) >= level;
      const shape = (nw ? 8 : 0) + (ne ? 4 : 0) + (se ? 2 : 0) + (sw ? 1 : 0);
      if (shape === 0 || shape === 15) continue;
      const north = 2 * cornerOf(column, row);
      const west = north + 1;
      const south = 2 * cornerOf(column, row + 1);
      const east = 2 * cornerOf(column + 1, row) + 1;
      const line = (from: number, to: number): void => void next.set(from, to);
      if (shape === 8) line(north, west);
      else if (shape === 4) line(east, north);
      else if (shape === 2) line(south, east);
      else if (shape === 1) line(west, south);
      else if (shape === 12) line(east, west);
      else if (shape === 6) line(south, north);
      else if (shape === 3) line(west, east);
      else if (shape === 9) line(north, south);
      else if (shape === 7) line(west, north);
      else if (shape === 11) line(north, east);
      else if (shape === 13) line(east, south);
      else if (shape === 14) line(south, west);
      else if (shape === 10) {
        line(north, west);
        line(south, east);
      } else {
        line(east, north);
        line(west, south);
      }
    }
  }
  const crossing = (edge: number, into: Outline): void => {
    const corner = edge >> 1;
    const column = (corner % width) - 1;
    const row = Math.floor(corner / width) - 1;
    const a = at(column, row);
    const b = edge & 1 ? at(column, row + 1) : at(column + 1, row);
    const part = (level - a) / (b - a);
    into.push(left + (column + (edge & 1 ? 0 : part)) * gap, top + (row + (edge & 1 ? part : 0)) * gap);
  };
  const outlines: Outline[] = [];
  for (const start of next.keys()) {
    const outline: Outline = [];
    for (let edge: number | undefined = start; edge !== undefined; ) {
      crossing(edge, outline);
      const following = next.get(edge);
      next.delete(edge);
      edge = following !== undefined && next.has(following) ? following : undefined;
    }
    if (outline.length >= 6) outlines.push(outline);
  }
  return outlines;
}
