import { headings } from "@cogwright/contracts/rules/realm";
import { FACE, GRAZE, REST, RUN, WALK } from "@cogwright/npc/region/record";
import { CROSS, STRIKE } from "@cogwright/npc/region/tickList";

const sides = ["north", "east", "south", "west"] as const;

/** An NPC's action in words. */
export function actionWords(action: number): string {
  if (action === REST) return "rest";
  if (action === GRAZE) return "graze";
  if (action === STRIKE) return "strike";
  if (action >= CROSS && action < CROSS + 4) return `cross the border ${sides[action - CROSS]}`;
  if (action >= WALK && action < RUN) return `walk ${headings[action - WALK]}`;
  if (action >= RUN && action < FACE) return `run ${headings[action - RUN]}`;
  return `do what no brain can choose (${action})`;
}
