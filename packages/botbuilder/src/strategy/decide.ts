import { actionNames, actionSenses, flagSenses, numberSenses } from "@cogwright/contracts/rules/arena";
import { z } from "zod";
import type { ActionName, Condition, SenseName, Strategy } from "./strategy.ts";

const shapeOf = <Name extends string, Value extends z.ZodType>(names: readonly Name[], value: Value) =>
  Object.fromEntries(names.map((name) => [name, z.exactOptional(value)])) as Record<
    Name,
    z.ZodExactOptional<Value>
  >;

/** Values of some senses, by name: numbers, yes or no, and actions. */
export const sensesSchema = z.strictObject({
  ...shapeOf(numberSenses, z.number()),
  ...shapeOf(flagSenses, z.boolean()),
  ...shapeOf(actionSenses, z.enum(actionNames)),
});

export type Senses = z.infer<typeof sensesSchema>;

export type Decision = {
  action: ActionName;
  /** Index of the rule that fired, -1 for `otherwise`, -2 for the final `wait`. */
  rule: number;
};

/** What a sense that is left out says (ARENA.md, the line protocol). */
function defaultOf(sense: SenseName, given: Senses): number | boolean | ActionName {
  switch (sense) {
    case "myHealth":
    case "myEnergy":
    case "enemyHealth":
    case "enemyEnergy":
      return 100;
    case "healthLead":
      return (given.myHealth ?? 100) - (given.enemyHealth ?? 100);
    case "energyLead":
      return (given.myEnergy ?? 100) - (given.enemyEnergy ?? 100);
    case "distance":
      return 5;
    case "turn":
      return 10;
    case "canSee":
      return true;
    case "pickupDistance":
    case "stormDistance":
      return 99;
    case "chance":
      return 50;
    case "minesLeft":
      return 3;
    case "myAction":
    case "enemyAction":
      return "wait";
    default:
      return (flagSenses as readonly string[]).includes(sense) ? false : 0;
  }
}

/**
 * What a strategy does in a situation, without a battle around it.
 *
 * @param senses what is sensed; senses left out have the line protocol's defaults
 * @param possible the actions that can be carried out; `wait` always can
 */
export function decide(
  strategy: Strategy,
  senses: Senses,
  possible: readonly ActionName[] = actionNames,
): Decision {
  const holds = ({ sense, is, value }: Condition): boolean => {
    const sensed = senses[sense] ?? defaultOf(sense, senses);
    switch (is) {
      case "=":
        return sensed === value;
      case "!=":
        return sensed !== value;
      case "<":
        return Number(sensed) < value;
      case "<=":
        return Number(sensed) <= value;
      case ">":
        return Number(sensed) > value;
      case ">=":
        return Number(sensed) >= value;
    }
  };
  const can = (action: ActionName) => action === "wait" || possible.includes(action);
  const rule = strategy.rules.findIndex((candidate) => can(candidate.do) && candidate.when.every(holds));
  const fired = strategy.rules[rule];
  if (fired !== undefined) return { action: fired.do, rule };
  return can(strategy.otherwise) ? { action: strategy.otherwise, rule: -1 } : { action: "wait", rule: -2 };
}
