import type { Dnf } from "../conditions.ts";

/** Whether each way in which it can come true asks for something. */
export const conditional = (when: Dnf) => when.every((all) => all.length > 0);
/** Whether two conditions are written the same. */
export const sameWays = (a: Dnf, b: Dnf) => JSON.stringify(a) === JSON.stringify(b);
/** Whether it asks for nothing but the turn. */
export const turnOnly = (when: Dnf) => when.every((all) => all.every((each) => each.sense === "turn"));

/** The stretch of the battle after another: what comes once its last turn is over; itself when it has no end. */
export function later(when: Dnf): Dnf {
  const bounded = when.every((all) =>
    all.some((each) => each.sense === "turn" && (each.is === "<" || each.is === "<=" || each.is === "=")),
  );
  if (!bounded) return when;
  return when.map((all) =>
    all
      .filter((each) => each.sense === "turn" && (each.is === "<" || each.is === "<=" || each.is === "="))
      .map(
        (each) =>
          ({ ...each, is: each.is === "<" ? (">=" as const) : (">" as const) }) as (typeof all)[number],
      ),
  );
}
