import { type Strategy, strategySchema } from "../strategy/strategy.ts";
import { amend } from "./amend.ts";
import { describeStrategy } from "./describe.ts";
import { advantage } from "./learned/choice.ts";
import { type Evidence, evidenceOf } from "./learned/evidence.ts";
import { understandLearned, unsaid } from "./learned/understanding.ts";
import { makePlan } from "./plan.ts";
import { type Understanding, understand } from "./understand.ts";

/** What the reader made of a text. */
export interface Reading {
  strategy: Strategy;
  /** The strategy in plain words, a line per rule. */
  readBack: string[];
  /** The player's own words that came to nothing, and wishes no bot can fulfil. */
  notUnderstood: string[];
  /** Questions worth asking; a sensible answer is already in place. */
  questions: string[];
}

/** What grammar and network made of a text; without a network's where that has no say. */
interface Readings {
  grammar: Reading;
  network?: Reading;
  evidence?: Evidence;
  chosen: Reading;
}

/** The network is believed where it is expected to be right in so much more of the situations. */
const LEAST_ADVANTAGE = 0.04;
const MOST_LISTED = 40;

/** What was not understood, each passage once and not too many. */
export const tidy = (list: readonly string[]): string[] => {
  const out: string[] = [];
  for (const each of list) {
    const text = each.trim();
    if (text !== "" && /[\p{L}\p{N}]/u.test(text) && !out.includes(text)) out.push(text);
  }
  if (out.length <= MOST_LISTED) return out;
  return [...out.slice(0, MOST_LISTED), `… and ${out.length - MOST_LISTED} more passages`];
};

/** The strategy that was understood. */
export function readingOf(text: string, understanding: Understanding): Reading {
  const plan = makePlan(understanding.deeds, understanding.says, { pairs: understanding.pairs });
  const notUnderstood = tidy([...understanding.notUnderstood, ...plan.dropped]);
  const made: Strategy = {
    version: 1,
    name: nameFor(plan.rules),
    loadout: understanding.loadout ?? { armor: 3, weapon: 3, engine: 2, repair: 2 },
    rules: plan.rules,
    otherwise: plan.otherwise,
    ...(understanding.wager.wager ? { wager: understanding.wager.wager } : {}),
  };
  const checked = strategySchema.parse(made);
  if (
    checked.rules.length === 0 &&
    notUnderstood.length === 0 &&
    text.trim() !== "" &&
    !understanding.loadout &&
    !understanding.wager.wager
  )
    notUnderstood.push(text.trim().replace(/\s+/g, " ").slice(0, 300));
  return {
    strategy: checked,
    readBack: describeStrategy(checked),
    notUnderstood,
    questions: [...plan.questions, ...understanding.wager.questions],
  };
}

/**
 * Reads a description in plain words into a strategy, or amends the one given. Pure and bounded in time; never throws on
 * any text. Whatever it could not use is in `notUnderstood`.
 */
export function read(text: string, strategy?: Strategy): Reading {
  const known = understand(text);
  if (strategy) return amend(text, known, strategy);
  return readBoth(text, known).chosen;
}

/** Both readings of a description, and the one that is believed. */
export function readBoth(text: string, known: Understanding): Readings {
  const learned = understandLearned(text, known);
  const grammar = readingOf(text, known);
  if (!learned) return { grammar, chosen: grammar };
  const { features, parsed, understanding } = learned;
  const network = readingOf(text, understanding);
  const evidence = evidenceOf(features, known, grammar.strategy, parsed, network.strategy);
  if (advantage(evidence) <= LEAST_ADVANTAGE) return { grammar, network, evidence, chosen: grammar };
  const chosen = {
    ...network,
    notUnderstood: tidy([...network.notUnderstood, ...unsaid(text, known, network)]),
  };
  return { grammar, network, evidence, chosen };
}

const TITLES: Record<string, string> = {
  strike: "Brawler",
  shoot: "Marksman",
  charge: "Bull",
  advance: "Hunter",
  retreat: "Runner",
  circle: "Dancer",
  takeCover: "Lurker",
  collect: "Magpie",
  guard: "Bulwark",
  repair: "Tinkerer",
  recharge: "Sleeper",
  mine: "Sapper",
  wait: "Statue",
};

/** A name from what the bot mostly does, until its owner gives it one. */
function nameFor(rules: Strategy["rules"]): string {
  const last =
    rules.find((rule) => ["strike", "shoot", "charge", "mine", "guard", "collect"].includes(rule.do)) ??
    rules[0];
  return `Brass ${TITLES[last?.do ?? "wait"] ?? "Bot"}`;
}
