import type { IntentName } from "../lexicon/intents.ts";

/** When people usually want what they asked for, where they told it in words that were not understood. */
export const GUESSES: Partial<Record<IntentName, string>> = {
  repair: "myHealth<40",
  recharge: "myEnergy<30",
};
