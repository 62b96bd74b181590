import { type Place, STEP_X, STEP_Y } from "@cogwright/npc/region/geometry";
import { terrainAt } from "@cogwright/npc/region/terrain";
import type { Doer } from "./doer.ts";
import type { Walker } from "./walker.ts";
import { isPending } from "./walkState.ts";

/** The heading 0..7 that leads from a place to the one beside it; undefined when it is no step away. */
function headingTo(from: Place, to: Place): number | undefined {
  const heading = STEP_X.findIndex(
    (dx, way) => from.x + dx === to.x && from.y + (STEP_Y[way] as number) === to.y,
  );
  return heading < 0 ? undefined : heading;
}

const blocked: readonly string[] = ["water", "rock", "ore", "house"];

/** The open tiles beside a place, the nearest to somebody first. */
function tilesBeside(place: Place, from: Place): Place[] {
  const away = (tile: Place): number => Math.hypot(tile.x - from.x, tile.y - from.y);
  return STEP_X.map((dx, way) => ({ x: place.x + dx, y: place.y + (STEP_Y[way] as number) }))
    .filter((tile) => !blocked.includes(terrainAt(tile)))
    .sort((a, b) => away(a) - away(b));
}

export interface Errands {
  /** Goes beside a vein and breaks ore there once. False when no way leads beside it. */
  readonly mineAt: (vein: Place, drawnAt: Place) => boolean;
  readonly stop: () => void;
}

/** What is to be done at the end of a walk; setting out anywhere else gives it up. */
export function createErrands(walker: Walker, doer: Doer): Errands {
  let errand: { vein: Place; moves: number } | undefined;
  function arrive(): void {
    const { walk, moves } = walker.store.getState();
    if (!errand) return;
    if (!walk || moves !== errand.moves) {
      errand = undefined;
      return;
    }
    if (isPending(walk)) return;
    const heading = headingTo(walk.here, errand.vein);
    errand = undefined;
    if (heading !== undefined) void doer.act({ what: "mine", heading });
  }
  const stop = walker.store.subscribe(arrive);
  return {
    mineAt: (vein, drawnAt) => {
      const { walk } = walker.store.getState();
      if (!walk) return false;
      errand = undefined;
      const beside = headingTo(walk.shown, vein) !== undefined;
      if (!beside && !tilesBeside(vein, walk.shown).some((tile) => walker.walkTo(tile, drawnAt)))
        return false;
      errand = { vein, moves: walker.store.getState().moves };
      arrive();
      return true;
    },
    stop,
  };
}
