import type { Rule } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it } from "vitest";
import { cardChanges, changesBetween } from "./changes.ts";
import { changeCard, type Draft, emptyDraft, moveCard } from "./draft.ts";

const shoot: Rule = { when: [], do: "shoot", says: "shoot them" };
const repair: Rule = { when: [{ sense: "myHealth", is: "<", value: 30 }], do: "repair" };
const guard: Rule = { when: [], do: "guard" };
const draft: Draft = {
  ...emptyDraft,
  name: "Wolf",
  cards: [
    { id: "1", rule: shoot, off: false },
    { id: "2", rule: guard, off: true },
    { id: "3", rule: repair, off: false },
  ],
};
const without = (id: string) => changeCard(draft, id, () => undefined);
const later: Rule = { ...repair, when: [{ sense: "myHealth", is: "<", value: 60 }] };

describe("the difference between two drafts", () => {
  it("marks new, changed and moved cards, and of a move only the card that went", () => {
    const switched = changeCard(moveCard(draft, "3", 0), "2", (card) => ({ ...card, off: false }));
    const after = { ...switched, cards: [...switched.cards, { id: "9", rule: guard, off: false }] };
    expect(Object.fromEntries(cardChanges(draft, after))).toEqual({
      "2": "changed",
      "3": "moved",
      "9": "new",
    });
    expect(cardChanges(draft, draft).size).toBe(0);
    expect(cardChanges(draft, without("1")).size).toBe(0);
  });

  it("says it in words", () => {
    const moved = moveCard(draft, "3", 0);
    expect(changesBetween(draft, moved)).toEqual([
      { kind: "moved", words: "Rule 1: When my health is below 30%, repair.", was: "rule 3" },
    ]);
    expect(changesBetween(draft, without("1"))).toEqual([{ kind: "removed", words: "Always shoot." }]);
    expect(changesBetween(without("1"), draft)).toEqual([{ kind: "added", words: "Always shoot." }]);
    const after = changeCard(draft, "3", (card) => ({ ...card, rule: later }));
    expect(changesBetween(draft, after)).toEqual([
      {
        kind: "changed",
        words: "When my health is below 60%, repair.",
        was: "When my health is below 30%, repair.",
      },
    ]);
    expect(
      changesBetween(
        draft,
        changeCard(draft, "1", (card) => ({ ...card, off: true })),
      ),
    ).toEqual([{ kind: "changed", words: "Always shoot. (off)", was: "Always shoot." }]);
  });

  it("finds the same rules on cards of another bench", () => {
    const elsewhere = { ...draft, cards: draft.cards.map((card) => ({ ...card, id: `other ${card.id}` })) };
    expect(changesBetween(draft, elsewhere)).toEqual([]);
  });

  it("tells of name, parts, last resort and money", () => {
    const after: Draft = {
      ...draft,
      name: "",
      loadout: { armor: 1, weapon: 4, engine: 3, repair: 2 },
      otherwise: "wait",
      wager: { maxStake: 5, stopAfterLosses: 1 },
    };
    expect(changesBetween(draft, after).map(({ words }) => words)).toEqual([
      "Name: none",
      "Otherwise: wait",
      "Armour: 1",
      "Weapon: 4",
      "Never stakes more than 5 coins",
      "Stops after a loss",
    ]);
    expect(changesBetween(after, { ...after, wager: { maxStake: 7 } }).slice(0, 2)).toEqual([
      { kind: "changed", words: "Never stakes more than 7 coins", was: "Never stakes more than 5 coins" },
      { kind: "removed", words: "Stops after a loss" },
    ]);
  });

  it("does not count other words for the same rule", () => {
    expect(
      changesBetween(
        draft,
        changeCard(draft, "1", (card) => ({ ...card, rule: { ...shoot, says: "fire!" } })),
      ),
    ).toEqual([]);
  });
});
