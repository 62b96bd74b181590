import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it, vi } from "vitest";
import { emptyDraft } from "./draft.ts";
import { createForge, type KeptText, type Reader } from "./forgeStore.ts";

function memory(): KeptText & { text: string | null } {
  return {
    text: null,
    getItem() {
      return this.text;
    },
    setItem(_key, text) {
      this.text = text;
    },
  };
}

/** Understands "shoot" and "repair" and nothing else, one rule each. */
const reader: Reader = (text, strategy) => {
  const base: Strategy = strategy ?? {
    version: 1,
    name: "Nameless",
    loadout: emptyDraft.loadout,
    rules: [],
    otherwise: "advance",
  };
  const words = text.split(" ");
  const known = words.filter((word) => word === "shoot" || word === "repair");
  return {
    strategy: {
      ...base,
      rules: [...base.rules, ...known.map((word) => ({ when: [], do: word, says: word }))],
    },
    readBack: known,
    notUnderstood: words.filter((word) => !known.includes(word as never)),
    questions: [],
  };
};

function bench(storage = memory()) {
  let next = 1;
  return createForge(reader, storage, () => String(next++));
}
const actions = (forge: ReturnType<typeof bench>) =>
  forge.store.getState().draft.cards.map(({ rule }) => rule.do);

describe("the forge", () => {
  it("answers in the chat with what it understood and what it did not", () => {
    const forge = bench();
    forge.say(" shoot fly ");
    expect(forge.store.getState().chat).toMatchObject([
      { who: "you", text: "shoot fly" },
      { who: "forge", readBack: ["shoot"], notUnderstood: ["fly"], changed: true },
    ]);
    expect(actions(forge)).toEqual(["shoot"]);
  });

  it("amends what stands on the bench and can take it back and forth", () => {
    const forge = bench();
    forge.say("shoot");
    forge.say("repair");
    expect(actions(forge)).toEqual(["shoot", "repair"]);
    forge.undo();
    expect(actions(forge)).toEqual(["shoot"]);
    forge.undo();
    forge.undo();
    expect(actions(forge)).toEqual([]);
    forge.redo();
    forge.redo();
    expect(actions(forge)).toEqual(["shoot", "repair"]);
  });

  it("forgets what was undone once something new is done", () => {
    const forge = bench();
    forge.say("shoot");
    forge.undo();
    forge.say("repair");
    forge.redo();
    expect(actions(forge)).toEqual(["repair"]);
  });

  it("makes no step of history out of words that changed nothing", () => {
    const forge = bench();
    forge.say("fly");
    expect(forge.store.getState().past).toHaveLength(0);
    expect(forge.store.getState().chat[1]).toMatchObject({ changed: false, notUnderstood: ["fly"] });
  });

  it("takes back the letters of a name together, but not two names", () => {
    const forge = bench();
    for (const name of ["W", "Wo", "Wolf"]) forge.change((draft) => ({ ...draft, name }), "name");
    forge.say("shoot");
    forge.change((draft) => ({ ...draft, name: "Fox" }), "name");
    forge.undo();
    expect(forge.store.getState().draft.name).toBe("Wolf");
    forge.undo();
    forge.undo();
    expect(forge.store.getState().draft.name).toBe("");
  });

  it("says nothing to nothing", () => {
    const forge = bench();
    forge.say("  \n ");
    expect(forge.store.getState().chat).toHaveLength(0);
  });

  it("remembers draft, history and chat over a reload", () => {
    const storage = memory();
    const before = bench(storage);
    before.say("shoot");
    before.change((draft) => ({ ...draft, name: "Wolf" }));
    const after = bench(storage);
    expect(after.store.getState()).toEqual(before.store.getState());
    after.undo();
    expect(after.store.getState().draft.name).toBe("");
  });

  it.each(["{", '{"version":1}', '"old"'])("starts with an empty bench when it finds %s", (text) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const storage = memory();
    storage.text = text;
    expect(bench(storage).store.getState().draft).toEqual(emptyDraft);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
