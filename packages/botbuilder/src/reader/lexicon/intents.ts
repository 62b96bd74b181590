import type { ActionName } from "../../strategy/strategy.ts";

/** One thing an intent makes the bot do, under conditions of its own. */
export interface Step {
  do: ActionName;
  /** Conditions as in `conditions.ts`. */
  when?: string;
}

/** What a person means by a word for an action: what to do, and what to do so that it becomes possible. */
export interface Intent {
  steps: readonly Step[];
  /** Tried when nothing else was said for the moment: how a bot gets to where the intent is possible. */
  fill?: readonly Step[];
  /** Actions the intent rules out for the whole battle, unless something says otherwise. */
  bans?: readonly ActionName[];
  /** The words used when rules are explained. */
  plain: string;
}

const shoot = { do: "shoot" } as const;
const strike = { do: "strike" } as const;
const charge = { do: "charge" } as const;
const advance = { do: "advance" } as const;
const retreat = { do: "retreat" } as const;
const takeCover = { do: "takeCover" } as const;
const guard = { do: "guard" } as const;
const circle = { do: "circle" } as const;
const repair = { do: "repair" } as const;
const recharge = { do: "recharge" } as const;

/** How near is too near for someone who wants to keep away, in tiles. */
const TOO_NEAR = "distance<=3";

export const INTENTS = {
  strike: { steps: [strike], fill: [advance], plain: "strike" },
  /** Wants to hit with fists or blade and goes where that is possible. */
  melee: { steps: [strike, advance], plain: "fight up close" },
  shoot: { steps: [shoot], fill: [advance], plain: "shoot" },
  advance: { steps: [advance], fill: [strike], plain: "advance" },
  retreat: { steps: [retreat, takeCover], plain: "retreat" },
  circle: { steps: [circle], plain: "circle" },
  takeCover: { steps: [takeCover], fill: [retreat], plain: "take cover" },
  collect: { steps: [{ do: "collect" }], plain: "collect pickups" },
  charge: { steps: [charge], fill: [advance, strike], plain: "charge" },
  rush: { steps: [charge, advance], fill: [strike], plain: "rush him" },
  guard: { steps: [guard], plain: "guard" },
  repair: { steps: [repair], plain: "repair" },
  recharge: { steps: [recharge], plain: "recharge" },
  mine: { steps: [{ do: "mine" }], plain: "lay mines" },
  wait: { steps: [{ do: "wait" }], plain: "wait" },
  hold: { steps: [], fill: [{ do: "wait" }], bans: ["advance", "charge"], plain: "hold the position" },
  attack: { steps: [strike, charge, shoot, advance], plain: "attack" },
  keepDistance: { steps: [{ do: "retreat", when: TOO_NEAR }], plain: "keep away" },
  kite: {
    steps: [{ do: "retreat", when: TOO_NEAR }, shoot],
    fill: [advance],
    bans: ["strike", "charge"],
    plain: "kite",
  },
  turtle: {
    steps: [
      { do: "repair", when: "myHealth<60" },
      { do: "guard", when: "distance<=3" },
    ],
    fill: [guard],
    bans: ["advance", "charge"],
    plain: "turtle up",
  },
  aggressive: { steps: [strike, charge, advance, shoot], plain: "play aggressively" },
  berserk: { steps: [strike, charge, advance], bans: ["retreat", "takeCover", "guard"], plain: "go berserk" },
  coward: {
    steps: [{ do: "retreat", when: "distance<=4" }, { do: "takeCover" }],
    fill: [circle, guard],
    bans: ["advance", "strike", "charge", "shoot"],
    plain: "stay away",
  },
  defensive: {
    steps: [{ do: "repair", when: "myHealth<50" }, { do: "guard", when: "distance<=2" }, shoot],
    fill: [guard],
    bans: ["advance", "charge"],
    plain: "play safe",
  },
  sniper: {
    steps: [{ do: "retreat", when: "distance<=3" }, shoot],
    fill: [takeCover, { do: "wait" }],
    bans: ["strike", "charge"],
    plain: "snipe",
  },
  hitAndRun: {
    steps: [{ do: "retreat", when: "myAction=strike | myAction=charge" }, strike, charge],
    fill: [advance],
    plain: "hit and run",
  },
  peaceful: { steps: [], fill: [guard], bans: ["strike", "shoot", "charge", "mine"], plain: "never attack" },
  looter: { steps: [{ do: "collect" }], plain: "loot" },
  counter: {
    steps: [{ do: "strike", when: "underFire | enemyAction=strike | enemyAction=charge" }, guard],
    bans: ["advance", "charge"],
    plain: "counter-punch",
  },
  trapper: { steps: [{ do: "mine", when: "enemyApproaching" }], plain: "lay traps" },
  evasive: { steps: [{ do: "retreat", when: "distance<=2" }, circle], plain: "stay on the move" },
  /** Steps inward, toward the enemy, when the storm is near; there is no step toward the middle itself. */
  leaveStorm: { steps: [{ do: "advance", when: "stormDistance<=2" }], plain: "stay out of the storm" },
  holdFire: { steps: [], fill: [{ do: "wait" }], bans: ["shoot"], plain: "hold fire" },
  noMelee: { steps: [], bans: ["strike", "charge"], plain: "stay out of close combat" },
  /** Understood, and nothing to do about it. */
  nothing: { steps: [], plain: "nothing" },
} as const satisfies Record<string, Intent>;

export type IntentName = keyof typeof INTENTS;

/** An intent and ways to say it. */
export type Saying = readonly [intent: IntentName, ...say: string[]];
