import { realmRules } from "@cogwright/contracts/rules/realm";
import { WorldRevert } from "@cogwright/contracts/sender";
import type { Place, RegionId } from "@cogwright/npc/region/geometry";
import { step as realmStep } from "@cogwright/npc/region/walk";
import { bytesToHex } from "viem";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Chain } from "../chain/session.ts";
import { findPath, type Step } from "./findPath.ts";
import { reached } from "./reached.ts";
import type { RealmView } from "./realmView.ts";
import { refusalText } from "./refusalText.ts";
import {
  confirmSteps,
  dropPlan,
  followRecord,
  pendingPlaces,
  planStep,
  refuseSteps,
  type Settled,
  standAt,
  takeSteps,
  type WalkState,
} from "./walkState.ts";

/** How many steps may be shown ahead of the chain while a key is held down: two transactions' worth. */
const LONGEST_LEAD = 2 * realmRules.WALK_STEPS;

/** What the walk tells the page, now and then. */
export interface WalkNews {
  /** The player was put back; why, for people. */
  onCorrected(reason: string): void;
}

export interface Walker {
  /** The walk as shown; `undefined` until the player is in the realm and alive. */
  readonly store: StoreApi<{
    walk: WalkState | undefined /** How often the player set out in this visit. */;
    moves: number;
  }>;
  /** One step in a direction, shown at once. False when nobody can go there, or the chain is too far behind. */
  readonly press: (heading: number) => boolean;
  /** Walks to a place by the shortest way from where the player is drawn. False when there is no way. */
  readonly walkTo: (place: Place, drawnAt: Place) => boolean;
  /** Takes no further steps than those sent or already drawn. */
  readonly halt: (drawnAt: Place) => void;
  /** The places that are shown but not confirmed, in order. */
  readonly pending: () => Place[];
  readonly stop: () => void;
}

/**
 * Walks the visitor's player: steps are shown at once, sent in batches (one transaction at a time), and settled by what the
 * chain's record says.
 */
export function createWalker(chain: Chain, view: StoreApi<RealmView>, news: WalkNews): Walker {
  const store: Walker["store"] = createStore(() => ({ walk: undefined as WalkState | undefined, moves: 0 }));
  const isSettled = (region: RegionId): boolean => view.getState().settled.has(region);
  const step: Step = (from, heading) => realmStep(from, heading, isSettled);
  const setWalk = (walk: WalkState | undefined): void => store.setState({ walk });

  function settle({ state, corrected }: Settled, reason: string): void {
    setWalk(state);
    if (corrected) news.onCorrected(reason);
  }

  async function sendSteps(): Promise<void> {
    const { walk } = store.getState();
    const batch = walk && takeSteps(walk, realmRules.WALK_STEPS, step);
    if (!batch) return;
    setWalk(batch.state);
    try {
      const path = bytesToHex(Uint8Array.from(batch.headings));
      const sent = await chain.sender.send({ functionName: "realm__walk", args: [path] });
      const receipt = await sent.receipt();
      await reached(chain, receipt.blockNumber);
      const here = view.getState().me?.place;
      const now = store.getState().walk;
      if (!now || !here) return;
      settle(confirmSteps(now, here), "Something stood in the way; you stopped where the chain has you.");
    } catch (error) {
      const here = view.getState().me?.place;
      if (here) settle(refuseSteps(here), refusalText(error));
      // A refusal by the world is an answer; anything else may leave the record behind, so it is looked at again.
      if (!(error instanceof WorldRevert)) chain.sync.poke();
    }
    void sendSteps();
  }

  function take(next: WalkState): boolean {
    const { walk, moves } = store.getState();
    if (next === walk) return false;
    store.setState({ walk: next, moves: moves + 1 });
    void sendSteps();
    return true;
  }

  const unsubscribe = view.subscribe(({ me }) => {
    const { walk } = store.getState();
    if (!me?.alive) {
      if (walk) setWalk(undefined);
      return;
    }
    if (!walk) {
      setWalk(standAt(me.place));
      return;
    }
    const followed = followRecord(walk, me.place);
    if (followed.state !== walk) settle(followed, "Something else moved you.");
  });

  return {
    store,
    press: (heading) => {
      const { walk } = store.getState();
      if (!walk || walk.planned.length >= LONGEST_LEAD) return false;
      return take(planStep(walk, heading, step));
    },
    walkTo: (place, drawnAt) => {
      const { walk } = store.getState();
      if (!walk) return false;
      const from = dropPlan(walk, drawnAt, step);
      const path = findPath(from.shown, place, step);
      if (!path) return false;
      take(path.reduce((state, heading) => planStep(state, heading, step), from));
      return true;
    },
    halt: (drawnAt) => {
      const { walk } = store.getState();
      if (walk) setWalk(dropPlan(walk, drawnAt, step));
    },
    pending: () => {
      const { walk } = store.getState();
      return walk ? pendingPlaces(walk, step) : [];
    },
    stop: unsubscribe,
  };
}
