import {
  loadoutSchema,
  type Rule,
  ruleSchema,
  type Strategy,
  strategySchema,
  wagerSchema,
} from "@cogwright/botbuilder/strategy/strategy";
import { actionNames } from "@cogwright/contracts/rules/arena";
import { z } from "zod";

/** A rule on the bench: it keeps its card when it is moved, and can lie there switched off. */
const cardSchema = z.strictObject({ id: z.string().min(1), rule: ruleSchema, off: z.boolean() });

/** A bot being made. Unlike a `Strategy` its name may be empty and its rules may be switched off. */
export const draftSchema = z.strictObject({
  name: z.string().max(200),
  loadout: loadoutSchema,
  cards: z.array(cardSchema),
  otherwise: z.enum(actionNames),
  wager: z.exactOptional(wagerSchema),
});

export type Card = z.infer<typeof cardSchema>;
export type Draft = z.infer<typeof draftSchema>;

/** The name of a bot that was given none. */
const NAMELESS = "Nameless";

/** The bench before anything was said: a bot that walks up to its enemy. */
export const emptyDraft: Draft = {
  name: "",
  loadout: { armor: 2, weapon: 3, engine: 3, repair: 2 },
  cards: [],
  otherwise: "advance",
};

/** What the draft does: the cards that are on, in their order. */
export function strategyOf(draft: Draft): Strategy {
  return {
    version: 1,
    name: draft.name.trim() || NAMELESS,
    loadout: draft.loadout,
    rules: draft.cards.filter(({ off }) => !off).map(({ rule }) => rule),
    otherwise: draft.otherwise,
    ...(draft.wager ? { wager: draft.wager } : {}),
  };
}

/** Why a draft cannot be saved yet, in words; `undefined` when it can. */
export function faultOf(draft: Draft): string | undefined {
  if (draft.name.trim() === "") return "Give your bot a name first.";
  const parsed = strategySchema.safeParse(strategyOf(draft));
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

export const sameRule = (a: Rule, b: Rule) => JSON.stringify(a) === JSON.stringify(b);
const sameMeaning = (a: Rule, b: Rule) => sameRule({ ...a, says: "" }, { ...b, says: "" });
const sameDeed = (a: Rule, b: Rule) => a.do === b.do && a.become === b.become;

/**
 * Which of `cards` each of `rules` is: first the very same rule, then one that means the same in other words, then one
 * that does the same under other conditions. No card is taken twice.
 */
function matchRules(cards: readonly Card[], rules: readonly Rule[]): (Card | undefined)[] {
  const left = [...cards];
  const found: (Card | undefined)[] = rules.map(() => undefined);
  for (const same of [sameRule, sameMeaning, sameDeed])
    for (const [index, rule] of rules.entries()) {
      if (found[index]) continue;
      const at = left.findIndex((card) => same(card.rule, rule));
      if (at >= 0) [found[index]] = left.splice(at, 1);
    }
  return found;
}

/** Which card of `before` each card of `after` was, by the id of the latter: the same card, or one that `matchRules` finds. */
export function matchCards(before: readonly Card[], after: readonly Card[]): Map<string, Card> {
  const byId = new Map(before.map((card) => [card.id, card]));
  const ids = new Set(after.map(({ id }) => id));
  const strangers = after.filter(({ id }) => !byId.has(id));
  const found = matchRules(
    before.filter(({ id }) => !ids.has(id)),
    strangers.map(({ rule }) => rule),
  );
  const known = after.flatMap(({ id }): [string, Card][] => {
    const card = byId.get(id);
    return card ? [[id, card]] : [];
  });
  return new Map([
    ...known,
    ...strangers.flatMap(({ id }, index): [string, Card][] => {
      const card = found[index];
      return card ? [[id, card]] : [];
    }),
  ]);
}

/**
 * The draft after its strategy became `strategy`: cards whose rule is still there stay the same cards, switched-off
 * cards stay where they lay, new rules get new cards with ids from `newId`.
 */
export function withStrategy(draft: Draft, strategy: Strategy, newId: () => string): Draft {
  const matched = matchRules(
    draft.cards.filter(({ off }) => !off),
    strategy.rules,
  );
  const cards = strategy.rules.map(
    (rule, index): Card => ({ id: matched[index]?.id ?? newId(), rule, off: false }),
  );
  for (const [index, card] of draft.cards.entries()) {
    if (card.off) cards.splice(Math.min(index, cards.length), 0, card);
  }
  return {
    name: draft.name.trim() === "" && strategy.name !== NAMELESS ? strategy.name : draft.name,
    loadout: strategy.loadout,
    cards,
    otherwise: strategy.otherwise,
    ...(strategy.wager ? { wager: strategy.wager } : {}),
  };
}

/** The draft with the card `id` at place `to`; the others close up. */
export function moveCard(draft: Draft, id: string, to: number): Draft {
  const from = draft.cards.findIndex((card) => card.id === id);
  const card = draft.cards[from];
  if (!card) return draft;
  const cards = draft.cards.filter((each) => each.id !== id);
  cards.splice(Math.min(Math.max(to, 0), cards.length), 0, card);
  return { ...draft, cards };
}

/** The draft with the card `id` changed by `change`, or without it when that gives nothing. */
export function changeCard(draft: Draft, id: string, change: (card: Card) => Card | undefined): Draft {
  return {
    ...draft,
    cards: draft.cards.flatMap((card) => (card.id === id ? (change(card) ?? []) : card)),
  };
}
