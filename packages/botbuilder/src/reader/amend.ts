import { strategyLimits } from "@cogwright/contracts/rules/arena";
import { type Rule, type Strategy, strategySchema } from "../strategy/strategy.ts";
import { type Chunk, chunk } from "./chunks.ts";
import { amountOf } from "./conditionClause.ts";
import { and, implies } from "./conditions.ts";
import type { Deed } from "./deeds.ts";
import { describeStrategy } from "./describe.ts";
import {
  ENDS,
  ORDER_WORDS,
  REMOVE_WORDS,
  REPLACE_WORDS,
  RESET_PHRASES,
  REVERSE_PHRASES,
  SHIFTS,
  STYLES,
} from "./lexicon/amendments.ts";
import { INTENTS, type Intent, type IntentName } from "./lexicon/intents.ts";
import { readPieces } from "./pieces.ts";
import { makePlan, restrict } from "./plan.ts";
import { type Reading, tidy, type Understanding, understand } from "./read.ts";
import { freshMemory } from "./sentence.ts";
import { correctSpelling } from "./spelling.ts";
import { tokenise } from "./tokens.ts";

/** Rules that came from the same words and stand together are moved, removed and changed together. */
type Unit = Rule[];

const intentOf = (name: IntentName): Intent => INTENTS[name];
const actionsOf = (intent: IntentName): Set<string> => new Set(intentOf(intent).steps.map((step) => step.do));

function unitsOf(strategy: Strategy): Unit[] {
  const units: Unit[] = [];
  for (const rule of strategy.rules) {
    const last = units.at(-1);
    const first = last?.[0];
    if (last && first && first.says !== undefined && first.says === rule.says && same(first.when, rule.when))
      last.push(rule);
    else units.push([rule]);
  }
  units.push([{ when: [], do: strategy.otherwise }]);
  return units;
}

/** Words as a rule keeps them. */
const wordsKept = (text: string) => text.slice(0, 300);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a wish speaks of: its words, actions, senses and numbers. */
interface Wish {
  words: readonly string[];
  acts: readonly { intent: IntentName; at: number }[];
  numbers: readonly { value: number; at: number; ordinal: boolean }[];
  chunks: readonly Chunk[];
}

function wishOf(chunks: readonly Chunk[]): Wish {
  const acts: { intent: IntentName; at: number }[] = [];
  const numbers: { value: number; at: number; ordinal: boolean }[] = [];
  chunks.forEach((chunk, at) => {
    if (chunk.means?.kind === "act") acts.push({ intent: chunk.means.intent, at });
    for (const token of chunk.tokens)
      if (token.kind === "number")
        numbers.push({ value: amountOf(token), at, ordinal: token.unit === "ordinal" });
  });
  return { words: chunks.flatMap((chunk) => chunk.tokens.map((token) => token.word)), acts, numbers, chunks };
}

