/** What each key of the map adds to a direction: east and south are positive. */
const keys: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  KeyW: [0, -1],
  ArrowDown: [0, 1],
  KeyS: [0, 1],
  ArrowLeft: [-1, 0],
  KeyA: [-1, 0],
  ArrowRight: [1, 0],
  KeyD: [1, 0],
};

/** Headings by (y + 1) * 3 + x + 1; nothing in the middle. */
const headingOf = [7, 0, 1, 6, undefined, 2, 5, 4, 3] as const;

/** Whether a key (`KeyboardEvent.code`) walks. */
export function isWalkKey(code: string): boolean {
  return code in keys;
}

/** Where the held keys lead together: 0..7 clockwise from north, undefined when they cancel out. */
export function heldHeading(held: Iterable<string>): number | undefined {
  let x = 0;
  let y = 0;
  for (const code of held) {
    const [dx, dy] = keys[code] ?? [0, 0];
    x += dx;
    y += dy;
  }
  return headingOf[(Math.sign(y) + 1) * 3 + Math.sign(x) + 1];
}
