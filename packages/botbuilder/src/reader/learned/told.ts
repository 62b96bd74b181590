import type { ActionName, Comparison, Condition, SenseName } from "../../strategy/strategy.ts";
import type { IntentName } from "../lexicon/intents.ts";
import { intentOf } from "../urgency.ts";
import { type Doubt, largest, surprise } from "./doubt.ts";
import type { Feature } from "./features.ts";
import { type Network, orderNumber } from "./network.ts";
import type { Span } from "./spans.ts";
import type { Books } from "./weights.ts";

export interface Unit {
  span: Span;
  id: number;
  condition: Condition;
  either: boolean;
}

export interface Event {
  span: Span;
  /** Its number: a ban's from 13 on. */
  order: number;
  /** Which of the span's orders it is. */
  place: number;
  actions: ActionName[];
  intent?: IntentName;
  ban: boolean;
}

/** Surprise at an order that is no more than a guess: the network must give it nine tenths. */
const WILD = -Math.log(0.9);
/** A condition's score from which on it is told rather than not: in training those that are told count twice. */
const SURE = Math.log(2);
const PERCENT = new Set(["myHealth", "myEnergy", "enemyHealth", "enemyEnergy", "healthLead", "energyLead"]);
const SHIFTS: readonly ((value: number) => number)[] = [
  (value) => value,
  (value) => 100 - value,
  (value) => value + 1,
  (value) => value - 1,
  (value) => -value,
];
const BELOW = /^(below|under|less|lower|beneath|fewer|<)$/;
const ABOVE = /^(above|over|more|higher|exceeds|greater|>)$/;

const OPPOSITE: Record<string, string> = { "<": ">", ">": "<", "=": "!", "!": "=", "+": "-", "-": "+" };

/** The class that holds where another does not. */
export const opposite = (name: string): string => name.replace(/[<>=!+-]/, (way) => OPPOSITE[way] ?? way);

/** The condition a class stands for, with its amount; `words` are those of its span. */
function conditionOf(name: string, value: number | undefined, words: readonly string[]): Condition {
  const acted = /^(enemyAction|myAction)([=!])(\w+)$/.exec(name);
  if (acted) return { sense: acted[1], is: acted[2] === "!" ? "!=" : "=", value: acted[3] } as Condition;
  const sense = name.slice(0, -1) as SenseName;
  const way = name.at(-1);
  if (way === "+" || way === "-") return { sense, is: "=", value: way === "+" } as Condition;
  let is: Comparison;
  if (way === "=") is = "=";
  else if (way === "!") is = "!=";
  else if (sense === "turn") is = way === "<" ? "<=" : ">";
  else if (PERCENT.has(sense) && words.some((word) => (way === "<" ? BELOW : ABOVE).test(word)))
    is = way as "<" | ">";
  else is = way === "<" ? "<=" : ">=";
  const signed = sense === "healthLead" || sense === "energyLead";
  return { sense, is, value: Math.max(signed ? -100 : 0, Math.min(100, value ?? 0)) } as Condition;
}

/** The amount with most of the trust in it and near it: amounts are told vaguely, and `near` off is as good. */
function likeliest(scores: Float32Array, amounts: readonly number[], near: number): number {
  const top = Math.max(...scores);
  let best = 0;
  let most = -1;
  for (const amount of amounts) {
    let sum = 0;
    scores.forEach((score, at) => {
      sum += Math.exp(score - top - (((amounts[at] ?? 0) - amount) / near) ** 2);
    });
    if (sum > most) [best, most] = [amount, sum];
  }
  return best;
}

