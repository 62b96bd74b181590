import { packBytes, type SolidityRules } from "./solidity.ts";

const REALM = { COLUMNS: 16, ROWS: 16, HOME_COLUMN: 7, HOME_ROW: 7 } as const;

/** How many towns, the home's first, a player may appear in; a word holds 32. */
const HAVENS = 25;

/** The regions with a town (column and row both even or both odd) nearest to the home, nearest first: column * 16 + row. */
function havens(): number[] {
  const found: { region: number; far: number }[] = [];
  for (let column = 0; column < REALM.COLUMNS; column++)
    for (let row = 0; row < REALM.ROWS; row++) {
      const [dx, dy] = [column - REALM.HOME_COLUMN, row - REALM.HOME_ROW];
      if ((column + row) % 2 === 0)
        found.push({ region: column * 16 + row, far: Math.max(Math.abs(dx), Math.abs(dy)) });
    }
  found.sort((a, b) => a.far - b.far || a.region - b.region);
  return found.slice(0, HAVENS).map(({ region }) => region);
}

/**
 * The numbers of the realm and its NPCs. The one place for them: Solidity's are generated from it
 * (`src/generated/RealmRules.sol`; lists become one word, see `packBytes`).
 */
export const realmRules = {
  /** The world's terrain is a pure function of this number and the tile. */
  SEED: 0x00c0_9e07,
  /** A region is a square of this many tiles a side; 32, since a tile's index fills ten bits of an occupant's lane. */
  REGION_SIZE: 32,
  /** The realm may grow to this many regions each way; regions nobody has settled are closed. */
  COLUMNS: REALM.COLUMNS,
  ROWS: REALM.ROWS,
  /** Most occupants of a region, living and dead. */
  SLOTS: 128,
  /** A record grows by this many slots: one storage word of lanes. */
  SLOTS_STEP: 16,
  /** Where players appear: the town of this region (column, row). */
  HOME_COLUMN: REALM.HOME_COLUMN,
  HOME_ROW: REALM.HOME_ROW,
  /** Where they appear when all places there are taken: the first of these regions (column * 16 + row) with room. */
  HAVENS: havens(),
  HAVENS_COUNT: HAVENS,

  /** Most steps of one walk. */
  WALK_STEPS: 16,
  /** Steps north, north-east, … north-west (0..7), each coordinate plus one. */
  STEP_X: [1, 2, 2, 2, 1, 0, 0, 0],
  STEP_Y: [0, 0, 1, 2, 2, 2, 1, 0],

  /**
   * A region whose last tick is so many seconds old has slept: the next tick lets that time count first, in periods of so
   * many seconds, at most so many of them.
   */
  SLEEP_SECONDS: 120,
  PERIOD_SECONDS: 8,
  SLEEP_MOST: 255,
  /** Every so many ticks a region's occupants grow hungry, rest, heal and die. */
  NEEDS_PERIOD: 8,
  /** Top of health, hunger, fatigue and fear. */
  TOP: 15,

  // By kind: none, player, deer, wolf, guard, raider, merchant.
  /** Health at birth and at most. */
  HEALTH: [0, 15, 10, 12, 15, 13, 12],
  /** What a strike takes from its victim; kinds with none cannot strike. */
  DAMAGE: [0, 0, 0, 3, 4, 3, 0],
  /** Bit k is set: may strike kind k; a raider only those that carry something. */
  PREY: [0, 0, 0, 0b1000110, 0b0101000, 0b1000010, 0],
  /** Hunger gained in a period; by a merchant in one of MERCHANT_FASTS. */
  HUNGER: [0, 0, 1, 1, 1, 1, 1],
  /** Fatigue gained in a period of running. */
  RUN_FATIGUE: [0, 0, 2, 3, 2, 3, 0],
  /** Fatigue lost in a period of not running. */
  RECOVERY: [0, 0, 4, 4, 4, 4, 0],
  /** Hunger lost in a period of grazing; raiders look for roots and berries. */
  GRAZE_FEEDS: [0, 0, 4, 0, 0, 2, 0],
  /** Hunger lost in a period spent in a town. */
  TOWN_FEEDS: [0, 0, 0, 0, 4, 0, 0],
  /** Hunger lost by the striker when its victim dies. */
  KILL_FEEDS: [0, 0, 0, 12, 0, 0, 0],
  /** Periods from death to the birth of the next of its kind; at most TOP. */
  REBIRTH: [0, 0, 12, 15, 6, 15, 10],
  /** How many live in a region when it is settled, by whether there is a town. */
  POPULATION_WILD: [0, 0, 11, 3, 0, 2, 0],
  POPULATION_TOWN: [0, 0, 11, 3, 2, 1, 2],
  /** Bit k is set: kind k cannot be struck in a town, but by a wolf of at least STARVING hunger. */
  SHELTERED: 0b1000010,
  STARVING: 12,

  /** Goods (a traveller's ore, a merchant's stock) that a raider's strike takes, and hunger that each of them stills. */
  ROB: 4,
  ROB_FEEDS: 2,
  /** Goods that a merchant loads or unloads in a period in a town, and how many it loads at most. */
  TRADE: 4,
  STOCK_MOST: 12,
  /** Hunger that each unloaded good stills; a merchant hungers in one of so many periods (a power of two). */
  TRADE_FEEDS: 1,
  MERCHANT_FASTS: 4,
  /** Goods that a merchant loses in a period of running. */
  RUN_SPILLS: 2,
  /** Where no deer lives, one in so many births brings one from elsewhere (a power of two); the others are put off by 8 to 15 periods. */
  WANDERS_IN: 64,
  /** Merchants choose their ways anew every so many ticks, as a power of two. */
  TRADE_TURNS: 7,
  /** Merchants this near to the home region, in regions, do not go further away from it. */
  HOME_TRADE: 1,

  /** Health lost in a period of starving, and of running while exhausted. */
  STARVING_HURTS: 1,
  EXHAUSTION_HURTS: 2,
  /** An NPC below this hunger heals one health in a period of rest or grazing; a player always does. */
  HEALING_HUNGER: 10,
  /** Fear at a strike, and fear lost in a period. */
  FEAR_STRUCK: 15,
  FEAR_FADES: 2,
  /** Hunger at birth. */
  BIRTH_HUNGER: 4,
  /** Tiles tried for a birth in one period; on none that is open it waits for the next period. */
  BIRTH_TRIES: 8,

  // Terrain: value noise 0..255.
  /** Elevation below this is water; below the next sand; above the third rock, one in ORE_SHARE of it ore. */
  WATER_BELOW: 84,
  SAND_BELOW: 94,
  ROCK_ABOVE: 168,
  ORE_SHARE: 6,
  /** Moisture above this is forest; above the next meadow; else grass. */
  FOREST_ABOVE: 158,
  MEADOW_ABOVE: 128,
  /** Half the side of a town. */
  TOWN_RADIUS: 4,
} as const;

