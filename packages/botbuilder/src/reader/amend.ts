import { strategyLimits } from "@cogwright/contracts/rules/arena";
import { type Rule, type Strategy, strategySchema } from "../strategy/strategy.ts";
import { restrict } from "./bans.ts";
import { chunk } from "./chunks.ts";
import { ALWAYS, and, implies } from "./conditions.ts";
import type { Deed } from "./deeds/deed.ts";
import { describeStrategy } from "./describe.ts";
import { ORDER_WORDS, REMOVE_WORDS, RESET_PHRASES, REVERSE_PHRASES } from "./lexicon/amendments.ts";
import { readPieces } from "./pieces/readPieces.ts";
import { makePlan } from "./plan.ts";
import { type Reading, read, tidy } from "./read.ts";
import { move, remove, renumber, replace, reverse, uncondition } from "./rearrange.ts";
import { bolder, restyle, shift, styleOf } from "./retune.ts";
import { freshMemory } from "./sentence.ts";
import { correctSpelling } from "./spelling.ts";
import { tokenise } from "./tokens.ts";
import { type Understanding, understand } from "./understand.ts";
import {
  actionsOf,
  has,
  hasCondition,
  pointedAt,
  same,
  says,
  spoken,
  type Unit,
  unitsOf,
  type Wish,
  wishOf,
  wordsKept,
} from "./wish.ts";

/** Changes a strategy as a player asks. What is not about the strategy as it stands is added to it. */
export function amend(text: string, understanding: Understanding, strategy: Strategy): Reading {
  let units = unitsOf(strategy);
  const notUnderstood: string[] = [];
  const questions = [...understanding.wager.questions];
  let name = strategy.name;
  const parts = partsOf(text);
  for (const [at, part] of parts.entries()) {
    const anew = resetBy(part, parts.slice(at + 1));
    if (anew !== undefined) {
      const fresh = read(anew);
      units = unitsOf(fresh.strategy);
      notUnderstood.push(...fresh.notUnderstood);
      break;
    }
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
    // "never strike. step away instead": one wish.
    .replace(/[.!]\s+(?=(?:[\w']+\s+){1,4}instead\W*$)/i, ", ")
    .split(/(?<=[.!?])\s+|\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** "pickups should come first, before repairing". */
const LATER_OR_FIRST = / (?:first|top|bottom|before) *$|\b(?:come|comes|go|goes|be) (?:first|last|top)\b/;

interface Change {
  units: Unit[];
  notUnderstood: string[];
}

export function change(units: Unit[], text: string, own: Understanding): Change {
  const wish = wishOf(chunk(correctSpelling(tokenise(text, 400))));
  const done = (changed: Unit[]): Change => ({ units: changed, notUnderstood: [] });
  if (says(wish, RESET_PHRASES)) {
    const deeds = own.deeds.filter((deed) => !(deed.ban && deed.intent === "nothing"));
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
  if (has(wish, ORDER_WORDS) || LATER_OR_FIRST.test(` ${wish.words.join(" ")}`)) {
    const moved = move(units, wish);
    if (moved) return done(moved);
  }
  const freed = uncondition(units, wish);
  if (freed) return done(freed);
  const renumbered = renumber(units, wish);
  if (renumbered) return done(renumbered);
  const restricted = restrictedTo(units, text, own);
  if (restricted) return done(restricted);
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

const RESET_BEHIND = new RegExp(`\\b(?:${RESET_PHRASES.join("|")})\\b\\W*(.*)$`, "is");

/** What is wanted after everything was thrown away, where that is told behind it; undefined where nothing is thrown away. */
function resetBy(part: string, behind: readonly string[]): string | undefined {
  const rest = RESET_BEHIND.exec(part)?.[1];
  const anew = rest === undefined ? "" : [rest, ...behind].join(" ");
  return /\p{L}{3}/u.test(anew) ? anew : undefined;
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

/** "but only if he is weaker, otherwise take cover": all there is gets the condition, and something else is done without it. */
function restrictedTo(units: readonly Unit[], text: string, own: Understanding): Unit[] | undefined {
  const [first, second] = own.pieces.flat();
  if (!/^\W*(but |and |ok |so )*only (if|when|while)\b/i.test(text)) return undefined;
  if (first?.is !== "cond" || first.lost || second?.is !== "else" || own.deeds.length === 0) return undefined;
  const gated = units.map((unit) =>
    unit.flatMap((rule) =>
      and([rule.when], first.when).map((all): Rule => ({ ...rule, when: all.slice(0, 4) })),
    ),
  );
  const plan = makePlan(
    own.deeds.map((deed) => ({ ...deed, when: ALWAYS, otherwise: false })),
    () => wordsKept(text),
    { bare: true },
  );
  return [
    ...gated.map((unit) =>
      unit.map((rule) => (rule.says === undefined ? { ...rule, says: wordsKept(text) } : rule)),
    ),
    ...plan.rules.map((rule): Unit => [rule]),
    [{ when: [], do: plan.otherwise }],
  ];
}

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
