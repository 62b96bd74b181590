import type { ActionName } from "../strategy/strategy.ts";
import type { Chunk } from "./chunks.ts";
import { and, type Dnf, parseConditions } from "./conditions.ts";
import { INTENTS, type IntentName } from "./lexicon/intents.ts";
import type { Meaning, Noun } from "./lexicon/meaning.ts";
import type { Token } from "./tokens.ts";

export type Owner = "me" | "foe";
export type Compare = Extract<Meaning, { kind: "compare" }>["is"];

/** The whole number a written amount stands for, of a hundred when it is a share. */
export const amountOf = (token: Token): number =>
  Math.round(token.unit === "fraction" ? (token.value ?? 0) * 100 : (token.value ?? 0));

/** The sense a noun and its owner stand for. */
export function senseOf(noun: Noun, owner: Owner): string {
  switch (noun) {
    case "health":
      return owner === "me" ? "myHealth" : "enemyHealth";
    case "energy":
      return owner === "me" ? "myEnergy" : "enemyEnergy";
    case "mines":
      return "minesLeft";
    case "hits":
      return "hitsTaken";
    case "pickup":
      return "pickupDistance";
    case "storm":
      return "stormDistance";
    case "harm":
      return owner === "me" ? "myHealth" : "enemyHealth";
    default:
      return noun;
  }
}

/** When an action that "can" be done is possible, as far as senses tell. */
export const ABILITY: Partial<Record<IntentName, string>> = {
  strike: "distance<=1",
  melee: "distance<=1",
  shoot: "canSee & distance<=6",
  charge: "canSee & distance>1 & distance<=3",
};

export const ofPickup = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) =>
      each.sense === "distance" ? ({ ...each, sense: "pickupDistance" } as typeof each) : each,
    ),
  );

export const ofFoe = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) => {
      const sense =
        each.sense === "myHealth" ? "enemyHealth" : each.sense === "myEnergy" ? "enemyEnergy" : each.sense;
      return { ...each, sense } as typeof each;
    }),
  );

export const FLIPPED: Readonly<Record<Compare, Compare>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "=": "=",
  "!=": "!=",
};

/** A lead told of the enemy: his more is my less. */
export const leadOfFoe = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) =>
      each.sense === "healthLead" || each.sense === "energyLead"
        ? ({ ...each, is: FLIPPED[each.is], value: -Number(each.value) } as typeof each)
        : each,
    ),
  );

/** Said of both: of me and of him. */
export const ofBoth = (when: Dnf): Dnf => {
  const mine = when.map((all) =>
    all.map((each) => {
      const sense =
        each.sense === "enemyHealth" ? "myHealth" : each.sense === "enemyEnergy" ? "myEnergy" : each.sense;
      return { ...each, sense } as typeof each;
    }),
  );
  return and(mine, ofFoe(mine));
};

const GAUGES = new Set(["myHealth", "myEnergy", "enemyHealth", "enemyEnergy"]);

export const ofNoun = (when: Dnf, noun: Noun, owner: Owner): Dnf =>
  when.map((all) =>
    all.map((each) =>
      GAUGES.has(each.sense) ? ({ ...each, sense: senseOf(noun, owner) } as typeof each) : each,
    ),
  );

export const ofStorm = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) =>
      each.sense === "distance" ? ({ ...each, sense: "stormDistance" } as typeof each) : each,
    ),
  );

export const USUAL: Partial<Record<Noun, Compare>> = {
  turn: ">=",
  mines: ">=",
  hits: ">=",
  healthLead: ">",
  energyLead: ">",
};

/** The conditions a foe's or own action stands for when it is told as something that happens. */
export function happening(intent: IntentName, who: Owner): Dnf {
  if (who === "foe") {
    if (intent === "guard" || intent === "turtle" || intent === "defensive")
      return parseConditions("enemyGuarding");
    if (intent === "retreat" || intent === "keepDistance" || intent === "coward")
      return parseConditions("enemyRetreating");
    if (intent === "advance" || intent === "rush" || intent === "melee" || intent === "aggressive")
      return parseConditions("enemyApproaching");
    if (intent === "attack")
      return parseConditions("underFire | enemyAction=strike | enemyAction=shoot | enemyAction=charge");
    if (intent === "takeCover") return parseConditions("!canSee");
    if (intent === "hold" || intent === "peaceful")
      return parseConditions("!enemyApproaching & !enemyRetreating");
  }
  const sense = who === "me" ? "myAction" : "enemyAction";
  const names: ActionName[] =
    who === "me" && intent === "strike"
      ? ["strike", "charge"]
      : [...new Set(INTENTS[intent].steps.map((step) => step.do))];
  if (intent === "retreat" || names.length === 0) return parseConditions(`${sense}=${names[0] ?? "wait"}`);
  return names.map((name) => [{ sense, is: "=", value: name } as never]);
}

/** Whether a condition is about the bot's own gauges alone. */
export const aboutMe = (when: Dnf): boolean =>
  when.length > 0 &&
  when.every(
    (all) => all.length > 0 && all.every((each) => /^(my|cornered|underFire|hitsTaken)/.test(each.sense)),
  );

/** The condition a state stands for, said of its owner. */
export function stateOf(
  means: Extract<Meaning, { kind: "state" }>,
  piece: Chunk,
  owner: Owner | undefined,
): Dnf {
  const numbers = piece.numbers.map(amountOf);
  const who = owner ?? means.bare ?? "me";
  const text = means.any ?? (who === "foe" ? (means.foe ?? means.me) : (means.me ?? means.foe));
  return parseConditions(text ?? "", numbers);
}

export const compareOf = (is: Compare | undefined): Compare => is ?? "<=";

/** The gauge a single condition is about. */
export function gaugeOf(when: Dnf): { noun: Noun; owner: Owner; low: boolean } | undefined {
  const only = when.length === 1 && when[0]?.length === 1 ? when[0][0] : undefined;
  if (only?.sense === "distance" || only?.sense === "pickupDistance" || only?.sense === "stormDistance")
    return {
      noun: only.sense === "distance" ? "distance" : only.sense === "stormDistance" ? "storm" : "pickup",
      owner: "foe",
      low: only.is.startsWith("<"),
    };
  if (!only || !GAUGES.has(only.sense)) return undefined;
  return {
    noun: only.sense.endsWith("Health") ? "health" : "energy",
    owner: only.sense.startsWith("my") ? "me" : "foe",
    low: only.is.startsWith("<"),
  };
}
