import { decide, type Senses } from "../../strategy/decide.ts";
import type { ActionName, Strategy } from "../../strategy/strategy.ts";

const SITUATIONS = 40;
const POSSIBLE: readonly ActionName[] = [
  "guard",
  "circle",
  "wait",
  "advance",
  "recharge",
  "repair",
  "takeCover",
  "retreat",
  "collect",
  "mine",
];

/** Numbers in [0, 1), the same ones each time. */
function draws(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** In what share of situations, drawn around the amounts in both, two strategies do the same. */
export function alike(one: Strategy, other: Strategy): number {
  const next = draws();
  const conditions = [...one.rules, ...other.rules].flatMap(({ when }) => when);
  let same = 0;
  for (let at = 0; at < SITUATIONS; at++) {
    const senses: Record<string, number | boolean | string> = {
      myHealth: 40 + Math.round(60 * next()),
      enemyHealth: 40 + Math.round(60 * next()),
      myEnergy: 40 + Math.round(60 * next()),
      distance: 1 + Math.floor(next() * 7),
      turn: 5 + Math.floor(next() * 60),
      canSee: next() < 0.75,
      chance: 1 + Math.floor(next() * 100),
    };
    for (const { sense, value } of conditions) {
      if (next() < 0.5 || sense === "stance") continue;
      if (typeof value === "number") senses[sense] = value + Math.round(6 * next() - 3);
      else if (typeof value === "boolean") senses[sense] = next() < 0.5;
      else senses[sense] = next() < 0.5 ? value : "wait";
    }
    const possible = [...POSSIBLE];
    if (senses.distance === 1) possible.push("strike");
    if (Number(senses.distance) > 1 && Number(senses.distance) < 5) possible.push("charge");
    if (senses.canSee === true) possible.push("shoot");
    const given = senses as Senses;
    if (decide(one, given, possible).action === decide(other, given, possible).action) same += 1;
  }
  return same / SITUATIONS;
}