/** The conditions of a span, with their amounts. */
export function unitsOf(
  span: Span,
  features: readonly Feature[],
  network: Network,
  books: Books,
  doubt: Doubt,
): Unit[] {
  const scores = network.classes(
    span.vector,
    [...span.told.keys()].map((name) => books.classes.indexOf(name)).filter((at) => at >= 0),
  );
  let told: number[] = [];
  scores.forEach((score, at) => {
    if (score > SURE) told.push(at);
  });
  if (told.length === 0) told.push(largest(scores));
  // "between 3 and 5" is both more and less; with one number or none, it is one of them.
  if (features.slice(span.from, span.to).filter(({ value }) => value !== undefined).length < 2)
    told = told.filter((id) => {
      const other = books.classes.indexOf(opposite(books.classes[id] ?? ""));
      return !told.includes(other) || (scores[id] as number) >= (scores[other] as number);
    });
  const words = features.slice(span.from, span.to).map(({ word }) => word);
  const free: { at: number; value: number; scores: Float32Array }[] = [];
  for (let at = span.from; at < span.to; at++) {
    const value = features[at]?.value;
    if (value !== undefined) free.push({ at, value, scores: network.numbers(at) });
  }
  const none = (free[0]?.scores.length ?? 1) - 1;
  const either = told.length > 1 && network.either(span.vector) > 0;
  for (const id of told) if (!span.told.has(books.classes[id] ?? "")) doubt.newConditions += 1;
  for (const name of span.told.keys())
    if (!told.includes(books.classes.indexOf(name))) doubt.lostConditions += 1;
  const made = told.map((id): Unit => {
    const name = books.classes[id] ?? "canSee+";
    const given = span.told.get(name);
    if (given) return { span, id, condition: given, either };
    let value: number | undefined;
    if (id < none || /[<>]$|^\w+(?:Health|Energy|Lead|distance|turn|chance)[=!]$/.test(name)) {
      let best: (typeof free)[number] | undefined;
      for (const each of free)
        if (
          (each.scores[id] ?? -1e9) > (each.scores[none] ?? 0) &&
          (!best || (each.scores[id] ?? 0) > (best.scores[id] ?? 0))
        )
          best = each;
      if (best) {
        const shifts = network.shifts(best.at);
        const shift = largest(shifts);
        value = (SHIFTS[shift] ?? SHIFTS[0])?.(best.value);
        free.splice(free.indexOf(best), 1);
      } else {
        value = likeliest(
          network.values(span.vector, id),
          books.bins,
          /^(?:distance|pickup|storm|hits|mines)/.test(name) ? 2 : 14,
        );
      }
    }
    return { span, id, condition: conditionOf(name, value, words), either };
  });
  doubt.freeNumbers += free.length;
  return made;
}

export function eventsOf(span: Span, network: Network, books: Books, doubt: Doubt): Event[] {
  const scores = network.templates(span.vector, span.orders);
  const chosen = largest(scores);
  const own = surprise(scores, chosen);
  doubt.orders += own;
  if (!span.known) doubt.guesses += 1;
  span.wild = !span.known && own > WILD;
  const first = books.templates[chosen]?.split(/[;/]/)[0] ?? "";
  if (span.orders[0] === orderNumber(first.replace("!", ""), first.startsWith("!"))) doubt.sameOrders += 1;
  const [intent, other] = span.intents;
  const template = books.templates[chosen] ?? "wait";
  if (intent !== undefined && other === undefined && !template.startsWith("!")) {
    // The lexicon says more of a whole way of playing than a list of actions does.
    const { steps } = intentOf(intent);
    const first = template.split(/[;/]/)[0] as ActionName;
    if (steps.length > 1 && steps[0]?.do === first)
      return [
        {
          span,
          actions: [first],
          intent,
          ban: false,
          order: orderNumber(first, false),
          place: 0,
        },
      ];
  }
  return (books.templates[chosen] ?? "wait").split(";").map((part, place) => {
    const ban = part.startsWith("!");
    const actions = part.replace("!", "").split("/") as ActionName[];
    return {
      span,
      actions,
      ban,
      order: orderNumber(actions[0] ?? "wait", ban),
      place,
    };
  });
}
