import type { Place } from "@cogwright/npc/region/geometry";
import type { Step } from "./findPath.ts";

/** Steps that were sent to the chain together and are not yet in its record. */
interface Sent {
  readonly headings: readonly number[];
  /** Where they end when every one is taken. */
  readonly end: Place;
}

/**
 * A player's walk as the page sees it: where the chain has them, what was sent, what is still to be sent.
 * The player is shown at the end of both; the chain's word settles it.
 */
export interface WalkState {
  /** Where the chain's record has the player. */
  readonly here: Place;
  readonly sent: Sent | undefined;
  /** Headings shown but not yet sent, in order. */
  readonly planned: readonly number[];
  /** Where the player is shown. */
  readonly shown: Place;
}

const same = (a: Place, b: Place): boolean => a.x === b.x && a.y === b.y;

export function standAt(here: Place): WalkState {
  return { here, sent: undefined, planned: [], shown: here };
}

/** Whether something is shown that the chain has not confirmed. */
export function isPending(state: WalkState): boolean {
  return state.sent !== undefined || state.planned.length > 0;
}

/** Adds a step at the end, shown at once. The state itself when the step cannot be taken. */
export function planStep(state: WalkState, heading: number, step: Step): WalkState {
  const shown = step(state.shown, heading);
  return shown ? { ...state, planned: [...state.planned, heading], shown } : state;
}

/** The places of the steps that were sent and planned, in order. */
export function pendingPlaces(state: WalkState, step: Step): Place[] {
  const places: Place[] = [];
  let here = state.here;
  for (const heading of [...(state.sent?.headings ?? []), ...state.planned]) {
    here = step(here, heading) ?? here;
    places.push(here);
  }
  return places;
}

/**
 * Drops planned steps: those after `keep`, the place the player is drawn at, or all of them when none leads there.
 */
export function dropPlan(state: WalkState, keep: Place, step: Step): WalkState {
  if (state.planned.length === 0) return state;
  let here = state.sent?.end ?? state.here;
  const start = here;
  for (const [index, heading] of state.planned.entries()) {
    here = step(here, heading) ?? here;
    if (same(here, keep)) return { ...state, planned: state.planned.slice(0, index + 1), shown: here };
  }
  return { ...state, planned: [], shown: start };
}

/** Takes up to `most` planned steps to be sent. Undefined while others are under way or there is nothing to send. */
export function takeSteps(
  state: WalkState,
  most: number,
  step: Step,
): { state: WalkState; headings: readonly number[] } | undefined {
  if (state.sent || state.planned.length === 0) return undefined;
  const headings = state.planned.slice(0, most);
  const end = headings.reduce((place, heading) => step(place, heading) ?? place, state.here);
  return {
    headings,
    state: { ...state, sent: { headings, end }, planned: state.planned.slice(most) },
  };
}

/** How a batch of steps ended: as shown, or settled somewhere else. */
export interface Settled {
  readonly state: WalkState;
  /** The player had to be put back: what was shown did not happen. */
  readonly corrected: boolean;
}

/** The chain has taken the sent steps and its record has the player at `here`. */
export function confirmSteps(state: WalkState, here: Place): Settled {
  if (!state.sent) return followRecord(state, here);
  if (same(state.sent.end, here)) {
    const shown = state.planned.length > 0 ? state.shown : here;
    return { state: { ...state, here, sent: undefined, shown }, corrected: false };
  }
  return { state: standAt(here), corrected: true };
}

/** The chain refused the sent steps; its record still has the player at `here`. */
export function refuseSteps(here: Place): Settled {
  return { state: standAt(here), corrected: true };
}

/** The record changed by somebody else's doing, or for the first time. What is under way waits for its own answer. */
export function followRecord(state: WalkState, here: Place): Settled {
  if (state.sent || same(state.here, here)) return { state, corrected: false };
  return { state: standAt(here), corrected: state.planned.length > 0 };
}
