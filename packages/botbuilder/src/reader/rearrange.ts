import type { Rule } from "../strategy/strategy.ts";
import { REPLACE_WORDS } from "./lexicon/amendments.ts";
import type { IntentName } from "./lexicon/intents.ts";
import {
  actionsOf,
  has,
  hasCondition,
  intentOf,
  pointedAt,
  same,
  spoken,
  type Unit,
  type Wish,
  wordsKept,
} from "./wish.ts";

/** "make the 3 a 5": the old number wherever it stands. */
export function renumber(units: readonly Unit[], wish: Wish): Unit[] | undefined {
  const [old, fresh] = wish.numbers;
  if (!old || !fresh || wish.numbers.length !== 2 || wish.acts.length > 0) return undefined;
  if (!/\b(make|change|swap|turn|raise|lower|replace)\b/.test(wish.words.join(" "))) return undefined;
  let changed = false;
  const out = units.map((unit) =>
    unit.map(
      (rule): Rule => ({
        ...rule,
        when: rule.when.map((each) => {
          if (each.value !== old.value) return each;
          changed = true;
          return { ...each, value: fresh.value } as typeof each;
        }),
      }),
    ),
  );
  return changed ? out : undefined;
}

/** "drop the health condition": what rules do stays, and no longer hangs on it. */
export function uncondition(units: readonly Unit[], wish: Wish): Unit[] | undefined {
  const told =
    /\b(?:drop|remove|forget|lose|ditch|delete|cut|no|without|scrap)\b.*?\b(health|hp|energy|distance|range|turn|sight) (?:condition|limit|check|threshold|requirement|restriction)\b/.exec(
      wish.words.join(" "),
    )?.[1];
  if (told === undefined) return undefined;
  const senses =
    told === "health" || told === "hp"
      ? /health/i
      : told === "energy"
        ? /energy/i
        : told === "turn"
          ? /^turn$/
          : told === "sight"
            ? /^canSee$/
            : /^distance$/;
  let changed = false;
  const out = units.map((unit) =>
    unit.map((rule): Rule => {
      const when = rule.when.filter(({ sense }) => !senses.test(sense));
      if (when.length === rule.when.length) return rule;
      changed = true;
      return { ...rule, when };
    }),
  );
  return changed ? out : undefined;
}

/** "the other way round", "swap the first two", "swap guarding and shooting". */
export function reverse(units: readonly Unit[], wish: Wish): Unit[] {
  const out = [...units];
  const pointed = pointedAt(units, wish);
  const [a, b] = pointed.length >= 2 && pointed.length < units.length ? [pointed[0], pointed[1]] : [0, 1];
  if (a === undefined || b === undefined || !out[a] || !out[b]) return out;
  const [moment, always] = [out[a]?.[0], out[b]?.[0]];
  if (
    /\bother way (?:a)?round\b/.test(wish.words.join(" ")) &&
    moment &&
    always &&
    moment.when.length > 0 &&
    always.when.length === 0
  ) {
    // "Shoot when he's weak, otherwise circle": what is done changes places, the moment stays.
    const swapped = [...out];
    swapped[a] = [spoken({ ...moment, do: always.do }, wish)];
    swapped[b] = [spoken({ ...always, do: moment.do }, wish)];
    return keepOtherwise(swapped.filter((unit, at) => at <= b || !same(unit[0]?.when, moment.when)));
  }
  [out[a], out[b]] = [out[b] as Unit, out[a] as Unit];
  return out.map((unit, index) => (index < out.length - 1 ? unit.map((rule) => spoken(rule, wish)) : unit));
}

/** "move guarding to the top", "put rule 3 last", "healing before shooting". */
export function move(units: readonly Unit[], wish: Wish): Unit[] | undefined {
  const text = wish.words.join(" ");
  if (
    !/\b(move|put|bring|push|place|rank|raise|lower|make|important|before|prioritise|prioritize|above|over|first|swap)\b/.test(
      text,
    )
  )
    return undefined;
  const pointed = pointedAt(units, {
    ...wish,
    words: wish.words.filter((word) => word !== "first" && word !== "last" && word !== "top"),
  });
  const one = pointed[0];
  if (one === undefined) return undefined;
  if (/\bswap\b/.test(text))
    return pointed.length >= 2 || /\b(first|two)\b/.test(text) ? reverse(units, wish) : undefined;
  if (hasCondition(wish)) return undefined;
  const out = units.filter((_, index) => index !== one);
  const unit = units[one]?.map((rule) => spoken(rule, wish)) ?? [];
  if (/\b(bottom|last|end|lowest)\b/.test(text)) out.splice(Math.max(0, out.length - 1), 0, unit);
  else if (/\b(before|above|over|than)\b/.test(text) && pointed[1] !== undefined) {
    const other = units[pointed[1]];
    out.splice(Math.max(0, other ? out.indexOf(other) : 0), 0, unit);
  } else if (/\b(top|first|start|important|highest|beginning)\b/.test(text)) out.unshift(unit);
  else return undefined;
  return out;
}

