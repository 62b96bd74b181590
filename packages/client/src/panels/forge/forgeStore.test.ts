import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { describe, expect, it, vi } from "vitest";
import { emptyDraft } from "./draft.ts";
import { createForge, type Reader } from "./forgeStore.ts";
import type { KeptText } from "./keptText.ts";
import type { ModelReader } from "./modelReader.ts";

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
      { who: "forge", readBack: ["shoot"], notUnderstood: ["fly"], changed: true, reader: "embedded" },
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

  it("says what words changed in a bot that was there", () => {
    const forge = bench();
    forge.say("shoot");
    forge.say("repair");
    expect(forge.store.getState().chat.map((message) => "changes" in message && message.changes)).toEqual([
      false,
      [],
      false,
      [{ kind: "added", words: "Always repair." }],
    ]);
  });

  it("keeps what is written and not said, and of a book only the beginning", () => {
    const storage = memory();
    bench(storage).write("shoo");
    const forge = bench(storage);
    expect(forge.store.getState().unsent).toBe("shoo");
    forge.say(`shoot ${"a".repeat(90_000)}`);
    expect(forge.store.getState().unsent).toBe("");
    expect(storage.text?.length).toBeLessThan(200_000);
    expect(actions(forge)).toEqual(["shoot"]);
  });

  it("keeps the bot when the browser has no room for its history", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const storage = memory();
    const small: KeptText = {
      getItem: (key) => storage.getItem(key),
      setItem: (key, text) => {
        if (text.length > 2_500) throw new DOMException("full", "QuotaExceededError");
        storage.setItem(key, text);
      },
    };
    const forge = bench(small as ReturnType<typeof memory>);
    for (let index = 0; index < 8; index++) forge.say("shoot repair");
    forge.undo();
    expect(actions(bench(storage))).toEqual(actions(forge));
    warn.mockRestore();
  });
});

describe("the forge with a language model", () => {
  /** A model whose answers the test gives. */
  function model() {
    let give: (reading: Awaited<ReturnType<ModelReader>>) => void = () => undefined;
    let fail: (error: unknown) => void = () => undefined;
    const asked: string[] = [];
    const reader: ModelReader = (text, _strategy, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        asked.push(text);
        give = resolve;
        fail = reject;
        onProgress({ asked: 3, answered: 1, usable: 1 });
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    return {
      reader,
      asked,
      give: (...of: Parameters<typeof give>) => give(...of),
      fail: (e: unknown) => fail(e),
    };
  }

  it("shows what is thought about, and takes nothing else on meanwhile", async () => {
    const forge = bench();
    const { reader: llm, asked, give } = model();
    const said = forge.say("shoot", llm);
    expect(forge.store.getState()).toMatchObject({
      thinking: { text: "shoot", progress: { asked: 3, answered: 1 } },
      unsent: "shoot",
    });
    forge.change((draft) => ({ ...draft, name: "Wolf" }));
    await forge.say("repair", llm);
    expect(asked).toEqual(["shoot"]);
    expect(forge.store.getState().draft).toEqual(emptyDraft);
    give({ ...reader("shoot"), reader: "model" });
    await said;
    expect(forge.store.getState()).toMatchObject({ thinking: undefined, unsent: "" });
    expect(forge.store.getState().chat[1]).toMatchObject({ reader: "model", changed: true });
    forge.change((draft) => ({ ...draft, name: "Wolf" }));
    expect(forge.store.getState().draft.name).toBe("Wolf");
  });

  it("reads by itself when the model cannot, and says why", async () => {
    const forge = bench();
    const { reader: llm, fail } = model();
    const said = forge.say("shoot", llm);
    fail(new Error("The model is away."));
    await said;
    expect(actions(forge)).toEqual(["shoot"]);
    expect(forge.store.getState().chat[1]).toMatchObject({
      reader: "embedded",
      note: "The model is away. The built-in reader answers instead.",
    });
  });

  it("takes words back when they are cancelled, and reads them itself when nobody waits", async () => {
    const forge = bench();
    const { reader: llm } = model();
    const first = forge.say("shoot", llm);
    forge.stopThinking("cancel");
    await first;
    expect(forge.store.getState()).toMatchObject({ chat: [], unsent: "shoot", thinking: undefined });
    const second = forge.say("shoot", llm);
    forge.stopThinking("embedded");
    await second;
    expect(actions(forge)).toEqual(["shoot"]);
    expect(forge.store.getState().chat[1]).toMatchObject({ note: expect.stringContaining("did not wait") });
  });
});
