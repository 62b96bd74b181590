import type { Rule } from "../strategy/strategy.ts";
import { ENDS, SHIFTS, STYLES } from "./lexicon/amendments.ts";
import type { Understanding } from "./understand.ts";
import { pointedAt, same, type Unit, type Wish } from "./wish.ts";

export const styleOf = (wish: Wish): -1 | 0 | 1 => {
  for (let at = 0; at < wish.words.length; at++) {
    const word = wish.words[at] ?? "";
    const known = STYLES.get(word);
    if (known === undefined) continue;
    const before = wish.words.slice(Math.max(0, at - 3), at);
    const less = before.some((each) => /^(less|not|stop|too|so|lower)$/.test(each));
    const graded =
      less ||
      before.some((each) => /^(more|bit|be|even|much|play|act)$/.test(each)) ||
      word.endsWith("er") ||
      wish.words.length <= 3;
    if (graded) return (less ? -known : known) as -1 | 1;
  }
  return 0;
};

/** The words of a wish with its numbers as figures. */
const shownOf = (wish: Wish) =>
  wish.chunks
    .flatMap((chunk) =>
      chunk.tokens.map((token) => (token.kind === "number" ? String(token.value ?? "") : token.word)),
    )
    .join(" ");

const CAREFUL = new Set(["retreat", "takeCover", "guard", "repair", "recharge", "wait"]);

/** Bolder (1) or more careful (-1): the thresholds of careful rules move, and a bolder bot goes forward by default. */
export function restyle(units: readonly Unit[], style: 1 | -1): Unit[] {
  return units.map((unit) =>
    unit.map((rule) => {
      if (!CAREFUL.has(rule.do)) return rule;
      if (rule.when.length === 0)
        return style > 0 && rule.says === undefined ? { ...rule, do: "advance" as const } : rule;
      return {
        ...rule,
        when: rule.when.map((condition) => {
          if (condition.sense === "myHealth" && (condition.is === "<" || condition.is === "<="))
            return {
              ...condition,
              value:
                style > 0 ? Math.round(condition.value / 2) : Math.min(90, Math.round(condition.value * 1.5)),
            };
          if (condition.sense === "distance" && (condition.is === "<" || condition.is === "<="))
            return { ...condition, value: Math.max(1, condition.value - style) };
          return condition;
        }),
      };
    }),
  );
}

/** A bolder bot hits whoever stands beside it, after what it does for its own health and energy. */
export function bolder(units: readonly Unit[]): Unit[] {
  if (units.some((unit) => unit.some((rule) => rule.do === "strike"))) return [...units];
  const care = (unit: Unit) =>
    unit.some((rule) => rule.when.some((each) => each.sense === "myHealth" || each.sense === "myEnergy"));
  const place = units.findLastIndex(care) + 1;
  const strike: Rule = {
    when: [{ sense: "distance", is: "<=", value: 1 }],
    do: "strike",
    says: "more aggressive",
  };
  return [...units.slice(0, place), [strike], ...units.slice(place)];
}

/** "heal earlier", "raise the repair limit to 60", "make that under 70", "start charging at turn 30". */
export function shift(units: readonly Unit[], wish: Wish, own: Understanding): Unit[] | undefined {
  const direction = [...wish.words.entries()].reduce((sum, [at, word]) => {
    if (word === "often") return sum + (/^(less|not|so)$/.test(wish.words[at - 1] ?? "") ? -1 : 1);
    if (word === "much" && wish.words[at - 1] === "too") return sum - 1;
    return sum + (SHIFTS.get(word) ?? 0);
  }, 0);
  const turn = own.pieces.flat().find((piece) => piece.is === "phase");
  const told = own.deeds.some((deed) => !deed.ban && deed.when.some((all) => all.length > 0));
  const number = wish.numbers.find(({ ordinal }) => !ordinal)?.value;
  const setting = wish.words.some((word) => ENDS.has(word));
  const toTurn = turn?.is === "phase" || (!told && /\bturn (?:number )?\d/.test(shownOf(wish)));
  if (toTurn && number !== undefined && wish.acts.length <= 1 && (setting || direction !== 0)) {
    const bounds = new Set(
      units
        .flat()
        .flatMap((rule) =>
          rule.when.filter((each) => each.sense === "turn").map((each) => Number(each.value)),
        ),
    );
    const [only] = bounds;
    if (bounds.size === 1 && only !== undefined)
      return units.map((unit) => unit.map((rule) => withTurn(rule, number - only)));
  }
  const numberOnly =
    number !== undefined &&
    (!told || wish.acts.length === 0) &&
    (setting || direction !== 0 || /\b(tiles|tile|percent|squares)\b/.test(wish.words.join(" ")));
  if (!numberOnly && (direction === 0 || number !== undefined || told)) return undefined;
  const named = NAMED.exec(wish.words.join(" "))?.[1];
  const target =
    wish.acts.length > 0
      ? pointedAt(units, { ...wish, numbers: [] })
      : ((named === undefined ? undefined : unitsOn(units, named)) ?? lastThreshold(units));
  let changed = false;
  const out = units.map((unit, index) => {
    if (!target.includes(index)) return unit;
    return unit.map((rule) => ({
      ...rule,
      when: rule.when.map((condition) => {
        if (typeof condition.value !== "number" || condition.sense === "turn" || condition.sense === "stance")
          return condition;
        changed = true;
        if (number !== undefined) return { ...condition, value: Math.max(-100, Math.min(100, number)) };
        const tiles = condition.sense === "distance" || condition.sense === "pickupDistance";
        const more = condition.is === "<" || condition.is === "<=" ? direction : -direction;
        const value = tiles ? condition.value + more : more > 0 ? condition.value * 1.5 : condition.value / 2;
        return { ...condition, value: Math.max(1, Math.min(95, Math.round(value))) };
      }),
    }));
  });
  return changed ? (out as Unit[]) : undefined;
}

/** "25 is enough for the health one". */
const NAMED = /\b(health|hp|energy|distance|pickup|mines?) (?:one|rule|bit|part|limit|threshold|number)\b/;
const SENSES: Readonly<Record<string, string>> = {
  health: "myHealth",
  hp: "myHealth",
  energy: "myEnergy",
  distance: "distance",
  pickup: "pickupDistance",
  mine: "minesLeft",
  mines: "minesLeft",
};
const unitsOn = (units: readonly Unit[], named: string): number[] | undefined => {
  const on = units.flatMap((unit, at) =>
    unit.some((rule) => rule.when.some(({ sense }) => sense === SENSES[named])) ? [at] : [],
  );
  return on.length > 0 ? on : undefined;
};

const withTurn = (rule: Rule, by: number): Rule => ({
  ...rule,
  when: rule.when.map((each) =>
    each.sense === "turn" ? { ...each, value: Math.max(1, Math.min(100, each.value + by)) } : each,
  ),
});

/** The unit with a number in its conditions that "that" most likely means: the last one. */
const lastThreshold = (units: readonly Unit[]): number[] => {
  const numbers = (unit: Unit) =>
    unit.some((rule) => rule.when.some((each) => typeof each.value === "number"));
  const last = units.findLast(numbers)?.[0];
  return units.flatMap((unit, index) => (last && unit[0] && same(unit[0].when, last.when) ? [index] : []));
};
