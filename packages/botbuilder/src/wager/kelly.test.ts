import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kellyBet, kellyStake } from "./kelly.ts";

const COIN = 10n ** 15n;
const purse = 1_000n * COIN;

/** In thousandths: estimates come from hundreds of battles, not from the far end of what a double can hold. */
const thousandths = fc.integer({ min: 0, max: 1000 });
const chances = fc
  .tuple(thousandths, thousandths)
  .map(([win, rest]) => ({ win: win / 1000, lose: ((1000 - win) * rest) / 1_000_000 }));
const amounts = fc.bigInt({ min: COIN / 1_000n, max: 10_000n * COIN });

describe("a stake in a duel", () => {
  test("is the textbook's 2p − 1 without a fee, and nothing without an edge", () => {
    expect(Number(kellyStake(purse, { win: 0.6, lose: 0.4 }, 0)) / Number(purse)).toBeCloseTo(0.2, 8);
    expect(kellyStake(purse, { win: 0.5, lose: 0.5 }, 0)).toBe(0n);
    expect(kellyStake(purse, { win: 0.4, lose: 0.6 }, 0)).toBe(0n);
  });

  test("is smaller the dearer the fee, and counts draws as neither", () => {
    const dear = kellyStake(purse, { win: 0.6, lose: 0.4 }, 1000);
    expect(dear).toBeLessThan(kellyStake(purse, { win: 0.6, lose: 0.4 }, 300));
    expect(Number(kellyStake(purse, { win: 0.3, lose: 0.2 }, 0)) / Number(purse)).toBeCloseTo(0.2, 8);
    expect(kellyStake(purse, { win: 0, lose: 0 }, 0)).toBe(0n);
  });

  test("no other stake grows the purse faster", () => {
    fc.assert(
      fc.property(
        chances,
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (c, fee, f) => {
          const growth = (x: number) =>
            c.win * Math.log(1 + (1 - fee / 10_000) * x) + (c.lose === 0 ? 0 : c.lose * Math.log(1 - x));
          const best = Number(kellyStake(purse, c, fee)) / Number(purse);
          expect(growth(best)).toBeGreaterThanOrEqual(growth(f) - 1e-7);
        },
      ),
    );
  });
});

describe("a bet on a pool", () => {
  const even = { side: 100n * COIN, other: 100n * COIN };

  test("is nothing without an edge, without a prize, or with an empty purse", () => {
    expect(kellyBet(purse, { win: 0.5, lose: 0.5 }, even, 300)).toBe(0n);
    expect(kellyBet(purse, { win: 0.9, lose: 0.1 }, { side: COIN, other: 0n }, 300)).toBe(0n);
    expect(kellyBet(0n, { win: 0.9, lose: 0.1 }, even, 300)).toBe(0n);
  });

  test("on a side that nobody else bets on needs no more than the least", () => {
    expect(kellyBet(purse, { win: 0.5, lose: 0.5 }, { side: 0n, other: COIN }, 300)).toBe(1n);
  });

  test("no other bet grows the purse faster, one's own effect on the odds included", () => {
    fc.assert(
      fc.property(
        chances,
        amounts,
        amounts,
        amounts,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (c, mine, side, other, f) => {
          const wealth = Number(mine);
          const growth = (x: number) =>
            c.win * Math.log(1 + (x * Number(other) * 0.97) / (Number(side) + x) / wealth) +
            (c.lose === 0 ? 0 : c.lose * Math.log(1 - x / wealth));
          const best = Number(kellyBet(mine, c, { side, other }, 300));
          expect(best).toBeLessThanOrEqual(wealth);
          expect(growth(best)).toBeGreaterThanOrEqual(growth(f * wealth) - 1e-6);
        },
      ),
    );
  });
});
