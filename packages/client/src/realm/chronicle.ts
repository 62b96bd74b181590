import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeedRecord } from "./deedRecords.ts";
import { deedTold } from "./deedTold.ts";
import { happenings, type Told } from "./happenings.ts";
import type { RealmView } from "./realmView.ts";

/** Something that happened, as it stands on the page. */
export interface Happening extends Told {
  /** Counts up; the newest is the highest. */
  readonly id: number;
  /** How often, when the same happened again and again. */
  readonly times: number;
}

/** As many are kept. */
const KEPT = 60;
/** What is counted up when it happens again, instead of filling the page. */
const counted: readonly Told["what"][] = ["strike", "find"];

type Seen = Pick<RealmView, "address" | "players" | "records" | "me">;

export interface Chronicle {
  /** The newest first. */
  readonly store: StoreApi<readonly Happening[]>;
  /** Takes in what changed between two views, and what players did meanwhile. */
  readonly follow: (before: Pick<RealmView, "records">, after: Seen, deeds: readonly DeedRecord[]) => void;
}

/** Keeps what happened in the regions that are looked at. */
export function createChronicle(): Chronicle {
  const store = createStore<readonly Happening[]>(() => []);
  let count = 0;
  return {
    store,
    follow: (before, after, deeds) => {
      const told: Told[] = [];
      for (const deed of deeds) {
        const one = after.records.has(deed.region) ? deedTold(deed, after) : undefined;
        if (one) told.push(one);
      }
      for (const [id, record] of after.records) {
        const old = before.records.get(id);
        if (old && old !== record) told.push(...happenings(old, record, after.me, deeds));
      }
      let list = store.getState();
      for (const one of told) {
        const [last, ...rest] = list;
        const again = last !== undefined && last.text === one.text && counted.includes(one.what);
        list = [{ ...one, id: ++count, times: again ? last.times + 1 : 1 }, ...(again ? rest : list)].slice(
          0,
          KEPT,
        );
      }
      if (list !== store.getState()) store.setState(list, true);
    },
  };
}
