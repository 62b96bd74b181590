import type { BattleTrace } from "@cogwright/botbuilder/battle/trace";
import type { AutomatonLook } from "../../scenes/battle/look.ts";
import type { Cast } from "./narrate.ts";

/** A battle as the player shows it: what happened, how the bots look, how the words name them. */
export interface ShownBattle {
  trace: BattleTrace;
  looks: { a: AutomatonLook; b: AutomatonLook };
  cast: Cast;
}
