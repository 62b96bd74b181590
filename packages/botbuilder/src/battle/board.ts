import { arena } from "@cogwright/contracts/rules/arena";
import { boardSize, boards, tilesOf } from "@cogwright/contracts/rules/arenaBoards";

/** Tiles of a board. */
export const tileCount = boardSize * boardSize;

/** The tile `tile` becomes when the board is turned by 180 degrees: how side b sees it. */
export const mirrored = (tile: number): number => tileCount - 1 - tile;

const xOf = (tile: number): number => tile % boardSize;
const yOf = (tile: number): number => (tile / boardSize) | 0;

/** King's moves between two tiles on an empty board: entry `a * tileCount + b`. */
export const kings = new Uint8Array(tileCount * tileCount);
/** Square of the straight distance between two tiles: entry `a * tileCount + b`. */
const straight = new Uint16Array(tileCount * tileCount);
/** The ring of a tile: 0 on the rim, 5 in the middle. */
export const ringOf = new Uint8Array(tileCount);
for (let a = 0; a < tileCount; a++) {
  const [ax, ay] = [xOf(a), yOf(a)];
  ringOf[a] = Math.min(ax, ay, boardSize - 1 - ax, boardSize - 1 - ay);
  for (let b = 0; b < tileCount; b++) {
    const [dx, dy] = [Math.abs(ax - xOf(b)), Math.abs(ay - yOf(b))];
    kings[a * tileCount + b] = Math.max(dx, dy);
    straight[a * tileCount + b] = dx * dx + dy * dy;
  }
}

/** What walks one step and has its tile chosen by position alone. */
export const STEP_ADVANCE = 0;
export const STEP_RETREAT = 1;
export const STEP_CIRCLE = 2;
export const STEP_COVER = 3;
const stepKinds = 4;

const UNREACHED = 255;
const UNKNOWN = -2;
/** No step of that kind exists. */
export const NO_STEP = -1;

/**
 * Everything about one board that positions alone decide. Steps are worked out when first asked for and remembered;
 * nothing is allocated afterwards.
 */
