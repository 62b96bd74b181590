import { deedRules } from "@cogwright/contracts/rules/deeds";

const UNIT = BigInt(deedRules.PRICE_UNIT);

/** What pieces cost together whose prices fall from `top` by PRICE_STEP for each of the goods at hand, in wei. */
const sum = (top: number, pieces: number, twiceMean: number): bigint =>
  BigInt(pieces * top - deedRules.PRICE_STEP * ((pieces * twiceMean) / 2)) * UNIT;

/** What a merchant with `stock` goods pays for `ore` pieces, in wei; the same as `Prices.sol`. */
export const priceOfOre = (stock: number, ore: number): bigint =>
  sum(deedRules.ORE_PRICE, ore, 2 * stock + ore - 1);

/** What a merchant with `stock` goods, of which there are at least `food`, asks for `food` pieces, in wei. */
export const priceOfFood = (stock: number, food: number): bigint =>
  sum(deedRules.FOOD_PRICE, food, 2 * stock - food + 1);
