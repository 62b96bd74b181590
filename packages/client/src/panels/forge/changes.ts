import { describeAction, describeRule } from "@cogwright/botbuilder/reader/describe";
import type { Loadout, Wager } from "@cogwright/botbuilder/strategy/strategy";
import { z } from "zod";
import { type Card, type Draft, matchCards, sameRule } from "./draft.ts";
import { longestRise } from "./longestRise.ts";

/** One difference between two drafts, in words. */
export const changeSchema = z.strictObject({
  kind: z.enum(["added", "removed", "changed", "moved"]),
  /** What there is now; for `removed` what there was. */
  words: z.string(),
  /** What stood there before, for `changed` and `moved`. */
  was: z.exactOptional(z.string()),
});

export type Change = z.infer<typeof changeSchema>;

const PART_WORDS: Readonly<Record<keyof Loadout, string>> = {
  armor: "Armour",
  weapon: "Weapon",
  engine: "Engine",
  repair: "Repair arm",
};

const WAGER_WORDS: Readonly<Record<keyof Wager, (value: number) => string>> = {
  stakePercent: (value) => `Stakes up to ${value}% of its purse`,
  minChance: (value) => `Stakes only with a chance of ${value}% or better`,
  maxStake: (value) => `Never stakes more than ${value} coins`,
  stopAfterLosses: (value) => `Stops after ${value === 1 ? "a loss" : `${value} losses in a row`}`,
};

const inWords = (card: Card) => `${describeRule(card.rule)}${card.off ? " (off)" : ""}`;

/** How each card of `after` differs from `before`, by its id; cards not named are unchanged. */
export function cardChanges(before: Draft, after: Draft): Map<string, "new" | "changed" | "moved"> {
  const was = matchCards(before.cards, after.cards);
  const places = after.cards.flatMap((card) => {
    const old = was.get(card.id);
    return old ? [before.cards.indexOf(old)] : [];
  });
  // The largest part of the cards that kept its order stayed; the others were moved.
  const stayed = new Set(longestRise(places));
  const found = new Map<string, "new" | "changed" | "moved">();
  for (const card of after.cards) {
    const old = was.get(card.id);
    if (!old) found.set(card.id, "new");
    else if (old.off !== card.off || !sameRule(old.rule, card.rule)) found.set(card.id, "changed");
    else if (!stayed.has(before.cards.indexOf(old))) found.set(card.id, "moved");
  }
  return found;
}

/** What became different between two drafts, line by line. Words that a rule came from do not count. */
export function changesBetween(before: Draft, after: Draft): Change[] {
  const changes: Change[] = [];
  const put = (label: string, was: string, now: string) => {
    if (was !== now) changes.push({ kind: "changed", words: `${label}: ${now}`, was });
  };
  put("Name", before.name || "none", after.name || "none");
  const kinds = cardChanges(before, after);
  const was = matchCards(before.cards, after.cards);
  const kept = new Set(was.values());
  for (const card of before.cards)
    if (!kept.has(card)) changes.push({ kind: "removed", words: inWords(card) });
  for (const [place, card] of after.cards.entries()) {
    const old = was.get(card.id);
    const kind = kinds.get(card.id);
    if (!old) changes.push({ kind: "added", words: inWords(card) });
    else if (kind === "moved")
      changes.push({
        kind,
        words: `Rule ${place + 1}: ${inWords(card)}`,
        was: `rule ${before.cards.indexOf(old) + 1}`,
      });
    else if (kind === "changed" && inWords(old) !== inWords(card))
      changes.push({ kind, words: inWords(card), was: inWords(old) });
  }
  put("Otherwise", describeAction(before.otherwise), describeAction(after.otherwise));
  for (const [part, words] of Object.entries(PART_WORDS) as [keyof Loadout, string][])
    put(words, String(before.loadout[part]), String(after.loadout[part]));
  for (const [field, words] of Object.entries(WAGER_WORDS) as [
    keyof Wager,
    (typeof WAGER_WORDS)["maxStake"],
  ][]) {
    const [old, now] = [before.wager?.[field], after.wager?.[field]];
    if (old === now) continue;
    if (now === undefined && old !== undefined) changes.push({ kind: "removed", words: words(old) });
    if (now !== undefined)
      changes.push(
        old === undefined
          ? { kind: "added", words: words(now) }
          : { kind: "changed", words: words(now), was: words(old) },
      );
  }
  return changes;
}
