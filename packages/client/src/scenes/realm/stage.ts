import type { Kind } from "@cogwright/contracts/rules/realm";
import type { Place, RegionId } from "@cogwright/npc/region/geometry";
import type { Doing } from "@cogwright/npc/region/record";
import type { StoreApi } from "zustand/vanilla";
import type { RealmView } from "../../realm/realmView.ts";
import type { Walker } from "../../realm/walker.ts";
import type { Regard } from "../../realm/words.ts";
import type { TileView } from "./TokenLayer.ts";

/** A token under the pointer. */
export interface PointedToken {
  readonly key: number;
  readonly kind: Kind;
  readonly doing: Doing;
  /** 0..15 each. */
  readonly health: number;
  readonly hunger: number;
  readonly fear: number;
  readonly temperament: string;
  /** What a merchant carries. */
  readonly stock: number;
  readonly regard: Regard | undefined;
  /** Where on the page, in CSS pixels from the map's upper left corner. */
  readonly left: number;
  readonly top: number;
}

/** What the realm's scene needs from the page, and what it tells it. */
export interface RealmStage {
  readonly view: StoreApi<RealmView>;
  readonly walker: Walker;
  /** These regions came onto the screen. */
  readonly lookAt: (regions: readonly RegionId[]) => void;
  /** Key of the token that was pointed out, or -1. */
  readonly chosen: () => number;
  /** The chain's time, in unix seconds. */
  readonly chainTime: () => number;
  /** The visitor asked for less motion. */
  readonly still: boolean;
  readonly onPointed: (token: PointedToken | undefined) => void;
  readonly onFollowing: (following: boolean) => void;
  /** A vein was clicked; where the player is drawn. False when no way leads beside it. */
  readonly onVein: (vein: Place, drawnAt: Place) => boolean;
  /** Somebody's token was clicked. */
  readonly onChosen: (key: number) => void;
  /** Nobody can go to the place that was clicked. */
  readonly onNoWay: () => void;
}

/** What the page can ask of the running scene. */
export interface RealmStageControls {
  readonly zoomBy: (factor: number) => void;
  readonly follow: () => void;
  readonly lookAt: (x: number, y: number) => void;
  /** What is on the screen, in tiles; the same object, changed in every frame. */
  readonly view: Readonly<TileView>;
  /** How many tokens are on the screen. */
  readonly tokens: () => number;
  /** Whether the map in view is drawn to its edges. */
  readonly isWhole: () => boolean;
  /**
   * Tells how many milliseconds each frame took for moving everything, and then for telling the graphics card what to draw,
   * until the returned function is called.
   */
  readonly onFrame: (report: (update: number, render: number) => void) => () => void;
  readonly destroy: () => void;
}
