import type { Comparison, Condition, SenseName } from "../strategy/strategy.ts";

/** Conditions that must all hold. */
export type All = readonly Condition[];
/** Ways for something to hold: any one of them. `[]` never holds, `[[]]` always does. */
export type Dnf = readonly All[];

export const ALWAYS: Dnf = [[]];
export const NEVER: Dnf = [];
/** More ways than this and the text is no longer a strategy; the rest is dropped by the caller's limit of rules. */
const MOST_WAYS = 24;

const YES_NO = new Set<string>([
  "canSee",
  "cornered",
  "enemyCornered",
  "enemyGuarding",
  "enemyRetreating",
  "enemyApproaching",
  "underFire",
]);
const LAST_ACTION = new Set<string>(["myAction", "enemyAction"]);

/** The least and greatest value of each numeric sense. */
const RANGES: Partial<Record<SenseName, readonly [number, number]>> = {
  myHealth: [0, 100],
  myEnergy: [0, 100],
  enemyHealth: [0, 100],
  enemyEnergy: [0, 100],
  healthLead: [-100, 100],
  energyLead: [-100, 100],
  distance: [1, 10],
  turn: [1, 100],
  pickupDistance: [0, 99],
  stormDistance: [0, 99],
  hitsTaken: [0, 99],
  minesLeft: [0, 99],
  stance: [0, 3],
  chance: [1, 100],
};

const OPPOSITE: Record<Comparison, Comparison> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "=": "!=",
  "!=": "=",
};

/** Reads the lexicon's short notation: `canSee & distance<=2 | !cornered`; `#` takes the next of `numbers`. */
export function parseConditions(text: string, numbers: readonly number[] = []): Dnf {
  let used = 0;
  return text.split("|").map((way) =>
    way
      .split("&")
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((part): Condition => {
        const found = /^(!?)(\w+)(?:(<=|>=|!=|<|>|=)(-?\d+|-?#(?:[-+]\d+)?|\d+-#|\w+))?$/.exec(part);
        const sense = found?.[2];
        if (!found || !sense) throw new Error(`Condition "${part}" is not in the lexicon's notation.`);
        const is = found[3] as Comparison | undefined;
        if (is === undefined)
          return { sense: sense as SenseName, is: "=", value: found[1] !== "!" } as Condition;
        const raw = found[4] ?? "";
        if (raw.includes("#")) {
          const number = numbers[used] ?? 0;
          used += 1;
          const from = /^(\d+)-#$/.exec(raw);
          const plus = /^(-?)#([-+]\d+)?$/.exec(raw);
          const value = from
            ? Number(from[1]) - number
            : (plus?.[1] === "-" ? -number : number) + Number(plus?.[2] ?? 0);
          return { sense: sense as SenseName, is, value: Math.round(value) } as Condition;
        }
        const value = /^-?\d+$/.test(raw) ? Number(raw) : raw;
        return { sense: sense as SenseName, is, value } as Condition;
      }),
  );
}

export function and(a: Dnf, b: Dnf): Dnf {
  const out: All[] = [];
  for (const left of a)
    for (const right of b) {
      const both = simplify([...left, ...right]);
      if (both) out.push(both);
    }
  return tidy(out);
}

export function or(a: Dnf, b: Dnf): Dnf {
  return tidy([...a, ...b]);
}

export function not(a: Dnf): Dnf {
  let out: Dnf = ALWAYS;
  for (const all of a)
    out = and(
      out,
      all.map((condition) => [negate(condition)]),
    );
  return out;
}

function negate(condition: Condition): Condition {
  if (typeof condition.value === "boolean") return { ...condition, value: !condition.value } as Condition;
  return { ...condition, is: OPPOSITE[condition.is] } as Condition;
}

/** Whether `a` can only hold when `b` does. */
export function implies(a: All, b: All): boolean {
  return b.every((condition) => simplify([...a, negate(condition)]) === undefined);
}

/** Merges bounds on the same sense; undefined when they contradict each other. */
export function simplify(all: All): All | undefined {
  const bySense = new Map<SenseName, Condition[]>();
  for (const condition of all) {
    const list = bySense.get(condition.sense);
    if (list) list.push(condition);
    else bySense.set(condition.sense, [condition]);
  }
  const out: Condition[] = [];
  for (const [sense, list] of bySense) {
    const kept = YES_NO.has(sense) || LAST_ACTION.has(sense) ? mergeNames(list) : mergeNumbers(sense, list);
    if (!kept) return undefined;
    out.push(...kept);
  }
  return out;
}

function mergeNames(list: readonly Condition[]): Condition[] | undefined {
  let equal: Condition | undefined;
  const unequal: Condition[] = [];
  for (const condition of list) {
    const plain: Condition =
      typeof condition.value === "boolean" && condition.is === "!="
        ? ({ ...condition, is: "=", value: !condition.value } as Condition)
        : condition;
    if (plain.is === "=") {
      if (equal && equal.value !== plain.value) return undefined;
      equal = plain;
    } else if (!unequal.some((other) => other.value === plain.value)) unequal.push(plain);
  }
  if (!equal) return unequal;
  const value = equal.value;
  return unequal.some((other) => other.value === value) ? undefined : [equal];
}

function mergeNumbers(sense: SenseName, list: readonly Condition[]): Condition[] | undefined {
  const [least, greatest] = RANGES[sense] ?? [0, 100];
  let low = least;
  let high = greatest;
  const holes = new Set<number>();
  for (const condition of list) {
    const value = Number(condition.value);
    switch (condition.is) {
      case "<":
        high = Math.min(high, value - 1);
        break;
      case "<=":
        high = Math.min(high, value);
        break;
      case ">":
        low = Math.max(low, value + 1);
        break;
      case ">=":
        low = Math.max(low, value);
        break;
      case "=":
        low = Math.max(low, value);
        high = Math.min(high, value);
        break;
      case "!=":
        holes.add(value);
    }
  }
  while (holes.has(low)) low += 1;
  while (holes.has(high)) high -= 1;
  if (low > high) return undefined;
  if (low === high) return [{ sense, is: "=", value: low } as Condition];
  const out: Condition[] = [];
  const said = (is: Comparison, value: number) => list.find((each) => each.is === is && each.value === value);
  if (low > least) out.push(said(">", low - 1) ?? ({ sense, is: ">=", value: low } as Condition));
  if (high < greatest) out.push(said("<", high + 1) ?? ({ sense, is: "<=", value: high } as Condition));
  for (const hole of holes)
    if (hole > low && hole < high) out.push({ sense, is: "!=", value: hole } as Condition);
  return out;
}

/** Drops ways that another way covers. */
function tidy(ways: readonly All[]): Dnf {
  const out: All[] = [];
  for (const way of ways) {
    if (out.length >= MOST_WAYS) break;
    if (out.some((kept) => implies(way, kept))) continue;
    for (let i = out.length - 1; i >= 0; i--) {
      const kept = out[i];
      if (kept && implies(kept, way)) out.splice(i, 1);
    }
    out.push(way);
  }
  return out;
}
