import type { Told } from "./meaning.ts";
import { DOINGS } from "./states/deeds.ts";
import { PLACES } from "./states/distance.ts";
import { ENERGY } from "./states/energy.ts";
import { HEALTH } from "./states/health.ts";
import { HITS } from "./states/hits.ts";
import { LEADS } from "./states/lead.ts";
import { SIGHT } from "./states/sight.ts";
import { THINGS } from "./states/things.ts";
import { CORNERS } from "./states/walls.ts";

/** Things that can be so, in the words people use, with what they mean of me and of him. `#` is a number of the phrase. */
export const STATES: readonly Told[] = [
  ...CORNERS,
  ...ENERGY,
  ...HEALTH,
  ...HITS,
  ...DOINGS,
  ...SIGHT,
  ...PLACES,
  ...THINGS,
  ...LEADS,
];
