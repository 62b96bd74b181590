import type { IntentName } from "../lexicon/intents.ts";

const MOVES = new Set<IntentName>([
  "advance",
  "retreat",
  "circle",
  "collect",
  "keepDistance",
  "rush",
  "hold",
  "melee",
  "charge",
  "takeCover",
]);

/** Actions that go together in one breath: a place told behind them is told of all of their kind. */
export function kindOf(intent: IntentName): "move" | "attack" | "care" {
  if (MOVES.has(intent)) return "move";
  return ["strike", "shoot", "charge", "attack", "melee", "rush"].includes(intent) ? "attack" : "care";
}
