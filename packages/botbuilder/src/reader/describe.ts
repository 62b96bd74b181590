import type {
  ActionName,
  Condition,
  Loadout,
  Rule,
  SenseName,
  Strategy,
  Wager,
} from "../strategy/strategy.ts";

/** What each action is called in a sentence that tells the bot what to do. */
const DOES: Record<ActionName, string> = {
  advance: "move toward the enemy",
  retreat: "retreat",
  circle: "circle the enemy",
  takeCover: "take cover",
  collect: "fetch the nearest pickup",
  strike: "strike",
  shoot: "shoot",
  charge: "charge",
  guard: "guard",
  repair: "repair",
  recharge: "recharge",
  mine: "lay a mine",
  wait: "wait",
};

/** What each action is called when it is told of somebody's last turn. */
const DID: Record<ActionName, string> = {
  advance: "advanced",
  retreat: "retreated",
  circle: "circled",
  takeCover: "took cover",
  collect: "went for a pickup",
  strike: "struck",
  shoot: "shot",
  charge: "charged",
  guard: "guarded",
  repair: "repaired",
  recharge: "recharged",
  mine: "laid a mine",
  wait: "waited",
};

const SENSES: Partial<Record<SenseName, string>> = {
  myHealth: "my health",
  myEnergy: "my energy",
  enemyHealth: "his health",
  enemyEnergy: "his energy",
  healthLead: "my health lead",
  energyLead: "my energy lead",
  distance: "he",
  turn: "the turn",
  pickupDistance: "the nearest pickup",
  stormDistance: "the storm",
  hitsTaken: "hits I took in the last three turns",
  minesLeft: "my mines left",
  stance: "my stance",
  chance: "the roll of 1 to 100",
};

const FLAGS: Partial<Record<SenseName, readonly [yes: string, no: string]>> = {
  canSee: ["I can see him", "I cannot see him"],
  cornered: ["I am cornered", "I am not cornered"],
  enemyCornered: ["he is cornered", "he is not cornered"],
  enemyGuarding: ["he is guarding", "he is not guarding"],
  enemyRetreating: ["he is backing away", "he is not backing away"],
  enemyApproaching: ["he is coming closer", "he is not coming closer"],
  underFire: ["I was just hit", "I was not just hit"],
};

const COMPARE: Record<Condition["is"], string> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
  "=": "exactly",
  "!=": "not",
};

/** An action as an order: `take cover`. */
export function describeAction(action: ActionName): string {
  return DOES[action];
}

const tiles = (count: number) => `${count} tile${count === 1 ? "" : "s"}`;

/** One condition in plain words: `my health is below 30%`. */
export function describeCondition(condition: Condition): string {
  const { sense, is, value } = condition;
  const flag = FLAGS[sense];
  if (flag) return (is === "=") === value ? flag[0] : flag[1];
  if (sense === "myAction" || sense === "enemyAction")
    return `${sense === "myAction" ? "I" : "he"} ${is === "=" ? "just" : "did not just"} ${is === "=" ? DID[value as ActionName] : `do “${value}”`}`;
  const number = Number(value);
  const what = SENSES[sense] ?? sense;
  switch (sense) {
    case "distance":
      if (number === 1 && (is === "=" || is === "<=")) return "he is next to me";
      if (number === 1 && is === ">") return "he is not next to me";
      return is === "<="
        ? `he is within ${tiles(number)}`
        : `he is ${COMPARE[is]} ${tiles(number)} away`
            .replace("above", "more than")
            .replace("below", "less than");
    case "pickupDistance":
      if (number >= 99) return is === "<" ? "there is a pickup" : "there is no pickup";
      return is === "<="
        ? `a pickup is within ${tiles(number)}`
        : `the nearest pickup is ${COMPARE[is]} ${tiles(number)} away`;
    case "stormDistance":
      return number === 0 ? "I am in the storm" : `the storm is ${COMPARE[is]} ${tiles(number)} away`;
    case "turn":
      if (is === "<=") return `it is turn ${number} or earlier`;
      if (is === ">=") return `it is turn ${number} or later`;
      return is === "<"
        ? `it is before turn ${number}`
        : is === ">"
          ? `it is after turn ${number}`
          : `it is ${is === "!=" ? "not " : ""}turn ${number}`;
    case "chance":
      return is === "<="
        ? `a roll of the dice comes up (${number}% of the time)`
        : `the roll of 1 to 100 is ${COMPARE[is]} ${number}`;
    case "healthLead":
    case "energyLead": {
      const kind = sense === "healthLead" ? "health" : "energy";
      if (number === 0 && is === ">") return `I have more ${kind} than he has`;
      if (number === 0 && is === "<") return `I have less ${kind} than he has`;
      if (is === ">" || is === ">=")
        return `I lead by ${is === ">" ? "more than" : "at least"} ${number} ${kind}`;
      if ((is === "<" || is === "<=") && number < 0)
        return `I am behind by ${is === "<" ? "more than" : "at least"} ${-number} ${kind}`;
      return `my lead in ${kind} is ${COMPARE[is]} ${number}`;
    }
    case "myHealth":
    case "myEnergy":
    case "enemyHealth":
    case "enemyEnergy":
      if (number === 100 && is === "<") return `${what} is not full`;
      if (number === 100 && (is === "=" || is === ">=")) return `${what} is full`;
      return `${what} is ${COMPARE[is]} ${number}%`;
    case "minesLeft":
      if (number === 0 && is === ">") return "I have mines left";
      if (number === 0) return "I have no mines left";
      return `I have ${COMPARE[is]} ${number} mines left`;
    case "hitsTaken":
      return `I took ${COMPARE[is]} ${number} hit${number === 1 ? "" : "s"} in the last three turns`;
    default:
      return `${what} is ${COMPARE[is]} ${number}`;
  }
}

/** One rule in plain words: `When my health is below 30%, repair.` */
export function describeRule(rule: Rule): string {
  const when = rule.when.map(describeCondition).join(" and ");
  const does = DOES[rule.do];
  const become = rule.become === undefined ? "" : ` and switch to stance ${rule.become}`;
  return when === "" ? `Always ${does}${become}.` : `When ${when}, ${does}${become}.`;
}

const PARTS: readonly (keyof Loadout)[] = ["armor", "weapon", "engine", "repair"];

const describeWager = (wager: Wager): string => {
  const parts: string[] = [];
  if (wager.stakePercent !== undefined) parts.push(`stake up to ${wager.stakePercent}% of the purse`);
  if (wager.minChance !== undefined) parts.push(`only with a chance of at least ${wager.minChance}%`);
  if (wager.maxStake !== undefined) parts.push(`never more than ${wager.maxStake} coins`);
  if (wager.stopAfterLosses !== undefined) parts.push(`stop after ${wager.stopAfterLosses} losses in a row`);
  return `Money: ${parts.join(", ")}.`;
};

/** A whole strategy, one line per rule, then what to do otherwise, the build and the money rules. */
export function describeStrategy(strategy: Strategy): string[] {
  const lines = strategy.rules.map(describeRule);
  lines.push(`${strategy.rules.length > 0 ? "Otherwise" : "Always"} ${DOES[strategy.otherwise]}.`);
  lines.push(`Build: ${PARTS.map((part) => `${part} ${strategy.loadout[part]}`).join(", ")}.`);
  if (strategy.wager) lines.push(describeWager(strategy.wager));
  return lines;
}
