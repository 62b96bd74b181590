import { expect, it } from "vitest";
import { COIN, coinsText, coinText } from "./coinText.ts";

it("shows whole coins without decimals and groups thousands", () => {
  expect(coinText(0n)).toBe("0");
  expect(coinText(12_345n * COIN)).toBe("12\u202f345");
});

it("rounds down, never showing more than there is", () => {
  expect(coinText(COIN * 5n - 1n)).toBe("4.999");
  expect(coinText((COIN * 5n) / 2n)).toBe("2.5");
});

it("says that a tiny amount is not nothing", () => {
  expect(coinText(1n)).toBe("<0.001");
});

it("says one coin and two coins", () => {
  expect(coinsText(COIN)).toBe("1 coin");
  expect(coinsText(2n * COIN)).toBe("2 coins");
});
