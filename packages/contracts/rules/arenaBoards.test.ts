import { describe, expect, it } from "vitest";
import { boardSize, boards, tilesOf } from "./arenaBoards.ts";

const tiles = boardSize * boardSize;
const mirrored = (tile: number) => tiles - 1 - tile;

describe.each(boards)("board $name", (board) => {
  const walls = new Set(tilesOf(board, "#"));

  it("has eleven rows of eleven tiles, two starts and a pad", () => {
    expect(board.rows.map((row) => row.length)).toEqual(Array(boardSize).fill(boardSize));
    expect(tilesOf(board, "A")).toHaveLength(1);
    expect(tilesOf(board, "B")).toHaveLength(1);
    expect(tilesOf(board, "+").length).toBeGreaterThan(0);
  });

  it("looks the same to both sides", () => {
    for (const mark of ["#", "+"] as const) {
      expect(tilesOf(board, mark).map(mirrored).reverse()).toEqual(tilesOf(board, mark));
    }
    expect(tilesOf(board, "A").map(mirrored)).toEqual(tilesOf(board, "B"));
  });

  it("lets every floor tile be reached", () => {
    const seen = new Set(tilesOf(board, "A"));
    for (const tile of seen) {
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const [x, y] = [(tile % boardSize) + dx, Math.floor(tile / boardSize) + dy];
          const next = y * boardSize + x;
          if (x >= 0 && x < boardSize && y >= 0 && y < boardSize && !walls.has(next)) seen.add(next);
        }
      }
    }
    expect(seen.size).toBe(tiles - walls.size);
  });

  it("has no two walls that touch by a corner alone", () => {
    for (const wall of walls) {
      if (wall % boardSize < boardSize - 1 && walls.has(wall + boardSize + 1)) {
        expect(walls.has(wall + 1) || walls.has(wall + boardSize)).toBe(true);
      }
      if (wall % boardSize > 0 && walls.has(wall + boardSize - 1)) {
        expect(walls.has(wall - 1) || walls.has(wall + boardSize)).toBe(true);
      }
    }
  });
});
