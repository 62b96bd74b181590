import type { Strategy } from "../../strategy/strategy.ts";
import type { Understanding } from "../understand.ts";
import { alike } from "./alike.ts";
import type { Feature } from "./features.ts";
import type { Parse } from "./parse.ts";

/** What speaks for one reading of a text or the other, by name. */
export type Evidence = Record<string, number>;

/** Numbers of the text that no condition of a strategy has. */
function unused(features: readonly Feature[], { rules }: Strategy): number {
  const told = rules.flatMap(({ when }) => when.map(({ value }) => value));
  return features.filter(
    ({ value }) =>
      value !== undefined && !told.some((each) => typeof each === "number" && Math.abs(each - value) <= 1),
  ).length;
}

/** What can be told of a text and of both of its readings without knowing what it means. */
export function evidenceOf(
  features: readonly Feature[],
  known: Understanding,
  grammar: Strategy,
  { rules, doubt }: Parse,
  network: Strategy,
): Evidence {
  const pieces = known.pieces.flat();
  const share = (holds: (feature: Feature) => boolean) => features.filter(holds).length / features.length;
  const has = (kind: string) => known.chunks.filter(({ means }) => means?.kind === kind).length;
  const { tags, ...rest } = doubt;
  return {
    ...rest,
    tagsEach: tags / features.length,
    alike: alike(grammar, network),
    unknown: share(({ chunk }) => chunk === "?"),
    spelled: share(({ word, raw }) => raw !== word && /^[a-z]+$/.test(raw) && /^[a-z]+$/.test(word)),
    lost: known.notUnderstood.length - known.refused.length,
    numbers: features.filter(({ value }) => value !== undefined).length,
    grammarUnused: unused(features, grammar),
    networkUnused: unused(features, network),
    grammarRules: grammar.rules.length,
    networkRules: network.rules.length,
    networkTold: rules.length,
    grammarDeeds: known.deeds.length,
    ifs: has("link"),
    fillers: has("filler"),
    acts: pieces.filter(({ is }) => is === "act").length,
    conditions: pieces.filter(({ is }) => is === "cond").length,
    elses: pieces.filter(({ is }) => is === "else").length,
    attitudes: pieces.filter((piece) => piece.is === "act" && piece.attitude).length,
    otherwise: known.deeds.filter(({ otherwise }) => otherwise).length,
    listed: known.deeds.filter(({ listed }) => listed).length,
    ranked: known.deeds.filter(({ rank }) => rank !== "normal").length,
    always: known.deeds.filter(({ when }) => when.some((all) => all.length === 0)).length,
  };
}
