import type { Rule } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it } from "vitest";
import { changeCard, type Draft, emptyDraft, faultOf, moveCard, strategyOf, withStrategy } from "./draft.ts";

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
let next = 10;
const newId = () => String(next++);
const ids = ({ cards }: Draft) => cards.map(({ id }) => id);

describe("a draft", () => {
  it("does what its switched-on cards say, in their order", () => {
    expect(strategyOf(draft).rules).toEqual([shoot, repair]);
  });

  it("cannot be saved without a name", () => {
    expect(faultOf(draft)).toBeUndefined();
    expect(faultOf({ ...draft, name: "  " })).toContain("name");
    expect(faultOf({ ...draft, name: "é".repeat(17) })).toContain("32 bytes");
  });

  it("keeps a card through an amendment and leaves switched-off cards lying", () => {
    const after = withStrategy(draft, { ...strategyOf(draft), rules: [repair, shoot, guard] }, () => "new");
    expect(ids(after)).toEqual(["3", "2", "1", "new"]);
    expect(after.cards[1]?.off).toBe(true);
  });

  it("knows a card again when only the words it came from changed", () => {
    const again = { ...strategyOf(draft), rules: [{ ...shoot, says: "shoot at sight" }, repair] };
    expect(ids(withStrategy(draft, again, newId))).toEqual(["1", "2", "3"]);
  });

  it("knows a card again when only its conditions changed", () => {
    const later = { ...repair, when: [{ sense: "myHealth" as const, is: "<" as const, value: 60 }] };
    expect(ids(withStrategy(draft, { ...strategyOf(draft), rules: [shoot, later] }, newId))).toEqual([
      "1",
      "2",
      "3",
    ]);
  });

  it("keeps two equal rules two cards", () => {
    const twice = { ...strategyOf(draft), rules: [shoot, shoot] };
    const found = ids(withStrategy(draft, twice, newId));
    expect(new Set(found).size).toBe(3);
  });

  it("takes a name from the words only while it has none", () => {
    const named = { ...strategyOf(draft), name: "Fox" };
    expect(withStrategy(draft, named, newId).name).toBe("Wolf");
    expect(withStrategy({ ...draft, name: "" }, named, newId).name).toBe("Fox");
  });

  it("moves, changes and takes away cards", () => {
    expect(ids(moveCard(draft, "3", 0))).toEqual(["3", "1", "2"]);
    expect(ids(moveCard(draft, "1", 99))).toEqual(["2", "3", "1"]);
    expect(moveCard(draft, "none", 0)).toBe(draft);
    expect(changeCard(draft, "2", (card) => ({ ...card, off: false })).cards[1]?.off).toBe(false);
    expect(ids(changeCard(draft, "2", () => undefined))).toEqual(["1", "3"]);
  });
});
