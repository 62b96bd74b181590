import { expect, it, vi } from "vitest";
import { emptyDraft } from "./draft.ts";
import type { KeptText } from "./keptText.ts";
import { createVersions } from "./versions.ts";

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
function drawer(storage: KeptText = memory()) {
  let next = 1;
  return createVersions(
    storage,
    () => String(next++),
    () => 1_000 + next,
  );
}
const wolf = { ...emptyDraft, name: "Wolf" };
const fox = { ...emptyDraft, name: "Fox" };
const names = (versions: ReturnType<typeof drawer>) =>
  versions.store.getState().versions.map(({ draft, why, bot }) => [draft.name, why, bot]);

it("keeps versions, the newest first, over a reload", () => {
  const storage = memory();
  const versions = drawer(storage);
  versions.put(wolf, "kept");
  versions.put(fox, "saved", 7);
  expect(names(versions)).toEqual([
    ["Fox", "saved", 7],
    ["Wolf", "kept", undefined],
  ]);
  expect(drawer(storage).store.getState()).toEqual(versions.store.getState());
});

it("does not keep the same draft twice in a row, and remembers that it was saved", () => {
  const versions = drawer();
  versions.put(wolf, "kept");
  versions.put(wolf, "saved", 7);
  versions.put(wolf, "replaced");
  expect(names(versions)).toEqual([["Wolf", "saved", 7]]);
});

it("throws versions away when told to", () => {
  const versions = drawer();
  versions.put(wolf, "kept");
  versions.put(fox, "kept");
  versions.remove("1");
  expect(names(versions)).toEqual([["Fox", "kept", undefined]]);
});

it("keeps the newest ones when the browser has no room for all", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const storage = memory();
  const small: KeptText = {
    getItem: (key) => storage.getItem(key),
    setItem: (key, text) => {
      if (text.length > 3_000) throw new DOMException("full", "QuotaExceededError");
      storage.setItem(key, text);
    },
  };
  const versions = drawer(small);
  for (let index = 0; index < 30; index++) versions.put({ ...wolf, name: `Wolf ${index}` }, "kept");
  expect(versions.store.getState().versions).toHaveLength(30);
  expect(names(drawer(small)).map(([name]) => name)).toContain("Wolf 29");
  warn.mockRestore();
});
