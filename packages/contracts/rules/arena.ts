import { boards, tilesOf } from "./arenaBoards.ts";
import { packBytes, type SolidityRules } from "./solidity.ts";

/** What a bot can do in a turn. The place in this list is the action's id in bytecode and on chain. */
export const actionNames = [
  "advance",
  "retreat",
  "circle",
  "takeCover",
  "collect",
  "strike",
  "shoot",
  "charge",
  "guard",
  "repair",
  "recharge",
  "mine",
  "wait",
] as const;

/** Senses whose value is a whole number. */
export const numberSenses = [
  "myHealth",
  "myEnergy",
  "enemyHealth",
  "enemyEnergy",
  "healthLead",
  "energyLead",
  "distance",
  "turn",
  "pickupDistance",
  "stormDistance",
  "hitsTaken",
  "minesLeft",
  "stance",
  "chance",
] as const;

/** Senses whose value is yes or no (1 or 0 in bytecode). */
export const flagSenses = [
  "canSee",
  "cornered",
  "enemyCornered",
  "enemyGuarding",
  "enemyRetreating",
  "enemyApproaching",
  "underFire",
] as const;

/** Senses whose value is an action (its id in bytecode). */
export const actionSenses = ["myAction", "enemyAction"] as const;

/** Every sense; the place in this list is the sense's id in bytecode and on chain. */
export const senseNames = [...numberSenses, ...flagSenses, ...actionSenses] as const;

/**
 * Comparisons with their bytecode: a set of the outcomes that satisfy them, 1 = less, 2 = equal, 4 = greater. So
 * `<=` is 1 + 2.
 */
export const comparisons = { "<": 1, "=": 2, "<=": 3, ">": 4, "!=": 5, ">=": 6 } as const;

/** Limits of a strategy (ARENA.md). Numbers in conditions fit one signed byte. */
export const strategyLimits = {
  rules: 32,
  conditions: 4,
  stances: 4,
  loadoutPoints: 10,
  loadoutMax: 5,
  valueMin: -100,
  valueMax: 100,
  nameBytes: 32,
} as const;

/** The arena's numbers. Distances are king's moves; percentages are whole. Tuned with `bot balance`. */
export const arena = {
  turns: 100,
  health: 100,
  energy: 100,
  mines: 3,

  /** Energy an action costs when it is carried out; actions not named cost nothing. */
  cost: { strike: 12, shoot: 11, charge: 20, guard: 2, repair: 20, mine: 8 },
  /** Turns until an action is possible again: used in turn t, possible from turn t + cooldown. */
  cooldown: { charge: 4, repair: 4 },

  /** Damage before luck, weapon, armor and guard. */
  damage: { strike: 13, shoot: 8, charge: 16, mine: 24 },
  /** Luck multiplies an attack's damage by one of `luckSteps` percentages from `luckMin` up, all equally likely: five bits of the roll. */
  luckMin: 84,
  luckSteps: 32,
  /** Percent of damage that reaches a guarding bot. */
  guardedPercent: 50,
  guardedChargePercent: 20,

  /** Chance in percent that a strike hits; a charge that reaches the enemy always does. */
  strikeAccuracy: 80,
  /** Chance in percent that a shot hits, by distance at the moment of firing; its length is the range. */
  shotAccuracy: [90, 90, 90, 85, 80, 75, 70],
  /** Percentage points less for a shot at a bot that moved in the same turn, and at one that moved by circling. */
  dodge: 18,
  circleDodge: 45,
  /** Tiles a charge covers at most. */
  chargeTiles: 3,

  /** By loadout points 0..5: percent of damage dealt (weapon), percent of damage taken (armor). */
  weaponPercent: [80, 90, 100, 112, 124, 136],
  armorPercent: [116, 108, 100, 92, 86, 80],
  /** By loadout points 0..5: health a repair restores; energy a recharge gives; energy every turn brings. */
  repairHealth: [7, 11, 15, 19, 22, 25],
  rechargeEnergy: [16, 19, 22, 25, 28, 31],
  turnEnergy: [1, 2, 4, 5, 7, 8],

  /** A pair of pickups appears in turns `first`, `first + every`, … */
  pickups: { first: 6, every: 10, health: 18, energy: 30 },

  /** In turn `first` the outermost ring closes, and one more every `every` turns, `rings` at most. */
  storm: { first: 45, every: 9, rings: 5, damage: 2, damagePerRing: 1 },
} as const;

