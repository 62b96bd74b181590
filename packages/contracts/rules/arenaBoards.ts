/** A board's drawing: `#` wall, `.` floor, `+` floor on which pickups appear, `A` and `B` the starts. */
export type Board = { readonly name: string; readonly about: string; readonly rows: readonly string[] };

/** Tiles along one side of a board. Tile (x, y) has the number `y * boardSize + x`. */
export const boardSize = 11;

/**
 * The boards; the place in this list is the board's id. Each looks the same turned by 180 degrees (with the starts
 * exchanged), every floor tile can be reached, and no two walls touch by a corner alone, so that a diagonal step
 * never slips between two walls.
 */
export const boards: readonly Board[] = [
  {
    name: "Pillars",
    about: "a few columns, long views",
    rows: [
      "...........",
      "..#..+..#..",
      "...........",
      "....#.#....",
      "..+........",
      "A....#....B",
      "........+..",
      "....#.#....",
      "...........",
      "..#..+..#..",
      "...........",
    ],
  },
  {
    name: "Crossroads",
    about: "four corner walls around an open cross",
    rows: [
      "...........",
      ".###...###.",
      ".#.......#.",
      ".#..+.+..#.",
      "...........",
      "A.........B",
      "...........",
      ".#..+.+..#.",
      ".#.......#.",
      ".###...###.",
      "...........",
    ],
  },
  {
    name: "Corridor",
    about: "walls that make two lanes",
    rows: [
      "A..#.......",
      "...#...+...",
      "...#..###..",
      "...........",
      "##.+.......",
      ".....#.....",
      ".......+.##",
      "...........",
      "..###..#...",
      "...+...#...",
      ".......#..B",
    ],
  },
  {
    name: "Ruins",
    about: "scattered stones, much to hide behind",
    rows: [
      ".....#.....",
      ".A.#...#.+.",
      "...........",
      ".#..##..#..",
      ".....+.....",
      "..#.....#..",
      ".....+.....",
      "..#..##..#.",
      "...........",
      ".+.#...#.B.",
      ".....#.....",
    ],
  },
  {
    name: "Fortress",
    about: "a broken keep with a prize inside",
    rows: [
      "...........",
      ".+.......+.",
      "...##.##...",
      "...#...#...",
      ".....+.....",
      "A..#...#..B",
      ".....+.....",
      "...#...#...",
      "...##.##...",
      ".+.......+.",
      "...........",
    ],
  },
  {
    name: "Anvil",
    about: "starts in the other corners, blocks along the way",
    rows: [
      "..........A",
      "..##...#...",
      "..#....#.+.",
      "...........",
      ".....##....",
      ".+.......+.",
      "....##.....",
      "...........",
      ".+.#....#..",
      "...#...##..",
      "B..........",
    ],
  },
  {
    name: "Canyon",
    about: "two long walls and a middle to meet in",
    rows: [
      "...........",
      "A..........",
      ".######.##.",
      ".....+.....",
      "...........",
      "..#..#..#..",
      "...........",
      ".....+.....",
      ".##.######.",
      "..........B",
      "...........",
    ],
  },
  {
    name: "Orchard",
    about: "single trees",
    rows: [
      "...........",
      ".#...#...#.",
      "...+.......",
      ".......#...",
      "..#.#...+..",
      "A.........B",
      "..+...#.#..",
      "...#.......",
      ".......+...",
      ".#...#...#.",
      "...........",
    ],
  },
];

/** Tiles of `board` drawn with `mark`, in rising order. */
export function tilesOf(board: Board, mark: "#" | "+" | "A" | "B"): number[] {
  return [...board.rows.join("")].flatMap((drawn, tile) => (drawn === mark ? [tile] : []));
}
