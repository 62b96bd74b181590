import type { Loadout } from "@cogwright/botbuilder/strategy/strategy";
import { strategyLimits } from "@cogwright/contracts/rules/arena";

export type Part = keyof Loadout;
export const PARTS_OF_LOADOUT = ["armor", "weapon", "engine", "repair"] as const satisfies readonly Part[];

/**
 * The loadout with `part` at `points`; the difference comes from the largest other parts or goes to the smallest, so
 * that the points spent stay the same.
 */
export function setPart(loadout: Loadout, part: Part, points: number): Loadout {
  const next = { ...loadout };
  const others = PARTS_OF_LOADOUT.filter((other) => other !== part);
  const goal = Math.min(strategyLimits.loadoutMax, Math.max(0, Math.round(points)));
  while (next[part] !== goal) {
    const up = goal > next[part];
    const giver = others
      .filter((other) => (up ? next[other] > 0 : next[other] < strategyLimits.loadoutMax))
      .sort((a, b) => (up ? next[b] - next[a] : next[a] - next[b]))[0];
    if (giver === undefined) break;
    next[giver] += up ? -1 : 1;
    next[part] += up ? 1 : -1;
  }
  return next;
}
