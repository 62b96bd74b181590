import type { ActionName, Strategy } from "../strategy/strategy.ts";
import { rule } from "./notation.ts";

/** The kinds of bots of the ladder; each has an easy and a hard one. */
export const archetypes = ["rusher", "kiter", "turtle", "miner", "duelist", "scavenger"] as const;

/** A house bot: stands in the arena for anyone to fight, and is the yardstick for new strategies. */
export type LadderBot = {
  /** Stable name for programs, in kebab-case. */
  readonly id: string;
  readonly name: string;
  /** One sentence on how it fights. */
  readonly character: string;
  readonly archetype: (typeof archetypes)[number];
  readonly strategy: Strategy;
};

/** @param loadout points on armor, weapon, engine, repair */
function bot(
  archetype: LadderBot["archetype"],
  name: string,
  character: string,
  loadout: readonly [number, number, number, number],
  rules: readonly string[],
  otherwise: ActionName,
): LadderBot {
  const [armor, weapon, engine, repair] = loadout;
  return {
    id: name.toLowerCase().replaceAll(" ", "-"),
    name,
    character,
    archetype,
    strategy: {
      version: 1,
      name,
      loadout: { armor, weapon, engine, repair },
      rules: rules.map(rule),
      otherwise,
    },
  };
}

/** The reference ladder: the easy bot of each kind, then the hard ones. */
export const ladder: readonly LadderBot[] = [
  bot(
    "rusher",
    "Rusty Rusher",
    "Runs straight at you and swings.",
    [3, 5, 1, 1],
    ["strike", "recharge if myEnergy < 12"],
    "advance",
  ),
  bot(
    "turtle",
    "Old Turtle",
    "Hides behind its guard, heals, and shoots what comes near.",
    [5, 2, 1, 2],
    [
      "repair if myHealth < 60",
      "guard if distance = 1 & enemyAction = strike & myAction != guard & chance <= 40",
      "strike",
      "shoot if distance <= 5",
      "recharge if myEnergy < 60",
    ],
    "advance",
  ),
  bot(
    "kiter",
    "Long Shot",
    "Backs away and shoots until you close in.",
    [1, 5, 3, 1],
    [
      "circle if enemyAction = shoot & distance >= 4 & chance <= 25",
      "retreat if distance <= 2 & chance <= 50",
      "shoot",
      "strike",
      "recharge if myEnergy < 25",
    ],
    "advance",
  ),
  bot(
    "miner",
    "Powder Keg",
    "Litters the ground with mines and steps back from them.",
    [3, 3, 2, 2],
    [
      "retreat if myAction = mine",
      "mine if distance <= 3 & enemyApproaching",
      "repair if myHealth < 45",
      "strike",
      "shoot",
      "recharge if myEnergy < 30",
    ],
    "advance",
  ),
  bot(
    "duelist",
    "Brass Fencer",
    "Parries one blow, answers with the next.",
    [3, 4, 2, 1],
    [
      "guard if distance = 1 & enemyAction = strike & chance <= 30",
      "strike",
      "charge if distance <= 4",
      "circle if canSee & distance = 2",
    ],
    "advance",
  ),
  bot(
    "scavenger",
    "Magpie",
    "Goes for everything that glitters, and shoots on the way.",
    [2, 4, 2, 2],
    [
      "strike",
      "collect if pickupDistance <= 5",
      "shoot",
      "repair if myHealth < 50",
      "recharge if myEnergy < 30",
    ],
    "advance",
  ),
  bot(
    "rusher",
    "Iron Boar",
    "Charges whenever there is a line, and never lets go.",
    [3, 4, 1, 2],
    [
      "strike",
      "charge if distance <= 4",
      "takeCover if enemyAction = shoot & distance >= 5 & chance <= 30",
      "recharge if myEnergy < 10",
    ],
    "advance",
  ),
  bot(
    "turtle",
    "Granite Warden",
    "Lets you come, takes the charge on its shield and grinds you down.",
    [5, 3, 1, 1],
    [
      "takeCover if enemyAction = shoot & myEnergy < 30",
      "repair if myHealth < 75 & distance >= 3",
      "guard if enemyApproaching & distance >= 2 & distance <= 4 & canSee",
      "strike",
      "repair if myHealth < 40",
      "shoot if myEnergy > 30",
      "recharge if myEnergy < 70",
      "advance if turn > 25",
    ],
    "wait",
  ),
  bot(
    "kiter",
    "Silver Heron",
    "Dances at arm's length: steps back from every swing and shoots between.",
    [1, 4, 4, 1],
    [
      "retreat if distance = 1 & not cornered & chance <= 85",
      "circle if distance = 1 & cornered & chance <= 40",
      "strike if enemyAction != strike",
      "takeCover if enemyAction = shoot & distance >= 3 & chance <= 50",
      "circle if distance = 1 & chance <= 50",
      "shoot if myEnergy >= 20",
      "repair if not canSee & myHealth < 80",
      "recharge if myEnergy < 40",
      "retreat if distance <= 3",
    ],
    "advance",
  ),
  bot(
    "miner",
    "Clockwork Sapper",
    "Turns the way to it into a minefield, then defends it.",
    [3, 4, 2, 1],
    [
      "mine if enemyApproaching & distance <= 3 & distance >= 2",
      "retreat if myAction = mine",
      "strike",
      "charge if distance <= 3 & enemyRetreating",
      "shoot",
      "repair if myHealth < 50 & not canSee",
      "mine if turn <= 4",
      "recharge if myEnergy < 30",
    ],
    "advance",
  ),
  bot(
    "duelist",
    "Steel Maestro",
    "Reads your last move and picks the answer to it.",
    [3, 4, 3, 0],
    [
      "strike",
      "guard if enemyApproaching & distance >= 2 & distance <= 4",
      "charge if enemyRetreating",
      "charge if enemyAction = recharge",
      "charge if enemyAction = shoot & distance <= 4",
      "shoot if distance >= 3 & enemyAction = recharge",
      "recharge if myEnergy < 30",
    ],
    "advance",
  ),
  bot(
    "scavenger",
    "Tin Fox",
    "Fights from cover, heals at the pickups and lets the storm do the rest.",
    [2, 4, 2, 2],
    [
      "strike",
      "collect if pickupDistance <= 3",
      "takeCover if myHealth < 50 & distance >= 3 & enemyAction = shoot",
      "repair if myHealth < 60 & distance >= 3",
      "charge if enemyHealth < 25",
      "collect if myHealth < 60 & pickupDistance <= 7",
      "shoot",
      "recharge if myEnergy < 35",
    ],
    "advance",
  ),
];
