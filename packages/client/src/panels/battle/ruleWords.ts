import type { Condition, Rule, SenseName } from "@cogwright/botbuilder/strategy/strategy";

/** A rule in words, whole and condition by condition. */
export interface RuleInWords {
  /** "when my health is under 30, repair" */
  whole: string;
  conditions: readonly string[];
}

export const SENSE_WORDS: Record<SenseName, string> = {
  myHealth: "my health",
  myEnergy: "my energy",
  enemyHealth: "its health",
  enemyEnergy: "its energy",
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
  canSee: "I can see it",
  cornered: "I am cornered",
  enemyCornered: "it is cornered",
  enemyGuarding: "it is guarding",
  enemyRetreating: "it is falling back",
  enemyApproaching: "it is coming closer",
  underFire: "I was hit last turn",
  myAction: "my last action",
  enemyAction: "its last action",
};

export const COMPARISON_WORDS: Record<Condition["is"], string> = {
  "<": "is under",
  "<=": "is at most",
  ">": "is over",
  ">=": "is at least",
  "=": "is",
  "!=": "is not",
};

export const ACTION_WORDS: Record<Rule["do"], string> = {
  advance: "close in",
  retreat: "fall back",
  circle: "circle",
  takeCover: "take cover",
  collect: "collect a pickup",
  strike: "strike",
  shoot: "shoot",
  charge: "charge",
  guard: "guard",
  repair: "repair",
  recharge: "recharge",
  mine: "lay a mine",
  wait: "wait",
};

function conditionWords(condition: Condition): string {
  const name = SENSE_WORDS[condition.sense];
  if (typeof condition.value === "boolean") {
    const holds = (condition.is === "=") === condition.value;
    return holds ? name : `not: ${name}`;
  }
  const value = typeof condition.value === "string" ? ACTION_WORDS[condition.value] : String(condition.value);
  return `${name} ${COMPARISON_WORDS[condition.is]} ${value}`;
}

/** Puts a rule into words that stand on a card and in the explanation of a turn. */
export function ruleWords(rule: Rule): RuleInWords {
  const conditions = rule.when.map(conditionWords);
  const become = rule.become === undefined ? "" : ` and take stance ${rule.become}`;
  const when = conditions.length === 0 ? "always" : `when ${conditions.join(" and ")},`;
  return { whole: `${when} ${ACTION_WORDS[rule.do]}${become}`, conditions };
}
