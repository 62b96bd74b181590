import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { placeOf, regionAt } from "@cogwright/npc/region/geometry";
import { makeLane, makeMind, type RegionRecord, WALK } from "@cogwright/npc/region/record";
import { homePlace } from "@cogwright/npc/region/terrain";
import { createStore } from "zustand/vanilla";
import type { RealmView } from "../../src/realm/realmView.ts";
import { standAt } from "../../src/realm/walkState.ts";
import type { RealmStageControls } from "../../src/scenes/realm/stage.ts";
import { startRealm } from "../../src/scenes/realm/startRealm.ts";

/** As many occupants as a region holds beside the visitor's own. */
const EACH = realmRules.SLOTS - 1;

declare global {
  interface Window {
    /** The running scene, for `bench/realmFrames.ts`. */
    realmControls?: RealmStageControls;
  }
}

/** A region full of NPCs that walk a tile further with each tick. Made up: this measures drawing and nothing else. */
function crowd(id: number, tick: number): RegionRecord {
  const lanes = new Uint16Array(realmRules.SLOTS);
  const minds = new Uint32Array(realmRules.SLOTS);
  for (let slot = 0; slot < EACH; slot++) {
    const heading = (slot + tick) % 8;
    const x = (slot * 7 + (tick % 2)) % 32;
    const y = (slot * 13 + ((tick >> 1) % 2)) % 32;
    lanes[slot] = makeLane(true, WALK + heading, y * 32 + x);
    minds[slot] = makeMind({
      kind: 2 + (slot % (kinds.length - 2)),
      health: 3 + (slot % 12),
      hunger: slot % 15,
      fatigue: 0,
      fear: slot % 9,
      temperament: 0,
      regard: 0,
    });
  }
  return { id, tick, evidence: "0x", playedAt: 0, lanes, minds };
}

const home = homePlace();
const middle = { column: home.x >> 5, row: home.y >> 5 };
const regions = [-1, 0, 1].flatMap((dy) =>
  [-2, -1, 0, 1, 2].map((dx) => regionAt(middle.column + dx, middle.row + dy)),
);
const viewAt = (tick: number): RealmView => ({
  records: new Map(regions.map((id) => [id, crowd(id, tick)])),
  settled: new Set(regions),
  spawned: true,
  me: {
    region: regions[7] ?? 0,
    slot: realmRules.SLOTS - 1,
    place: placeOf(regions[7] ?? 0, 16 * 32 + 16),
    alive: true,
    health: 15,
    ore: 0,
    food: 0,
  },
  address: "0x0000000000000000000000000000000000000000",
  players: new Map(),
});

const view = createStore<RealmView>(() => viewAt(1));
const walk = createStore(() => ({ walk: standAt(home), moves: 0 }));
const map = document.getElementById("map");
if (!map) throw new Error("index.html has no element #map.");
const controls = startRealm(map, {
  view,
  walker: {
    store: walk,
    press: () => false,
    walkTo: () => false,
    halt: () => undefined,
    pending: () => [],
    stop: () => undefined,
  },
  lookAt: () => undefined,
  chainTime: () => performance.now() / 1000,
  still: false,
  onPointed: () => undefined,
  onFollowing: () => undefined,
  chosen: () => -1,
  onVein: () => false,
  onChosen: () => undefined,
  onNoWay: () => undefined,
});
let tick = 1;
setInterval(() => {
  tick += 1;
  view.setState(viewAt(tick), true);
}, 1000);
window.realmControls = controls;
