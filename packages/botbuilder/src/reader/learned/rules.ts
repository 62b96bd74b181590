import type { ActionName } from "../../strategy/strategy.ts";
import type { Chunk } from "../chunks.ts";
import { ALWAYS, and, type Dnf, not } from "../conditions.ts";
import type { Deed, Era } from "../deeds/deed.ts";
import type { IntentName } from "../lexicon/intents.ts";

/** A rule as it was told. */
export interface ToldRule {
  /** What to do; the later ones when the earlier are not possible. */
  actions: readonly ActionName[];
  /** What to do by the lexicon's name, where it says more than the actions. */
  intent?: IntentName;
  /** Whether that is a whole way of playing. */
  attitude?: boolean;
  /** Never do it. */
  ban: boolean;
  when: Dnf;
  /** Moments that end it for good. */
  until: readonly Dnf[];
  /** Moments from which on it holds for good. */
  from: readonly Dnf[];
  /** The stretch of text it came from. */
  start: number;
  end: number;
}

const onlyTurns = (when: Dnf) => when.every((all) => all.every((each) => each.sense === "turn"));
const same = (a: Dnf, b: Dnf) => JSON.stringify(a) === JSON.stringify(b);

/** Told rules as deeds for the plan, in the same order. */
export function deedsOf(rules: readonly ToldRule[], chunks: readonly Chunk[]): Deed[] {
  const eras: Era[] = [];
  const eraOf = (trigger: Dnf): Era => {
    const known = eras.find((era) => same(era.trigger, trigger));
    if (known) return known;
    const era: Era = { trigger };
    eras.push(era);
    return era;
  };
  for (const { from } of rules) for (const trigger of from) if (!onlyTurns(trigger)) eraOf(trigger);
  const place = (offset: number, end: boolean): number => {
    const at = chunks.findIndex((chunk) =>
      end ? (chunk.tokens[0]?.start ?? 0) >= offset : (chunk.tokens.at(-1)?.end ?? 0) > offset,
    );
    return at < 0 ? chunks.length : at;
  };
  return rules.flatMap((rule, order) => {
    let when = rule.when;
    let era: Era | undefined;
    for (const trigger of rule.from) {
      if (onlyTurns(trigger)) when = and(when, trigger);
      else era = eraOf(trigger);
    }
    for (const trigger of rule.until) {
      when = and(when, not(trigger));
      const index = eras.findIndex((each) => same(each.trigger, trigger));
      if (index >= 0 && !era) when = and(when, [[{ sense: "stance", is: "<", value: index + 1 }]]);
    }
    const from = place(rule.start, false);
    const intents: readonly IntentName[] = rule.intent ? [rule.intent] : rule.actions;
    return intents.map((intent, at): Deed => {
      const deed: Deed = {
        intent,
        when,
        scope: ALWAYS,
        ban: rule.ban,
        only: false,
        exclusive: false,
        attitude: rule.attitude === true,
        weak: false,
        doubtful: false,
        rank: "normal",
        override: false,
        otherwise: false,
        from,
        to: Math.max(from + 1, place(rule.end, true)),
        sentence: order,
        order: order + at / 10,
        apart: false,
        trailed: false,
        listed: false,
        unless: false,
      };
      if (era) deed.era = era;
      return deed;
    });
  });
}
