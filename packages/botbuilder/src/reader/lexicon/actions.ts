import { BLOWS } from "./actions/blows.ts";
import { CARE } from "./actions/care.ts";
import { FLIGHT } from "./actions/flight.ts";
import { GOODS } from "./actions/goods.ts";
import { SHOTS } from "./actions/shots.ts";
import { STEPS } from "./actions/steps.ts";
import { STILLNESS } from "./actions/stillness.ts";
import type { Saying } from "./intents.ts";

/** The words people use for what a bot can do. A new way of saying an action is added to one of these lists and nowhere else. */
export const ACTIONS: readonly Saying[] = [
  ...STEPS,
  ...BLOWS,
  ...SHOTS,
  ...FLIGHT,
  ...STILLNESS,
  ...GOODS,
  ...CARE,
];
