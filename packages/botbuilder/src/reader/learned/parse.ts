import { ALWAYS, and, type Dnf, not } from "../conditions.ts";
import { type Doubt, largest, NO_DOUBT, surprise } from "./doubt.ts";
import type { Feature } from "./features.ts";
import { createNetwork } from "./network.ts";
import type { ToldRule } from "./rules.ts";
import { bestTags, type Span, spansOf } from "./spans.ts";
import { eventsOf, opposite, unitsOf } from "./told.ts";
import { weights } from "./weights.ts";

/** What the network makes of a text. */
export interface Parse {
  /** In the order in which they are told. */
  rules: ToldRule[];
  /** Stretches of the text that no bot can do, and orders that would be no more than a guess. */
  cannot: { start: number; end: number }[];
  doubt: Doubt;
}

/** More surprise than this is no news. */
const MOST_SURPRISE = 5;

/** How surprising "none" must be for a condition that no order claims to be given to one. */
const ORPHAN = 0.1;

/** What the grammar says of a condition and an order: nothing, no, yes, the opposite. */
function hangs({ orders, hung }: Span, name: string): 0 | 1 | 2 | 3 {
  if (orders.length === 0) return 0;
  if (hung.has(name)) return 2;
  return hung.has(opposite(name)) ? 3 : 1;
}

let run: ReturnType<typeof createNetwork> | null = null;

/** What the trained network reads out of a text; undefined where it cannot run. */
export function parse(features: readonly Feature[]): Parse | undefined {
  const { books } = weights();
  run ??= createNetwork(weights());
  if (!run) return undefined;
  const network = run(features);
  const path = bestTags(network, features.length, books);
  const doubt = { ...NO_DOUBT };
  path.forEach((tag, at) => {
    doubt.tags += surprise(network.tags(at), tag);
  });
  const spans = spansOf(path, features, network, books);
  const units = spans
    .filter(({ kind }) => kind === "cond" || kind === "both")
    .flatMap((span) => unitsOf(span, features, network, books, doubt));
  const events = spans
    .filter(({ kind }) => kind === "act" || kind === "both")
    .flatMap((span) => eventsOf(span, network, books, doubt));
  const strengths = events.map(() => new Float64Array(units.length));
  const told = units.map((unit) => network.condition(unit.span.vector, unit.id));
  const linked = events.map((event, eventAt) => {
    const order = network.order(event.span.vector, event.order, event.place);
    return units.map((unit, unitAt) => {
      const scores = network.links(
        order,
        told[unitAt] as Float32Array,
        unit.span.place - event.span.place,
        unit.span.sentence === event.span.sentence,
        hangs(event.span, books.classes[unit.id] ?? ""),
      );
      const chosen = largest(scores);
      doubt.links += surprise(scores, chosen);
      const hung = hangs(event.span, books.classes[unit.id] ?? "");
      if (chosen > 0 && hung < 2) {
        doubt.extraSure += Math.min(MOST_SURPRISE, surprise(scores, 0));
      }
      if (chosen === 0 && hung >= 2) {
        doubt.missing += 1;
        doubt.missingSure += Math.min(MOST_SURPRISE, surprise(scores, 1));
      }
      (strengths[eventAt] as Float64Array)[unitAt] = surprise(scores, 0);
      return books.relations[chosen] ?? "none";
    });
  });
  units.forEach((_, unitAt) => {
    // Somebody told a condition of something: the likeliest order takes what none claims.
    if (events.length === 0 || linked.some((row) => row[unitAt] !== "none")) return;
    let best = 0;
    strengths.forEach((row, at) => {
      if ((row[unitAt] as number) > (strengths[best]?.[unitAt] as number)) best = at;
    });
    if ((strengths[best]?.[unitAt] as number) > ORPHAN) (linked[best] as string[])[unitAt] = "if";
  });
  const place = (at: number, side: "start" | "end") => features[at]?.[side] ?? 0;
  const rules = events.flatMap((event, at): ToldRule[] => {
    if (event.span.wild) return [];
    const row = linked[at] ?? [];
    const bySpan = (relation: string): Dnf[] => {
      const out: Dnf[] = [];
      for (const span of spans) {
        const own = units.filter((unit, index) => unit.span === span && row[index] === relation);
        if (own.length === 0) continue;
        out.push(
          own[0]?.either ? own.map(({ condition }) => [condition]) : [own.map(({ condition }) => condition)],
        );
      }
      return out;
    };
    let when: Dnf = ALWAYS;
    for (const each of bySpan("if")) {
      const both = and(when, each);
      if (both.length > 0) when = both;
    }
    for (const each of bySpan("unless")) {
      const both = and(when, not(each));
      if (both.length > 0) when = both;
    }
    let { from, to } = event.span;
    units.forEach((unit, index) => {
      if (row[index] === "none" || unit.span.sentence !== event.span.sentence) return;
      from = Math.min(from, unit.span.from);
      to = Math.max(to, unit.span.to);
    });
    return [
      {
        actions: event.actions,
        ...(event.intent && { intent: event.intent, attitude: event.span.attitude }),
        ban: event.ban,
        when,
        until: bySpan("until"),
        from: bySpan("from"),
        start: place(from, "start"),
        end: place(to - 1, "end"),
      },
    ];
  });
  return {
    rules,
    doubt,
    cannot: spans
      .filter(({ kind, wild }) => kind === "cannot" || wild)
      .map(({ from, to }) => ({ start: place(from, "start"), end: place(to - 1, "end") })),
  };
}
