import { occupantsOf, type RegionRecord } from "@cogwright/npc/region/record";
import { useMemo } from "react";
import { useStore } from "zustand";
import { useSession } from "../../chain/session.ts";
import { shownRecord } from "../../realm/doer.ts";
import { type Choice, choices } from "../../realm/possible.ts";
import type { Realm } from "../../realm/realm.ts";
import type { Me } from "../../realm/realmView.ts";

/** The visitor's region as shown: with what is under way done. */
function useShownRecord(realm: Realm): { record: RegionRecord; me: Me } | undefined {
  const me = useStore(realm.view, (view) => view.me);
  const record = useStore(realm.view, (view) => (view.me ? view.records.get(view.me.region) : undefined));
  const pending = useStore(realm.doer.store, (state) => state.pending);
  return useMemo(
    () => (me && record ? { record: shownRecord(record, me.slot, pending), me } : undefined),
    [me, record, pending],
  );
}

/** How the visitor fares and what they carry, as shown. */
export function useShownMe(realm: Realm): Me | undefined {
  const shown = useShownRecord(realm);
  const mine = shown && occupantsOf(shown.record).find((one) => one.slot === shown.me.slot);
  if (!shown || !mine) return undefined;
  return { ...shown.me, health: mine.health, ore: mine.ore, food: mine.food };
}

export interface Offer {
  readonly choices: readonly Choice[];
  /** Seconds until the hands are free; 0 when they are. */
  readonly busyFor: number;
  /** The chain has not answered the last deed yet. */
  readonly waiting: boolean;
}

/** What the visitor could do here and now; undefined while they are not alive in the realm. */
export function useChoices(realm: Realm): Offer | undefined {
  const shown = useShownRecord(realm);
  const chosen = useStore(realm.doer.store, (state) => state.chosen?.slot);
  const waiting = useStore(realm.doer.store, (state) => state.pending !== undefined);
  const freeAt = useStore(realm.doer.store, (state) => state.freeAt);
  // The next block's time is later than the newest one's: a deed sent now meets hands that are free in it.
  const time = useSession((session) => session.blockTime);
  const all = useMemo(() => shown && choices(shown.record, shown.me.slot, chosen), [shown, chosen]);
  if (!all || !shown?.me.alive) return undefined;
  return { choices: all, busyFor: Math.max(0, freeAt - time), waiting };
}
