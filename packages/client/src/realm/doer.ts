import { tables } from "@cogwright/contracts/generated/tables";
import { goods } from "@cogwright/contracts/rules/deeds";
import type { WorldCall } from "@cogwright/contracts/sender";
import { getFields } from "@cogwright/contracts/worldSync";
import { type Deed, doDeed } from "@cogwright/npc/region/deeds";
import type { RegionId } from "@cogwright/npc/region/geometry";
import { copyRegion, type RegionRecord } from "@cogwright/npc/region/record";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Chain } from "../chain/session.ts";
import { reached } from "./reached.ts";
import type { RealmView } from "./realmView.ts";
import { refusalText } from "./refusalText.ts";

type Trade = Extract<Deed, { what: "sell" | "buy" }>;

/** A trade names the worst price that is still taken, in wei. */
export type Order = Exclude<Deed, Trade> | (Trade & { readonly limit: bigint });

export interface DoerState {
  /** What was sent and is in no block yet; shown as if it were done. */
  readonly pending: Order | undefined;
  /** The chain's second from which on the hands are free. */
  readonly freeAt: number;
  /** Slot of whoever was pointed out, and the region they were in then. */
  readonly chosen: { readonly region: RegionId; readonly slot: number } | undefined;
}

export interface Doer {
  readonly store: StoreApi<DoerState>;
  /** Does one deed at a time. @returns whether the chain has taken it; why not is told through `onRefused` */
  readonly act: (order: Order) => Promise<boolean>;
  /** Points somebody out, before others within reach. */
  readonly choose: (whom: { region: RegionId; slot: number } | undefined) => void;
  readonly stop: () => void;
}

/** What the deeds tell the page. */
export interface DeedNews {
  /** What was shown did not happen; why, for people. */
  onRefused(reason: string): void;
}

/** The region's record as it is with what is under way done; the record itself when nothing is. */
export function shownRecord(record: RegionRecord, slot: number, pending: Deed | undefined): RegionRecord {
  if (!pending) return record;
  const after = copyRegion(record);
  // What the newest record does not allow any more is not shown as done; the chain's answer is under way.
  return doDeed(after, slot, pending).refusal ? record : after;
}

/** A deed as the world's function has it. */
function callOf(order: Order): WorldCall {
  switch (order.what) {
    case "mine":
      return { functionName: "realm__mine", args: [order.heading] };
    case "gather":
      return { functionName: "realm__gather", args: [] };
    case "eat":
      return { functionName: "realm__eat", args: [] };
    case "strike":
      return { functionName: "realm__strike", args: [order.slot] };
    case "give":
      return { functionName: "realm__give", args: [order.slot, goods.indexOf(order.goods)] };
    case "sell":
      return { functionName: "wager__sellOre", args: [order.slot, order.ore, order.limit] };
    case "buy":
      return { functionName: "wager__buyFood", args: [order.slot, order.food, order.limit] };
  }
}

/** Lets the visitor's player do things: shown at once, sent one at a time, taken back when the chain refuses. */
export function createDoer(chain: Chain, view: StoreApi<RealmView>, news: DeedNews): Doer {
  const { sync, sender, address } = chain;
  const key = { table: tables.realm.Hands, key: { player: address } };
  const freeAt = (): number => Number(getFields(sync.store.getState(), key)?.freeAt ?? 0n);
  const store = createStore<DoerState>(() => ({ pending: undefined, freeAt: freeAt(), chosen: undefined }));
  const stops = [
    sync.store.subscribe((world, before) => {
      if (world.tables !== before.tables && freeAt() !== store.getState().freeAt)
        store.setState({ freeAt: freeAt() });
    }),
    view.subscribe(({ me }) => {
      const { chosen } = store.getState();
      if (chosen && chosen.region !== me?.region) store.setState({ chosen: undefined });
    }),
  ];
  sync.load([key]).catch((error: unknown) => {
    console.warn("When the hands are free is not known yet; the chain will tell:", error);
  });
  return {
    store,
    act: async (order) => {
      if (store.getState().pending) return false;
      store.setState({ pending: order });
      try {
        const sent = await sender.send(callOf(order));
        const receipt = await sent.receipt();
        await reached(chain, receipt.blockNumber);
        return true;
      } catch (error) {
        news.onRefused(refusalText(error));
        sync.poke();
        return false;
      } finally {
        store.setState({ pending: undefined });
      }
    },
    choose: (chosen) => store.setState({ chosen }),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
