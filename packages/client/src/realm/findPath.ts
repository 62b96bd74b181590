import type { Place } from "@cogwright/npc/region/geometry";

/** One step of the realm: where heading 0..7 leads from a place, or undefined when nobody can go there. */
export type Step = (from: Place, heading: number) => Place | undefined;

/** Places looked at before a search is given up; a circle of about 50 tiles. */
const SEARCH_LIMIT = 8_000;

/** Straight headings come first, so that of two paths of equal length the straighter is taken. */
const HEADINGS = [0, 2, 4, 6, 1, 3, 5, 7] as const;

const nameOf = (place: Place): number => place.y * 65_536 + place.x;

/** King's moves to the goal, with a touch of straight-line distance to break ties towards it. */
function guess(from: Place, to: Place): number {
  const dx = Math.abs(from.x - to.x);
  const dy = Math.abs(from.y - to.y);
  return Math.max(dx, dy) + 0.001 * (dx + dy);
}

interface Visit {
  place: Place;
  steps: number;
  rank: number;
  before: Visit | undefined;
  heading: number;
}

/** A heap of visits, the lowest rank on top. */
function push(heap: Visit[], visit: Visit): void {
  heap.push(visit);
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if ((heap[above] as Visit).rank <= visit.rank) break;
    heap[at] = heap[above] as Visit;
    at = above;
  }
  heap[at] = visit;
}

function pop(heap: Visit[]): Visit | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let next = 2 * at + 1;
    if (next >= heap.length) break;
    if (next + 1 < heap.length && (heap[next + 1] as Visit).rank < (heap[next] as Visit).rank) next += 1;
    if ((heap[next] as Visit).rank >= last.rank) break;
    heap[at] = heap[next] as Visit;
    at = next;
  }
  heap[at] = last;
  return top;
}

function headingsTo(end: Visit): number[] {
  const headings: number[] = [];
  for (let visit: Visit | undefined = end; visit?.before; visit = visit.before) headings.push(visit.heading);
  return headings.reverse();
}

/**
 * The headings of a shortest walk, or undefined when there is none within reach (A* over the steps that `step` allows).
 *
 * @returns an empty list when `from` is `to`.
 */
export function findPath(from: Place, to: Place, step: Step): number[] | undefined {
  const best = new Map<number, number>([[nameOf(from), 0]]);
  const heap: Visit[] = [{ place: from, steps: 0, rank: guess(from, to), before: undefined, heading: -1 }];
  const goal = nameOf(to);
  for (let visit = pop(heap); visit; visit = pop(heap)) {
    if (nameOf(visit.place) === goal) return headingsTo(visit);
    if (best.size > SEARCH_LIMIT) return undefined;
    if (visit.steps > (best.get(nameOf(visit.place)) ?? 0)) continue;
    for (const heading of HEADINGS) {
      const place = step(visit.place, heading);
      if (!place) continue;
      const steps = visit.steps + 1;
      const known = best.get(nameOf(place));
      if (known !== undefined && known <= steps) continue;
      best.set(nameOf(place), steps);
      push(heap, { place, steps, rank: steps + guess(place, to), before: visit, heading });
    }
  }
  return undefined;
}
