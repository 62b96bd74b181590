import { defineWorld } from "@latticexyz/world";
import { arena } from "./tables/arena.ts";
import { beacon } from "./tables/beacon.ts";
import { npc } from "./tables/npc.ts";
import { realm } from "./tables/realm.ts";
import { wager } from "./tables/wager.ts";

/** The world: one namespace for each part of the game; its tables stand in `tables/`. */
export default defineWorld({ namespaces: { realm, npc, arena, wager, beacon } });