const has = (wish: Wish, words: ReadonlySet<string>) => wish.words.some((word) => words.has(word));
const says = (wish: Wish, phrases: readonly string[]) => {
  const text = ` ${wish.words.join(" ")} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
};

/** The units a wish points at: by number, by action, or by what their conditions are about. */
function pointedAt(units: readonly Unit[], wish: Wish): number[] {
  const text = wish.words.join(" ");
  const rules = units.length - 1;
  const numbered: number[] = [];
  if (/\b(rule|one|bit|part|item|line|two|rules|number)\b/.test(text)) {
    if (
      /\bfirst two\b|\btop two\b/.test(text) ||
      (/\bfirst\b/.test(text) && wish.numbers.some(({ value }) => value === 2))
    )
      return [0, 1].filter((index) => index < units.length);
    if (/\b(first|top)\b/.test(text)) numbered.push(0);
    if (/\blast\b|\bfinal\b/.test(text)) numbered.push(Math.max(0, rules - 1));
  }
  if (/\b(rule|rules|number|item)\b/.test(text) || wish.numbers.some(({ ordinal }) => ordinal))
    for (const { value, ordinal } of wish.numbers)
      if ((ordinal || /\b(rule|rules|number|item)\b/.test(text)) && value >= 1 && value <= units.length)
        numbered.push(value - 1);
  if (numbered.length > 0) return [...new Set(numbered)];
  const named: number[] = [];
  for (const { intent } of wish.acts) {
    const actions = actionsOf(intent);
    units.forEach((unit, index) => {
      if (unit.some((rule) => actions.has(rule.do)) && !named.includes(index)) named.push(index);
    });
  }
  if (named.length > 0) return named;
  const senses = sensesIn(wish);
  return units.flatMap((unit, index) =>
    unit.some((rule) => rule.when.some((condition) => senses.has(condition.sense))) ? [index] : [],
  );
}

function sensesIn(wish: Wish): Set<string> {
  const out = new Set<string>();
  const his = wish.words.some((word) => /^(his|her|their|enemy|enemys|opponent)$/.test(word));
  for (const chunk of wish.chunks) {
    const means = chunk.means;
    if (means?.kind === "noun") {
      if (means.noun === "health") out.add(his ? "enemyHealth" : "myHealth");
      if (means.noun === "energy") out.add(his ? "enemyEnergy" : "myEnergy");
      if (means.noun === "distance") out.add("distance");
      if (means.noun === "turn") out.add("turn");
      if (means.noun === "storm") out.add("stormDistance");
      if (means.noun === "mines") out.add("minesLeft");
    }
    if (means?.kind === "state") {
      const text = means.any ?? means.me ?? means.foe ?? "";
      for (const sense of text.match(/[a-zA-Z]+/g) ?? []) out.add(sense);
    }
    for (const token of chunk.tokens) if (token.forms.includes("storm")) out.add("stormDistance");
  }
  return out;
}

/** Changes a strategy as a player asks. What is not about the strategy as it stands is added to it. */
export function amend(text: string, understanding: Understanding, strategy: Strategy): Reading {
  let units = unitsOf(strategy);
  const notUnderstood: string[] = [];
  const questions = [...understanding.wager.questions];
  let name = strategy.name;
  for (const part of partsOf(text)) {
    const called =
      /\b(?:call|name|rename) (?:it|him|her|the bot|my bot|this)(?: to)? ["“']?([^"”'.!?\n]{1,32})/i.exec(
        part,
      );
    if (called?.[1]) {
      const given = called[1].trim();
      if (given !== "" && new TextEncoder().encode(given).length <= strategyLimits.nameBytes) name = given;
      else notUnderstood.push(part);
      continue;
    }
    const own = understand(
      part
        .replace(/\b(even|also|actually|though|already|(?:less|more) often)\b/gi, " ")
        .replace(/\b(later|earlier|sooner)\b(?! on\b)/gi, " "),
    );
    const result = change(units, part, own);
    units = result.units;
    notUnderstood.push(...result.notUnderstood);
  }
  const rules = units.flat();
  const last = rules.at(-1);
  let otherwise = strategy.otherwise;
  if (last && last.when.length === 0 && last.become === undefined && last.says === undefined) {
    otherwise = last.do;
    rules.pop();
  }
  const kept: Rule[] = [];
  for (const rule of rules)
    if (!kept.some((other) => other.do === rule.do && implies(rule.when, other.when))) kept.push(rule);
  const { wager: _, ...bare } = strategy;
  const wager = understanding.wager.wager
    ? { ...strategy.wager, ...understanding.wager.wager }
    : understanding.wager.spoken
      ? undefined
      : strategy.wager;
  const made = strategySchema.parse({
    ...bare,
    name,
    loadout: understanding.loadout ?? strategy.loadout,
    rules: kept.slice(0, 32),
    otherwise,
    ...(wager ? { wager } : {}),
  });
  const unchanged = same(made, strategy);
  if (unchanged && notUnderstood.length === 0 && text.trim() !== "")
    notUnderstood.push(text.trim().replace(/\s+/g, " ").slice(0, 300));
  return { strategy: made, readBack: describeStrategy(made), notUnderstood: tidy(notUnderstood), questions };
}

/** Sentences, each a wish of its own; a colon or semicolon keeps two together. */
const partsOf = (text: string): string[] =>
  text
    .slice(0, 6000)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

interface Change {
  units: Unit[];
  notUnderstood: string[];
}

function change(units: Unit[], text: string, own: Understanding): Change {
  const wish = wishOf(chunk(correctSpelling(tokenise(text, 400))));
  const done = (changed: Unit[]): Change => ({ units: changed, notUnderstood: [] });
  if (says(wish, RESET_PHRASES)) {
    const behind = RESET_BEHIND.exec(text)?.[1] ?? "";
    const told = /\p{L}/u.test(behind) ? understand(behind) : own;
    const deeds = told.deeds.filter((deed) => !(deed.ban && deed.intent === "nothing"));
    const plan = makePlan(deeds, () => wordsKept(text));
    return done([
      ...plan.rules.map((rule): Unit => [rule]),
      [{ when: [], do: deeds.length > 0 ? plan.otherwise : "wait" }],
    ]);
  }
  if (says(wish, REVERSE_PHRASES) && !(hasCondition(wish) && own.deeds.length >= 2))
    return done(reverse(units, wish));
  if (/^\W*(?:oh |ok |actually )?never ?mind\b/i.test(text) && own.deeds.every((deed) => !deed.trailed)) {
    const wanted = pointedAt(units, wish);
    if (wanted.length > 0) return done(remove(units, wanted));
  }
  const order = wish.chunks.findIndex((each) => each.means?.kind === "precedes");
  const [higher, lower] = [wish.acts.find(({ at }) => at < order), wish.acts.find(({ at }) => at > order)];
  if (order >= 0 && higher && lower && !hasCondition(wish)) {
    const first = units.findIndex((unit) => unit.some((rule) => actionsOf(higher.intent).has(rule.do)));
    const second = units.findIndex((unit) => unit.some((rule) => actionsOf(lower.intent).has(rule.do)));
    if (first > second && second >= 0) {
      const moved = units.filter((_, index) => index !== first);
      moved.splice(
        second,
        0,
        (units[first] ?? []).map((rule) => spoken(rule, wish)),
      );
      const last = moved.at(-1)?.[0];
      if (!last || last.when.length > 0 || last.says !== undefined) moved.push([{ when: [], do: "advance" }]);
      return done(moved);
    }
  }
  if (has(wish, ORDER_WORDS) || / (first|top|bottom|before) *$/.test(` ${wish.words.join(" ")}`)) {
    const moved = move(units, wish);
    if (moved) return done(moved);
  }
  const renumbered = renumber(units, wish);
  if (renumbered) return done(renumbered);
  const narrowed = narrow(units, wish, text, own);
  if (narrowed) return done(narrowed);
  const replaced = replace(units, wish, text);
  if (replaced) return done(replaced);
  const lead = wish.words.slice(0, 6);
  if (
    lead.some((word) => REMOVE_WORDS.has(word)) &&
    own.deeds.every((deed) => !deed.ban || deed.when.some((all) => all.length === 0))
  ) {
    const wanted = pointedAt(units, wish);
    if (wanted.length > 0) return done(remove(units, wanted));
  }
  const style = styleOf(wish);
  let next = units;
  if (style !== 0) next = restyle(next, style);
  if (style > 0) next = bolder(next);
  const gated = own.deeds.length === 0 ? gate(next, text, own) : undefined;
  if (gated) return done(gated);
  const shifted = shift(next, wish, own);
  if (shifted) return done(shifted);
  const deeds = style === 0 ? own.deeds : own.deeds.filter((deed) => !deed.attitude);
  if (deeds.length === 0) {
    const spoken = own.wager.spoken || own.loadout !== undefined || style !== 0;
    return {
      units: next,
      notUnderstood: spoken ? own.notUnderstood : own.notUnderstood.length > 0 ? own.notUnderstood : [text],
    };
  }
  return { units: add(next, deeds, text), notUnderstood: own.notUnderstood };
}

/** What is wanted after everything was thrown away. */
const RESET_BEHIND =
  /(?:start (?:over|again|from scratch)|from scratch|new plan|change of plan|begin again)\W+(.*)$/is;

/** "make the 3 a 5": the old number wherever it stands. */
function renumber(units: readonly Unit[], wish: Wish): Unit[] | undefined {
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

/** "retreat only when he can see me": a further condition for what is done already. */
function narrow(units: readonly Unit[], wish: Wish, text: string, own: Understanding): Unit[] | undefined {
  const [act] = wish.acts;
  if (wish.acts.length !== 1 || !act || !/\b(only|unless|except)\b/i.test(text)) return undefined;
  const pieces = own.pieces.flat();
  const condition = pieces.findLast((piece) => piece.is === "cond" || piece.is === "phase");
  if (
    !condition ||
    (condition.is !== "cond" && condition.is !== "phase") ||
    (condition.is === "cond" && condition.lost)
  )
    return undefined;
  if (pieces.some((piece) => piece.is === "else")) return undefined;
  const actions = actionsOf(act.intent);
  const when = condition.when;
  if (!units.slice(0, -1).some((unit) => unit.some((rule) => actions.has(rule.do) && rule.when.length > 0)))
    return undefined;
  return units.map((unit, index) =>
    index === units.length - 1
      ? unit
      : unit.flatMap((rule) =>
          actions.has(rule.do)
            ? and([rule.when], when).map((all): Rule => ({ ...rule, when: all.slice(0, 4) }))
            : [rule],
        ),
  );
}

/** "the other way round", "swap the first two", "swap guarding and shooting". */
function reverse(units: readonly Unit[], wish: Wish): Unit[] {
  const out = [...units];
  const pointed = pointedAt(units, wish);
  const [a, b] = pointed.length >= 2 && pointed.length < units.length ? [pointed[0], pointed[1]] : [0, 1];
  if (a === undefined || b === undefined || !out[a] || !out[b]) return out;
  [out[a], out[b]] = [out[b] as Unit, out[a] as Unit];
  return out.map((unit, index) => (index < out.length - 1 ? unit.map((rule) => spoken(rule, wish)) : unit));
}

/** A rule that lost its place as `otherwise` needs words of its own to stay a rule. */
const spoken = (rule: Rule, wish: Wish): Rule =>
  rule.says === undefined ? { ...rule, says: wish.words.join(" ").slice(0, 300) } : rule;

/** "move guarding to the top", "put rule 3 last", "healing before shooting". */
function move(units: readonly Unit[], wish: Wish): Unit[] | undefined {
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

/** Whether a wish tells conditions of its own, so that it adds a rule rather than moving one. */
const hasCondition = (wish: Wish): boolean =>
  wish.chunks.some((chunk) => chunk.means?.kind === "link" || chunk.means?.kind === "phase");

/** "guard instead of running", "swap guarding for retreating", "replace shooting with charging". */
function replace(units: readonly Unit[], wish: Wish, text: string): Unit[] | undefined {
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

function remove(units: readonly Unit[], wanted: readonly number[]): Unit[] {
  const out = units.filter((_, index) => !wanted.includes(index));
  const last = out.at(-1)?.[0];
  if (!last || last.when.length > 0 || last.says !== undefined) {
    const gone = units.at(-1)?.[0]?.do;
    out.push([{ when: [], do: wanted.includes(units.length - 1) || gone === undefined ? "wait" : gone }]);
  }
  return out;
}

const styleOf = (wish: Wish): -1 | 0 | 1 => {
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

const CAREFUL = new Set(["retreat", "takeCover", "guard", "repair", "recharge", "wait"]);

/** Bolder (1) or more careful (-1): the thresholds of careful rules move, and a bolder bot goes forward by default. */
function restyle(units: readonly Unit[], style: 1 | -1): Unit[] {
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
function bolder(units: readonly Unit[]): Unit[] {
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
function shift(units: readonly Unit[], wish: Wish, own: Understanding): Unit[] | undefined {
  const direction = [...wish.words.entries()].reduce((sum, [at, word]) => {
    if (word === "often") return sum + (/^(less|not|so)$/.test(wish.words[at - 1] ?? "") ? -1 : 1);
    return sum + (SHIFTS.get(word) ?? 0);
  }, 0);
  const turn = own.pieces.flat().find((piece) => piece.is === "phase");
  const told = own.deeds.some((deed) => !deed.ban && deed.when.some((all) => all.length > 0));
  const number = wish.numbers.find(({ ordinal }) => !ordinal)?.value;
  const setting = wish.words.some((word) => ENDS.has(word));
  if (turn?.is === "phase" && number !== undefined && wish.acts.length <= 1 && (setting || direction !== 0)) {
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
  const target = wish.acts.length > 0 ? pointedAt(units, { ...wish, numbers: [] }) : lastThreshold(units);
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

/** "only if I have at least 30 energy": a condition for all there is. */
function gate(units: readonly Unit[], text: string, own: Understanding): Unit[] | undefined {
  const memory = freshMemory();
  const { pieces } = readPieces(own.chunks, 0, own.chunks.length, memory, false);
  const piece = pieces.find((each) => each.is === "cond" || each.is === "phase");
  if (!piece || (piece.is !== "cond" && piece.is !== "phase") || (piece.is === "cond" && piece.lost))
    return undefined;
  if (!/\bonly\b|\bunless\b|\bexcept\b/i.test(text)) return undefined;
  return units.map((unit, index) =>
    index === units.length - 1
      ? unit
      : unit.flatMap((rule) =>
          and([rule.when], piece.when).map((all): Rule => ({ ...rule, when: all.slice(0, 4) })),
        ),
  );
}

/** Adds what is told anew: moments before everything, for always before what holds always; prohibitions restrict all. */
function add(units: readonly Unit[], deeds: readonly Deed[], text: string): Unit[] {
  const plan = makePlan(deeds, () => wordsKept(text), { bare: true });
  let kept: Unit[] = units.map((unit) => restrict(unit, deeds));
  const always = plan.rules.filter((rule) => rule.when.length === 0);
  const moments = plan.rules.filter((rule) => rule.when.length > 0);
  // The same action told anew for the same sense takes the place of the old rule.
  for (const deed of deeds) {
    if (deed.ban || !deed.when.every((all) => all.length > 0)) continue;
    const actions = actionsOf(deed.intent);
    const senses = new Set(deed.when.flatMap((all) => all.map((each) => each.sense)));
    kept = kept.map((unit) =>
      unit.filter(
        (rule) =>
          !(
            actions.has(rule.do) &&
            rule.when.length === 1 &&
            rule.when.every((each) => senses.has(each.sense) && typeof each.value === "number")
          ),
      ),
    );
  }
  kept = kept.filter((unit) => unit.length > 0);
  for (const rule of [...moments].reverse()) {
    // A moment that was told before keeps its place in the order.
    const old = units.findIndex((unit) =>
      unit.some((each) => each.when.length > 0 && same(each.when, rule.when)),
    );
    const place =
      old < 0
        ? 0
        : kept.findIndex(
            (unit) => units.indexOf(unit) >= old || unit.some((each) => same(each.when, rule.when)),
          );
    kept.splice(Math.max(0, place < 0 ? Math.min(old, kept.length) : place), 0, [rule]);
  }
  if (always.length > 0) {
    const place = kept.findIndex((unit) => unit.some((rule) => rule.when.length === 0));
    kept.splice(place < 0 ? kept.length : place, 0, ...always.map((rule): Unit => [rule]));
  }
  const last = kept.at(-1)?.[0];
  if (!last || last.when.length > 0 || last.says !== undefined) {
    const otherwise = units.at(-1)?.[0]?.do ?? "wait";
    const forbidden = restrict([{ when: [], do: otherwise }], deeds).length === 0;
    kept.push([{ when: [], do: forbidden ? "wait" : otherwise }]);
  }
  return kept;
}
