import type { ActionName, SenseName, Strategy } from "../strategy/strategy.ts";

export type Senses = Partial<Record<SenseName, number | boolean | ActionName>>;

const USUAL: Record<SenseName, number | boolean | ActionName> = {
  myHealth: 100,
  myEnergy: 100,
  enemyHealth: 100,
  enemyEnergy: 100,
  healthLead: 0,
  energyLead: 0,
  distance: 5,
  turn: 10,
  pickupDistance: 99,
  stormDistance: 99,
  hitsTaken: 0,
  minesLeft: 3,
  stance: 0,
  chance: 50,
  canSee: true,
  cornered: false,
  enemyCornered: false,
  enemyGuarding: false,
  enemyRetreating: false,
  enemyApproaching: false,
  underFire: false,
  myAction: "wait",
  enemyAction: "wait",
};
export function decide(
  strategy: Strategy,
  senses: Senses,
  possible?: readonly ActionName[],
): { action: ActionName; rule: number } {
  const all = { ...USUAL, ...senses };
  if (senses.healthLead === undefined) all.healthLead = Number(all.myHealth) - Number(all.enemyHealth);
  if (senses.energyLead === undefined) all.energyLead = Number(all.myEnergy) - Number(all.enemyEnergy);
  const can = (action: ActionName) => possible === undefined || possible.includes(action);
  const rule = strategy.rules.findIndex(
    (each) =>
      can(each.do) &&
      each.when.every(({ sense, is, value }) => {
        const now = all[sense];
        if (typeof now !== "number" || typeof value !== "number")
          return is === "=" ? now === value : now !== value;
        switch (is) {
          case "<":
            return now < value;
          case "<=":
            return now <= value;
          case ">":
            return now > value;
          case ">=":
            return now >= value;
          case "=":
            return now === value;
          default:
            return now !== value;
        }
      }),
  );
  const found = strategy.rules[rule];
  if (found) return { action: found.do, rule };
  return can(strategy.otherwise) ? { action: strategy.otherwise, rule: -1 } : { action: "wait", rule: -2 };
}