/** "guard instead of running", "swap guarding for retreating", "replace shooting with charging". */
export function replace(units: readonly Unit[], wish: Wish, text: string): Unit[] | undefined {
  const mark = wish.chunks.findIndex((chunk) => chunk.means?.kind === "instead");
  // "if he guards, circle instead of hitting": a moment of its own is added, nothing is replaced.
  if (mark > 0 && wish.chunks.slice(0, mark).some((chunk) => chunk.means?.kind === "link")) return undefined;
  let old: IntentName | undefined;
  let fresh: IntentName | undefined;
  if (mark < 0 && wish.words.includes("instead") && wish.acts.length === 2 && !hasCondition(wish)) {
    // "no more recharging, shoot instead".
    [old, fresh] = [wish.acts[0]?.intent, wish.acts[1]?.intent];
  } else if (mark >= 0) {
    old = wish.acts.find(({ at }) => at > mark)?.intent;
    const [one, two] = wish.acts;
    if (old === undefined && wish.acts.length === 2 && one && two && !hasCondition(wish)) {
      // "no more recharging, shoot instead".
      old = one.intent;
      fresh = two.intent;
    } else fresh = wish.acts.find(({ at, intent }) => at < mark || (intent !== old && at > mark))?.intent;
  } else if (
    has(wish, REPLACE_WORDS) &&
    wish.acts.length === 2 &&
    /\b(for|with|to|into|by)\b/.test(wish.words.join(" ")) &&
    !hasCondition(wish)
  ) {
    [old, fresh] = [wish.acts[0]?.intent, wish.acts[1]?.intent];
  } else if (
    /\b(?:not|no more|never) .*\b(?:any ?more|any longer)\b/.test(wish.words.join(" ")) &&
    !hasCondition(wish)
  ) {
    // "don't flee any more, stand and guard".
    const at = wish.chunks.findIndex((chunk) => chunk.means?.kind === "not" || chunk.means?.kind === "ban");
    [old, fresh] = [wish.acts.find((act) => act.at > at)?.intent, wish.acts.at(-1)?.intent];
  } else if (wish.words.includes("not") && wish.acts.length === 2 && !hasCondition(wish)) {
    const at = wish.chunks.findIndex((chunk) => chunk.means?.kind === "not" || chunk.means?.kind === "ban");
    old = wish.acts.find((act) => act.at > at)?.intent;
    fresh = wish.acts.find((act) => act.at < at)?.intent;
  }
  if (!old || !fresh || old === fresh) return undefined;
  const gone = actionsOf(old);
  const steps = intentOf(fresh).steps;
  let found = false;
  const out = units.map((unit): Unit => {
    const first = unit.find((rule) => gone.has(rule.do));
    if (!first) return unit;
    found = true;
    const others = unit.filter((rule) => !gone.has(rule.do) && !same(rule.when, first.when));
    return [...steps.map((step): Rule => ({ ...first, do: step.do, says: wordsKept(text) })), ...others];
  });
  return found ? keepOtherwise(out) : undefined;
}

/** The last unit must stay the one that always holds, without words, to become `otherwise`. */
function keepOtherwise(units: readonly Unit[]): Unit[] {
  const out = [...units];
  const last = out.at(-1)?.[0];
  if (last && last.when.length === 0 && last.says !== undefined)
    out[out.length - 1] = [{ when: [], do: last.do }];
  return out;
}

export function remove(units: readonly Unit[], wanted: readonly number[]): Unit[] {
  const left = units.filter((_, index) => !wanted.includes(index));
  // "if there are none" says nothing any more when none are wanted.
  const collects = left.some((unit) => unit.some((rule) => rule.do === "collect"));
  const collected = units.some((unit) => unit.some((rule) => rule.do === "collect"));
  const out =
    collected && !collects
      ? left.map((unit) =>
          unit.map(
            (rule): Rule => ({
              ...rule,
              when: rule.when.filter(({ sense, value }) => sense !== "pickupDistance" || value !== 99),
            }),
          ),
        )
      : left;
  const last = out.at(-1)?.[0];
  if (!last || last.when.length > 0 || last.says !== undefined) {
    const gone = units.at(-1)?.[0]?.do;
    out.push([{ when: [], do: wanted.includes(units.length - 1) || gone === undefined ? "wait" : gone }]);
  }
  return out;
}
