import type { Loadout } from "../../strategy/strategy.ts";

const words = <Value>(pairs: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(pairs.flatMap(([value, list]) => list.split(" ").map((word) => [word, value] as const)));

/** The words people use for a bot's parts. */
export const PARTS = words<keyof Loadout>([
  [
    "armor",
    "armor armour armored armoured armors plating plates plate toughness durability defence defense tankiness armorer",
  ],
  ["weapon", "weapon weapons firepower weaponry attack damage offence offense guns gun"],
  ["engine", "engine engines motor speed mobility wheels legs thrusters agility"],
  ["repair", "repair repairs repairing healing regeneration regen medic toolkit"],
]);

/** How much of a part a word asks for, 0 to 5. */
export const DEGREES = words<number>([
  [5, "max maximum maxed full all massive huge enormous tons"],
  [
    4,
    "heavy heavily strong big lots high powerful thick loads much most great plenty extra good tough fast beefy hefty well",
  ],
  [3, "decent solid medium normal some average"],
  [1, "light lightly little low small weak less thin barely minimal hardly bit slow"],
  [0, "no zero without none nothing"],
]);

/** Builds that have a name. */
export const BUILDS: readonly { say: readonly string[]; loadout: Loadout }[] = [
  { say: ["glass cannon"], loadout: { armor: 0, weapon: 5, engine: 4, repair: 1 } },
  {
    say: ["tank build", "tanky build", "build a tank", "like a tank", "walking tank", "tank bot", "a tank"],
    loadout: { armor: 5, weapon: 2, engine: 0, repair: 3 },
  },
  {
    say: [
      "balanced build",
      "balanced loadout",
      "all rounder",
      "all-rounder",
      "balanced",
      "evenly spread",
      "jack of all trades",
    ],
    loadout: { armor: 3, weapon: 3, engine: 2, repair: 2 },
  },
  {
    say: ["scout build", "speedster", "speed build"],
    loadout: { armor: 1, weapon: 2, engine: 5, repair: 2 },
  },
  {
    say: ["medic type", "medic build", "healer build", "support build"],
    loadout: { armor: 3, weapon: 1, engine: 1, repair: 5 },
  },
  { say: ["damage build", "dps build"], loadout: { armor: 1, weapon: 5, engine: 3, repair: 1 } },
];
