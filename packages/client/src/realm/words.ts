import type { Kind } from "@cogwright/contracts/rules/realm";
import type { Doing } from "@cogwright/npc/region/record";

/** What each kind is called on the page. */
export const kindNames: Readonly<Record<Kind, string>> = {
  none: "Nobody",
  player: "Traveller",
  deer: "Deer",
  wolf: "Wolf",
  guard: "Guard",
  raider: "Raider",
  merchant: "Merchant",
};

/** What each kind is about, for the legend. */
export const kindStories: Readonly<Record<Exclude<Kind, "none">, string>> = {
  player: "Somebody at another page, walking as you do.",
  deer: "Grazes, keeps to its herd, runs from wolves.",
  wolf: "Hunts deer, merchants and you; starving, it comes into towns.",
  guard: "Keeps the town and strikes wolves and raiders.",
  raider: "Robs merchants of their goods and you of your ore.",
  merchant: "Carries goods from town to town, buys ore and sells food.",
};

export const doingWords: Readonly<Record<Doing, string>> = {
  resting: "rests",
  grazing: "grazes",
  dead: "has fallen",
  walking: "walks",
  running: "runs",
  standing: "stands",
};

/** How somebody stands to the visitor. */
export type Regard = "friend" | "foe";

export const regardWords: Readonly<Record<Regard, string>> = {
  friend: "your friend",
  foe: "bears you a grudge",
};

/** How somebody fares, in a few words; each number 0..15. */
export function moodWords(mood: { doing: Doing; health: number; hunger: number; fear: number }): string {
  if (mood.doing === "dead") return "";
  const words: string[] = [];
  if (mood.fear >= 6) words.push("afraid");
  if (mood.health <= 4) words.push("badly hurt");
  if (mood.hunger >= 11) words.push("hungry");
  return words.length > 0 ? words.join(", ") : "at ease";
}
