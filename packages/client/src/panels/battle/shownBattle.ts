import type { BattleTrace } from "@cogwright/botbuilder/battle/trace";
import type { AutomatonLook } from "../../scenes/battle/look.ts";
import type { Cast } from "./narrate.ts";
import type { BattleSource } from "./winChance.ts";

/** A battle as the player shows it: what happened, how the bots look, how the words name them. */
export interface ShownBattle {
  trace: BattleTrace;
  looks: { a: AutomatonLook; b: AutomatonLook };
  cast: Cast;
  /** What it is computed from; without it there is no win chance to work out. */
  source?: BattleSource;
}