const id = (action: (typeof actionNames)[number]) => actionNames.indexOf(action);
const sense = (name: (typeof senseNames)[number]) => senseNames.indexOf(name);
const cost = (action: string) => (arena.cost as Record<string, number>)[action] ?? 0;

/** A constant's name in Solidity: `myHealth` becomes `MY_HEALTH`. */
const upper = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The same numbers for the contracts. */
export const solidity: SolidityRules = {
  library: "ArenaRules",
  constants: {
    ...Object.fromEntries(actionNames.map((name) => [`ACTION_${upper(name)}`, id(name)])),
    ACTIONS: actionNames.length,
    ...Object.fromEntries(senseNames.map((name) => [`SENSE_${upper(name)}`, sense(name)])),
    SENSES: senseNames.length,
    FIRST_FLAG_SENSE: numberSenses.length,
    FIRST_ACTION_SENSE: numberSenses.length + flagSenses.length,
    MAX_RULES: strategyLimits.rules,
    MAX_CONDITIONS: strategyLimits.conditions,
    STANCES: strategyLimits.stances,
    LOADOUT_POINTS: strategyLimits.loadoutPoints,
    LOADOUT_MAX: strategyLimits.loadoutMax,
    VALUE_MIN: BigInt(strategyLimits.valueMin),
    VALUE_MAX: strategyLimits.valueMax,
    NAME_BYTES: strategyLimits.nameBytes,
    TURNS: arena.turns,
    HEALTH: arena.health,
    ENERGY: arena.energy,
    MINES: arena.mines,
    COST: packBytes(actionNames.map(cost)),
    CHARGE_COOLDOWN: arena.cooldown.charge,
    REPAIR_COOLDOWN: arena.cooldown.repair,
    STRIKE_DAMAGE: arena.damage.strike,
    SHOOT_DAMAGE: arena.damage.shoot,
    CHARGE_DAMAGE: arena.damage.charge,
    MINE_DAMAGE: arena.damage.mine,
    LUCK_MIN: arena.luckMin,
    LUCK_STEPS: arena.luckSteps,
    GUARDED_PERCENT: arena.guardedPercent,
    GUARDED_CHARGE_PERCENT: arena.guardedChargePercent,
    STRIKE_ACCURACY: arena.strikeAccuracy,
    DODGE: arena.dodge,
    CIRCLE_DODGE: arena.circleDodge,
    SHOT_ACCURACY: packBytes([0, ...arena.shotAccuracy]),
    SHOT_RANGE: arena.shotAccuracy.length,
    CHARGE_TILES: arena.chargeTiles,
    WEAPON_PERCENT: packBytes(arena.weaponPercent),
    ARMOR_PERCENT: packBytes(arena.armorPercent),
    REPAIR_HEALTH: packBytes(arena.repairHealth),
    RECHARGE_ENERGY: packBytes(arena.rechargeEnergy),
    TURN_ENERGY: packBytes(arena.turnEnergy),
    PICKUP_FIRST: arena.pickups.first,
    PICKUP_EVERY: arena.pickups.every,
    PICKUP_HEALTH: arena.pickups.health,
    PICKUP_ENERGY: arena.pickups.energy,
    STORM_FIRST: arena.storm.first,
    STORM_EVERY: arena.storm.every,
    STORM_RINGS: arena.storm.rings,
    STORM_DAMAGE: arena.storm.damage,
    STORM_DAMAGE_PER_RING: arena.storm.damagePerRing,
    BOARDS: boards.length,
    ...Object.fromEntries(
      boards.flatMap((board, i) => [
        [`BOARD_${i}_WALLS`, tilesOf(board, "#").reduce((set, tile) => set | (1n << BigInt(tile)), 0n)],
        // The start of side a in byte 0, the number of pads in byte 1, then the pads of a's half.
        [`BOARD_${i}_PLACES`, places(board)],
      ]),
    ),
  },
};

function places(board: (typeof boards)[number]): bigint {
  const pads = tilesOf(board, "+").filter((tile) => tile < 60);
  return packBytes([tilesOf(board, "A")[0] as number, pads.length, ...pads]);
}