/** What grows or stands on a tile; the position in the list is the number on chain. */
export const terrains = [
  "grass",
  "meadow",
  "forest",
  "sand",
  "road",
  "town",
  "water",
  "rock",
  "ore",
  "house",
] as const;
export type Terrain = (typeof terrains)[number];

/** Kinds of occupants; the position in the list is the number on chain. */
export const kinds = ["none", "player", "deer", "wolf", "guard", "raider", "merchant"] as const;
export type Kind = (typeof kinds)[number];

/** Facing of a step, clockwise from north; the position in the list is the number on chain. */
export const headings = [
  "north",
  "north-east",
  "east",
  "south-east",
  "south",
  "south-west",
  "west",
  "north-west",
] as const;
export type Heading = (typeof headings)[number];

/**
 * Characters an NPC may have: aggression, caution, greed, curiosity, sociability, each 0..127. The position in the list
 * is the number in the occupant's record. They are inputs of its brain.
 */
export const temperaments = [
  { name: "even", values: [64, 64, 64, 64, 64] },
  { name: "bold", values: [112, 24, 64, 80, 48] },
  { name: "shy", values: [16, 118, 40, 32, 72] },
  { name: "greedy", values: [72, 56, 122, 56, 24] },
  { name: "roaming", values: [56, 48, 56, 124, 32] },
  { name: "herding", values: [32, 80, 56, 24, 124] },
  { name: "lone", values: [88, 64, 72, 88, 4] },
  { name: "fierce", values: [126, 8, 88, 64, 64] },
  { name: "wary", values: [48, 104, 56, 72, 48] },
  { name: "lazy", values: [24, 56, 80, 8, 64] },
  { name: "keen", values: [80, 72, 80, 104, 80] },
  { name: "meek", values: [4, 88, 24, 40, 96] },
  { name: "stubborn", values: [96, 32, 48, 24, 40] },
  { name: "playful", values: [56, 32, 48, 112, 112] },
  { name: "grim", values: [112, 96, 72, 16, 16] },
  { name: "hungry", values: [80, 40, 127, 72, 48] },
] as const;

const numbered = (prefix: string, names: readonly string[]): [string, number][] =>
  names.map((name, index) => [`${prefix}_${name.toUpperCase()}`, index]);

export const solidity: SolidityRules = {
  library: "RealmRules",
  constants: Object.fromEntries([
    ...Object.entries(realmRules).map(([name, value]): [string, number | bigint] => [
      name,
      typeof value === "number" ? value : packBytes(value),
    ]),
    ...numbered("TERRAIN", terrains),
    ...numbered("KIND", kinds),
  ]),
};
