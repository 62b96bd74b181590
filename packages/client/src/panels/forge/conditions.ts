import type { Comparison, Condition, SenseName } from "@cogwright/botbuilder/strategy/strategy";
import { conditionSchema } from "@cogwright/botbuilder/strategy/strategy";
import { actionSenses, flagSenses, strategyLimits } from "@cogwright/contracts/rules/arena";

const isIn = (list: readonly string[], name: string) => list.includes(name);

/** A first condition on a sense, which the visitor then changes. */
export function conditionOn(sense: SenseName): Condition {
  if (isIn(flagSenses, sense)) return conditionSchema.parse({ sense, is: "=", value: true });
  if (isIn(actionSenses, sense)) return conditionSchema.parse({ sense, is: "=", value: "guard" });
  return conditionSchema.parse({ sense, is: "<", value: FIRST_VALUE[sense] ?? 30 });
}

const FIRST_VALUE: Partial<Record<SenseName, number>> = {
  healthLead: 0,
  energyLead: 0,
  distance: 3,
  turn: 20,
  pickupDistance: 4,
  stormDistance: 2,
  hitsTaken: 2,
  minesLeft: 1,
  stance: 1,
  chance: 50,
};

/**
 * The condition with another comparison and value, as a picker or a box gives them; what is not a number, or out of
 * range, is held to what a condition can hold.
 */
export function withValue(condition: Condition, is: Comparison, value: string): Condition {
  const { sense } = condition;
  if (isIn(flagSenses, sense)) return conditionSchema.parse({ sense, is: "=", value: value === "true" });
  if (isIn(actionSenses, sense)) return conditionSchema.parse({ sense, is, value });
  const number = Math.trunc(Number(value)) || 0;
  const held = Math.min(strategyLimits.valueMax, Math.max(strategyLimits.valueMin, number));
  return conditionSchema.parse({ sense, is, value: held });
}
