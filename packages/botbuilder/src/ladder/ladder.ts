import type { Condition, Loadout, Rule, Strategy } from "../strategy/strategy.ts";

/** A house bot: stands in the arena for anyone to fight, and is the yardstick for new strategies. */
export type LadderBot = {
  /** Stable name for programs, in kebab-case. */
  readonly id: string;
  readonly name: string;
  /** One sentence on how it fights. */
  readonly character: string;
  readonly strategy: Strategy;
};

const bot = (
  id: string,
  name: string,
  character: string,
  [armor, weapon, engine, repair]: readonly [number, number, number, number],
  rules: readonly Rule[],
  otherwise: Strategy["otherwise"],
): LadderBot => {
  const loadout: Loadout = { armor, weapon, engine, repair };
  return { id, name, character, strategy: { version: 1, name, loadout, rules: [...rules], otherwise } };
};

const rule = (action: Rule["do"], when: readonly Condition[] = [], become?: number): Rule => ({
  when: [...when],
  do: action,
  ...(become !== undefined && { become }),
});

/** The reference ladder, from easy to hard. */
export const ladder: readonly LadderBot[] = [
  bot(
    "rusty-rusher",
    "Rusty Rusher",
    "Runs straight at you and swings.",
    [3, 5, 1, 1],
    [rule("strike"), rule("charge")],
    "advance",
  ),
  bot(
    "old-turtle",
    "Old Turtle",
    "Waits behind its guard, heals, and shoots what comes near.",
    [5, 1, 2, 2],
    [
      rule("repair", [{ sense: "myHealth", is: "<", value: 60 }]),
      rule("guard", [
        { sense: "distance", is: "<=", value: 2 },
        { sense: "myAction", is: "!=", value: "guard" },
      ]),
      rule("strike"),
      rule("shoot"),
      rule("recharge", [{ sense: "myEnergy", is: "<", value: 40 }]),
    ],
    "advance",
  ),
  bot(
    "long-shot",
    "Long Shot",
    "Keeps four tiles away and shoots until you close in.",
    [1, 4, 4, 1],
    [
      rule("circle", [
        { sense: "cornered", is: "=", value: true },
        { sense: "distance", is: "<=", value: 2 },
        { sense: "chance", is: "<=", value: 60 },
      ]),
      rule("retreat", [
        { sense: "distance", is: "<=", value: 3 },
        { sense: "chance", is: "<=", value: 70 },
      ]),
      rule("shoot"),
      rule("recharge", [{ sense: "myEnergy", is: "<", value: 25 }]),
    ],
    "advance",
  ),
  bot(
    "powder-keg",
    "Powder Keg",
    "Litters the ground with mines and leads you over them.",
    [2, 3, 3, 2],
    [
      rule("repair", [{ sense: "myHealth", is: "<", value: 45 }]),
      rule("mine", [
        { sense: "distance", is: "<=", value: 4 },
        { sense: "myAction", is: "!=", value: "mine" },
      ]),
      rule("retreat", [{ sense: "myAction", is: "=", value: "mine" }]),
      rule("strike"),
      rule("shoot"),
      rule("recharge", [{ sense: "myEnergy", is: "<", value: 30 }]),
    ],
    "advance",
  ),
];
