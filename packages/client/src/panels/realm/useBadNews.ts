import { useEffect } from "react";
import { useStore } from "zustand";
import { showToast } from "../../primitives/toasts.ts";
import type { Realm } from "../../realm/realm.ts";

/** Tells the visitor at once when they die or lose goods. @returns how they died last, in words, while that is remembered */
export function useBadNews(realm: Realm): string | undefined {
  useEffect(
    () =>
      realm.chronicle.store.subscribe((now, before) => {
        const last = before[0]?.id ?? 0;
        for (const one of now)
          if (one.id > last && one.bad && one.what !== "strike")
            showToast("bad", one.text, "See what happened.");
      }),
    [realm],
  );
  return useStore(
    realm.chronicle.store,
    (happenings) => happenings.find((one) => one.what === "death" && one.mine && one.bad)?.text,
  );
}
