import { packBytes, type SolidityRules } from "./solidity.ts";

/**
 * The numbers of what players do beside walking, and of trade. The one place for them: Solidity's are generated from it
 * (`src/generated/DeedRules.sol`).
 */
export const deedRules = {
  /** Most ore, and most food, that a player carries, and most goods a merchant does: four bits each in the record. */
  CARRY: 15,
  /** What one blow at a vein and one search of a forest or a meadow bring. */
  ORE_MINED: 1,
  FOOD_GATHERED: 1,
  /** Health from eating one piece of food. */
  FOOD_HEALS: 5,
  /** Health that a player's strike takes. */
  STRIKE_DAMAGE: 3,
  /** Hunger that an NPC loses with a piece of food, or a raider with a piece of ore. */
  GIFT_FEEDS: 6,
  // By kind: none, player, deer, wolf, guard, raider, merchant.
  /** What whoever killed it takes: pieces of food, of ore. */
  FOOD_LEFT: [0, 0, 3, 1, 0, 0, 0],
  ORE_LEFT: [0, 0, 0, 0, 0, 3, 0],

  /** Seconds for which a deed keeps a player's hands busy; walking is free. */
  MINE_TAKES: 4,
  GATHER_TAKES: 3,
  EAT_TAKES: 2,
  STRIKE_TAKES: 2,
  GIVE_TAKES: 1,
  TRADE_TAKES: 1,

  /** Prices are whole hundredths of a coin, in wei. */
  PRICE_UNIT: 10_000_000_000_000,
  /** What a merchant without goods pays for a piece of ore, in hundredths of a coin. */
  ORE_PRICE: 100,
  /**
   * What a merchant would ask for a piece of food if it had none, in hundredths of a coin. It is dearer than ore is at the
   * same stock by far more than `PRICE_STEP`, so that buying what one has just sold never pays.
   */
  FOOD_PRICE: 130,
  /** By so much either is cheaper for each piece of goods that the merchant carries. */
  PRICE_STEP: 5,
} as const;

/** What players do; the position in the list is the number in the table `realm.Deed`. */
export const deeds = [
  "none",
  "mined",
  "gathered",
  "ate",
  "struck",
  "killed",
  "gave",
  "sold",
  "bought",
] as const;

/** What can be given; the position in the list is the number on chain. */
export const goods = ["food", "ore"] as const;
export type Goods = (typeof goods)[number];

const numbered = (prefix: string, names: readonly string[]): [string, number][] =>
  names.map((name, index) => [`${prefix}_${name.toUpperCase()}`, index]);

/** What Solidity sees of these rules. */
export const solidity: SolidityRules = {
  library: "DeedRules",
  constants: Object.fromEntries([
    ...Object.entries(deedRules).map(([name, value]): [string, number | bigint] => [
      name,
      typeof value === "number" ? value : packBytes(value),
    ]),
    ...numbered("DEED", deeds),
    ...numbered("GOODS", goods),
  ]),
};
