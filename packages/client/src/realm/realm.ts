import { tables } from "@cogwright/contracts/generated/tables";
import type { RegionId } from "@cogwright/npc/region/geometry";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Chain } from "../chain/session.ts";
import { type Chronicle, createChronicle } from "./chronicle.ts";
import { newDeeds } from "./deedRecords.ts";
import { createDoer, type DeedNews, type Doer } from "./doer.ts";
import { createErrands, type Errands } from "./errand.ts";
import { type RealmView, viewRealm } from "./realmView.ts";
import { regionsAround } from "./regionsAround.ts";
import { createWalker, type Walker, type WalkNews } from "./walker.ts";

/** The realm as one visitor plays in it. */
export interface Realm {
  readonly view: StoreApi<RealmView>;
  readonly walker: Walker;
  /** What the player does beside walking. */
  readonly doer: Doer;
  readonly errands: Errands;
  /** What happened where the visitor looks, in words. */
  readonly chronicle: Chronicle;
  /** Decodes, and loads where need be, the regions that are on the screen. */
  readonly lookAt: (regions: readonly RegionId[]) => void;
  /** Lets the visitor's player appear: the first time, and after each death. @throws as `Sender.send` */
  readonly enter: () => Promise<void>;
  readonly stop: () => void;
}

/** Opens the realm over a connection. Its view follows the world until `stop`. */
export function openRealm(chain: Chain, news: WalkNews & DeedNews): Realm {
  const { sync, address } = chain;
  let seen: readonly RegionId[] = [];
  const near = (view?: RealmView): Set<RegionId> =>
    new Set([...seen, ...(view?.me ? regionsAround(view.me.region) : [])]);
  const view = createStore<RealmView>(() => viewRealm(sync.store.getState(), address, near()));
  const chronicle = createChronicle();
  let told = sync.store.getState();
  const refresh = (): void => {
    const before = view.getState();
    const world = sync.store.getState();
    view.setState(viewRealm(world, address, near(before), before), true);
    const after = view.getState();
    const done = newDeeds(told, world);
    told = world;
    chronicle.follow(before, after, done);
  };

  const asked = new Set<RegionId>();
  function load(regions: Iterable<RegionId>): void {
    const unknown = [...regions].filter((id) => !asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) asked.add(id);
    sync.load(unknown.map((id) => ({ table: tables.realm.Region, key: { id } }))).catch(() => {
      // The chain did not answer: they are asked for again when they are next looked at.
      for (const id of unknown) asked.delete(id);
    });
  }

  const unsubscribe = sync.store.subscribe((world, before) => {
    if (world.tables === before.tables) return;
    refresh();
    load(near(view.getState()));
  });
  const walker = createWalker(chain, view, news);
  const doer = createDoer(chain, view, news);
  const errands = createErrands(walker, doer);
  refresh();
  load(near(view.getState()));

  return {
    view,
    walker,
    doer,
    errands,
    chronicle,
    lookAt: (regions) => {
      seen = regions;
      load(regions);
      refresh();
    },
    enter: async () => {
      const sent = await chain.sender.send({ functionName: "realm__spawn", args: [] });
      await sent.receipt();
      sync.poke();
    },
    stop: () => {
      unsubscribe();
      errands.stop();
      doer.stop();
      walker.stop();
    },
  };
}
