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

const sameRule = (a: Rule, b: Rule) => JSON.stringify(a) === JSON.stringify(b);
const sameMeaning = (a: Rule, b: Rule) => sameRule({ ...a, says: "" }, { ...b, says: "" });

/**
 * The draft after its strategy became `strategy`: cards whose rule is still there stay the same cards, switched-off
 * cards stay where they lay, new rules get new cards with ids from `newId`.
 */
export function withStrategy(draft: Draft, strategy: Strategy, newId: () => string): Draft {
  const left = draft.cards.filter(({ off }) => !off);
  const take = (rule: Rule): Card | undefined => {
    const exact = left.findIndex((card) => sameRule(card.rule, rule));
    const at = exact >= 0 ? exact : left.findIndex((card) => sameMeaning(card.rule, rule));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const cards = strategy.rules.map((rule): Card => ({ id: take(rule)?.id ?? newId(), rule, off: false }));
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

/** How each card of `after` differs from `before`; cards not named are unchanged. */
export function differences(before: Draft, after: Draft): Map<string, "new" | "changed" | "moved"> {
  const old = new Map(before.cards.map((card) => [card.id, card]));
  const staying = (cards: readonly Card[], others: readonly Card[]) =>
    cards.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));
  const orderBefore = staying(before.cards, after.cards);
  const orderAfter = staying(after.cards, before.cards);
  const found = new Map<string, "new" | "changed" | "moved">();
  for (const card of after.cards) {
    const was = old.get(card.id);
    if (!was) found.set(card.id, "new");
    else if (was.off !== card.off || !sameRule(was.rule, card.rule)) found.set(card.id, "changed");
    else if (orderBefore.indexOf(card.id) !== orderAfter.indexOf(card.id)) found.set(card.id, "moved");
  }
  return found;
}