export class Board {
  readonly id: number;
  readonly walls: readonly number[];
  /** Where side a starts; b starts at the mirrored tile. */
  readonly start: number;
  /** Pads of a's half; each has its mirrored twin. */
  readonly pads: readonly number[];
  /** 1 where two tiles see each other: entry `a * tileCount + b`. */
  readonly sees = new Uint8Array(tileCount * tileCount);
  /** Steps between two floor tiles around the walls: entry `a * tileCount + b`. */
  readonly walk = new Uint8Array(tileCount * tileCount).fill(UNREACHED);
  /** Up to eight neighbours of each floor tile in rising order, `UNREACHED` after the last. */
  readonly neighbours = new Uint8Array(tileCount * 8).fill(UNREACHED);
  /** Steps from each tile to the nearest one that `enemy` cannot see: entry `enemy * tileCount + tile`. */
  readonly #cover: (Uint8Array | undefined)[] = [];
  readonly #steps = new Int8Array(stepKinds * (arena.storm.rings + 1) * 2 * tileCount * tileCount).fill(
    UNKNOWN,
  );
  readonly #floor = new Uint8Array(tileCount).fill(1);

  constructor(id: number) {
    const drawn = boards[id];
    if (drawn === undefined) throw new RangeError(`there is no board ${id}`);
    this.id = id;
    this.walls = tilesOf(drawn, "#");
    for (const wall of this.walls) this.#floor[wall] = 0;
    this.start = tilesOf(drawn, "A")[0] as number;
    this.pads = tilesOf(drawn, "+").filter((tile) => tile < mirrored(tile));
    this.#findNeighbours();
    for (let tile = 0; tile < tileCount; tile++) {
      if (this.#floor[tile])
        this.#spread([tile], this.walk.subarray(tile * tileCount, (tile + 1) * tileCount));
    }
    this.#findViews();
  }

  /** Whether `tile` can be entered in one step from `from`. */
  isStep(from: number, tile: number): boolean {
    for (let i = from * 8; i < from * 8 + 8; i++) if (this.neighbours[i] === tile) return true;
    return false;
  }

  /**
   * The tile that a step of `kind` leads to from `me` with the enemy at `enemy`, or `NO_STEP`. All in own frame.
   *
   * @param lean which of equally good tiles is taken: the lowest (0) or the highest (1)
   */
  step(kind: number, rings: number, lean: number, me: number, enemy: number): number {
    const at = (((kind * (arena.storm.rings + 1) + rings) * 2 + lean) * tileCount + me) * tileCount + enemy;
    const known = this.#steps[at] as number;
    if (known !== UNKNOWN) return known;
    const found = this.#find(kind, rings, lean, me, enemy);
    this.#steps[at] = found;
    return found;
  }

  #find(kind: number, rings: number, lean: number, me: number, enemy: number): number {
    const { walk } = this;
    const steps = walk[enemy * tileCount + me] as number;
    const toEnemy = (wanted: number) => (tile: number) => walk[enemy * tileCount + tile] === wanted;
    if (kind === STEP_ADVANCE) {
      return steps > 1 ? this.#choose(kind, rings, lean, me, enemy, toEnemy(steps - 1)) : NO_STEP;
    }
    if (kind === STEP_CIRCLE) return this.#choose(kind, rings, lean, me, enemy, toEnemy(steps));
    if (kind === STEP_RETREAT) {
      const away = this.#choose(kind, rings, lean, me, enemy, toEnemy(steps + 1));
      if (away !== NO_STEP) return away;
      const now = straight[enemy * tileCount + me] as number;
      return this.#choose(
        kind,
        rings,
        lean,
        me,
        enemy,
        (tile) =>
          walk[enemy * tileCount + tile] === steps && (straight[enemy * tileCount + tile] as number) > now,
      );
    }
    if (!this.sees[enemy * tileCount + me]) return NO_STEP;
    const cover = this.#coverFrom(enemy);
    const left = cover[me] as number;
    if (left === UNREACHED) return NO_STEP;
    return this.#choose(kind, rings, lean, me, enemy, (tile) => cover[tile] === left - 1 && tile !== enemy);
  }

  /**
   * The best neighbour of `me` among those `allowed`: outside the storm if any is, then by `kind` (an advance ends
   * nearest to the enemy in a straight line, a circle goes clockwise, everything else ends farthest from the enemy),
   * then by `lean`.
   */
  #choose(
    kind: number,
    rings: number,
    lean: number,
    me: number,
    enemy: number,
    allowed: (tile: number) => boolean,
  ): number {
    let best = NO_STEP;
    let bestScore = 0;
    for (let i = me * 8; i < me * 8 + 8; i++) {
      const tile = this.neighbours[i] as number;
      if (tile === UNREACHED) break;
      if (!allowed(tile)) continue;
      const safe = (ringOf[tile] as number) >= rings ? 1024 : 0;
      const score = safe + preference(kind, me, enemy, tile);
      if (best === NO_STEP || score > bestScore || (lean === 1 && score === bestScore)) {
        best = tile;
        bestScore = score;
      }
    }
    return best;
  }

  #coverFrom(enemy: number): Uint8Array {
    const known = this.#cover[enemy];
    if (known !== undefined) return known;
    const hidden: number[] = [];
    for (let tile = 0; tile < tileCount; tile++) {
      if (this.#floor[tile] && !this.sees[enemy * tileCount + tile]) hidden.push(tile);
    }
    const steps = new Uint8Array(tileCount).fill(UNREACHED);
    this.#spread(hidden, steps);
    this.#cover[enemy] = steps;
    return steps;
  }

  /** Writes into `steps` how many steps each floor tile is from the nearest of `sources`. */
  #spread(sources: readonly number[], steps: Uint8Array): void {
    const queue = [...sources];
    for (const tile of queue) steps[tile] = 0;
    for (const tile of queue) {
      for (let i = tile * 8; i < tile * 8 + 8; i++) {
        const next = this.neighbours[i] as number;
        if (next === UNREACHED || steps[next] !== UNREACHED) continue;
        steps[next] = (steps[tile] as number) + 1;
        queue.push(next);
      }
    }
  }

  #findNeighbours(): void {
    for (let tile = 0; tile < tileCount; tile++) {
      let at = tile * 8;
      for (let other = 0; other < tileCount; other++) {
        if (kings[tile * tileCount + other] !== 1 || !this.#floor[tile] || !this.#floor[other]) continue;
        this.neighbours[at++] = other;
      }
    }
  }

  /** Two tiles see each other when the straight line between their middles crosses the inside of no wall. */
  #findViews(): void {
    for (let a = 0; a < tileCount; a++) {
      for (let b = a; b < tileCount; b++) {
        if (!this.#floor[a] || !this.#floor[b]) continue;
        if (this.walls.some((wall) => blocks(wall, a, b))) continue;
        this.sees[a * tileCount + b] = 1;
        this.sees[b * tileCount + a] = 1;
      }
    }
  }
}

/**
 * Whether the line from the middle of `a` to the middle of `b` crosses the inside of the square `wall`: the wall lies
 * within the line's bounding box, and its middle is nearer to the line than half the square's width seen along it.
 */
function blocks(wall: number, a: number, b: number): boolean {
  const [ax, ay, bx, by, x, y] = [xOf(a), yOf(a), xOf(b), yOf(b), xOf(wall), yOf(wall)];
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by))
    return false;
  const [dx, dy] = [bx - ax, by - ay];
  return 2 * Math.abs(dx * (y - ay) - dy * (x - ax)) < Math.abs(dx) + Math.abs(dy);
}

/** How much a step of `kind` from `me` to `tile` is wanted; greater is better, within -300..300. */
function preference(kind: number, me: number, enemy: number, tile: number): number {
  if (kind === STEP_CIRCLE) {
    const [rx, ry] = [xOf(me) - xOf(enemy), yOf(me) - yOf(enemy)];
    return (yOf(tile) - yOf(me)) * rx - (xOf(tile) - xOf(me)) * ry;
  }
  const squared = straight[enemy * tileCount + tile] as number;
  return kind === STEP_ADVANCE ? -squared : squared;
}

const built: (Board | undefined)[] = [];

/** The board with this id, built when first asked for. */
export function boardOf(id: number): Board {
  const known = built[id];
  if (known !== undefined) return known;
  const board = new Board(id);
  built[id] = board;
  return board;
}
