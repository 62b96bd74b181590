import type { Condition, SenseName } from "@cogwright/botbuilder/strategy/strategy";

/** What each sense is called in a list to pick from. */
export const SENSE_WORDS: Record<SenseName, string> = {
  myHealth: "my health",
  myEnergy: "my energy",
  enemyHealth: "the enemy's health",
  enemyEnergy: "the enemy's energy",
  healthLead: "my lead in health",
  energyLead: "my lead in energy",
  distance: "the distance",
  turn: "the turn",
  pickupDistance: "the way to a pickup",
  stormDistance: "the way to the storm",
  hitsTaken: "hits lately taken",
  minesLeft: "my mines left",
  stance: "my stance",
  chance: "the roll (1–100)",
  canSee: "I can see the enemy",
  cornered: "I am cornered",
  enemyCornered: "the enemy is cornered",
  enemyGuarding: "the enemy is guarding",
  enemyRetreating: "the enemy is falling back",
  enemyApproaching: "the enemy is coming closer",
  underFire: "I was hit last turn",
  myAction: "my last action",
  enemyAction: "the enemy's last action",
};

/** What stands between a sense and its value. */
export const COMPARISON_WORDS: Record<Condition["is"], string> = {
  "<": "is under",
  "<=": "is at most",
  ">": "is over",
  ">=": "is at least",
  "=": "is",
  "!=": "is not",
};
