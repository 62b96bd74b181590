import {
  actionNames,
  actionSenses,
  comparisons,
  flagSenses,
  type numberSenses,
  senseNames,
  strategyLimits,
} from "@cogwright/contracts/rules/arena";
import type { ActionName, Comparison, Condition, Loadout, Rule, Strategy } from "../strategy/strategy.ts";
import { Random } from "./random.ts";

/** A source of numbers of 0..n - 1. */
export type Draw = (n: number) => number;

/** A seeded `Draw`: the same `seed` gives the same numbers. */
export function drawFrom(seed: number): Draw {
  const random = new Random();
  random.seed(seed, 0x9e3779b9, 0x243f6a88, 0xb7e15162);
  for (let i = 0; i < 16; i++) random.next();
  return (n) => (random.next() >>> 0) % n;
}

const one = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;

/** What a number sense takes in play, so that conditions are neither always true nor always false. */
const usual: Partial<Record<(typeof senseNames)[number], readonly [number, number]>> = {
  healthLead: [-40, 40],
  energyLead: [-40, 40],
  distance: [1, 8],
  turn: [1, 60],
  pickupDistance: [0, 9],
  stormDistance: [0, 5],
  hitsTaken: [0, 3],
  minesLeft: [0, 3],
  stance: [0, 3],
};

function randomCondition(draw: Draw): Condition {
  const sense = one(draw, senseNames);
  const equality = one(draw, ["=", "!="] as const);
  if ((flagSenses as readonly string[]).includes(sense)) {
    return { sense: sense as (typeof flagSenses)[number], is: equality, value: draw(2) === 1 };
  }
  if ((actionSenses as readonly string[]).includes(sense)) {
    return { sense: sense as (typeof actionSenses)[number], is: equality, value: one(draw, actionNames) };
  }
  const [from, to] =
    draw(16) === 0 ? [strategyLimits.valueMin, strategyLimits.valueMax] : (usual[sense] ?? [0, 100]);
  return {
    sense: sense as (typeof numberSenses)[number],
    is: one(draw, Object.keys(comparisons) as Comparison[]),
    value: from + draw(to - from + 1),
  };
}

function randomLoadout(draw: Draw): Loadout {
  const loadout = { armor: 0, weapon: 0, engine: 0, repair: 0 };
  for (let spent = 0; spent < strategyLimits.loadoutPoints; ) {
    const part = one(draw, ["armor", "weapon", "engine", "repair"] as const);
    if (loadout[part] === strategyLimits.loadoutMax) continue;
    loadout[part] += 1;
    spent += 1;
  }
  return loadout;
}

/** A valid strategy drawn at random: from no rule at all to every limit reached. */
export function randomStrategy(draw: Draw): Strategy {
  const count = draw(12) === 0 ? strategyLimits.rules : draw(13);
  // Long programs are picky now and then, so that their last rules have their turn.
  const picky = count === strategyLimits.rules && draw(2) === 0;
  const rules = Array.from({ length: count }, (_, i): Rule => {
    const most = draw(8) === 0 ? strategyLimits.conditions : draw(4);
    const conditions = picky ? (i < count - 1 ? strategyLimits.conditions : 0) : most;
    return {
      when: Array.from({ length: conditions }, () => randomCondition(draw)),
      do: one(draw, actionNames) as ActionName,
      ...(draw(4) === 0 && { become: draw(strategyLimits.stances) }),
    };
  });
  return {
    version: 1,
    name: "Drawn",
    loadout: randomLoadout(draw),
    rules,
    otherwise: one(draw, actionNames),
  };
}
