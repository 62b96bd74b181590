import { defineWorld } from "@latticexyz/world";
import { arena } from "./tables/arena.js";
import { beacon } from "./tables/beacon.js";
import { npc } from "./tables/npc.js";
import { realm } from "./tables/realm.js";
import { wager } from "./tables/wager.js";

/** The world: one namespace for each part of the game; its tables stand in `tables/`. */
export default defineWorld({ namespaces: { realm, npc, arena, wager, beacon } });
