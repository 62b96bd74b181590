import { describe, expect, it } from "vitest";
import { decimalOdds, entitlement, feeOn, payout, slipOf } from "./payout.ts";

const COIN = 10n ** 15n;
const FEE = 300;

/** Repeatable whole numbers below `limit`. */
function draws(seed: number): (limit: bigint) => bigint {
  let state = BigInt(seed) + 0x9e3779b97f4a7c15n;
  return (limit) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return ((state >> 11n) * limit) >> 53n;
  };
}

describe("payout", () => {
  it("shares the losing pool less three per cent", () => {
    expect(payout(1n * COIN, 1n * COIN, 2n * COIN, FEE)).toBe(COIN + (2n * COIN * 97n) / 100n);
    expect(payout(1n * COIN, 4n * COIN, 2n * COIN, FEE)).toBe(COIN + (2n * COIN * 97n) / 400n);
  });

  it("rounds the fee and the share down", () => {
    expect(feeOn(99n, FEE)).toBe(2n);
    expect(payout(1n, 3n, 100n, FEE)).toBe(1n + 97n / 3n);
  });

  it("never pays more than came in, never a winner less than the stake, and leaves less than a wei for each winner", () => {
    const draw = draws(7);
    for (let round = 0; round < 500; round++) {
      const bets = Array.from({ length: 1 + Number(draw(9n)) }, () => 1n + draw(5n * COIN));
      const winning = bets.reduce((sum, bet) => sum + bet, 0n);
      const losing = draw(40n * COIN);
      const paid = bets.map((bet) => payout(bet, winning, losing, FEE));
      paid.forEach((amount, index) => {
        expect(amount).toBeGreaterThanOrEqual(bets[index] as bigint);
      });
      const left = winning + losing - feeOn(losing, FEE) - paid.reduce((sum, amount) => sum + amount, 0n);
      expect(left).toBeGreaterThanOrEqual(0n);
      expect(left).toBeLessThan(BigInt(bets.length));
    }
  });

  it("never pays more for a bet that is split", () => {
    const draw = draws(11);
    for (let round = 0; round < 500; round++) {
      const [one, two] = [1n + draw(COIN), 1n + draw(COIN)];
      const winning = one + two + draw(COIN);
      const losing = draw(COIN);
      const apart = payout(one, winning, losing, FEE) + payout(two, winning, losing, FEE);
      expect(apart).toBeLessThanOrEqual(payout(one + two, winning, losing, FEE));
    }
  });
});

describe("entitlement", () => {
  const pots = { feeBps: FEE, stakeWinner: 1, betWinner: 1, stake: COIN, poolA: 2n * COIN, poolB: COIN };
  const nothing = { stakeA: 0n, stakeB: 0n, betA: 0n, betB: 0n };

  it("pays stake and bet of the winning side, and nothing to the losing one", () => {
    expect(entitlement(pots, { ...nothing, stakeA: COIN, betA: 2n * COIN })).toBe(
      COIN + (COIN * 97n) / 100n + 2n * COIN + (COIN * 97n) / 100n,
    );
    expect(entitlement(pots, { ...nothing, stakeB: COIN, betB: COIN })).toBe(0n);
  });

  it("gives everything back when nobody won", () => {
    const void_ = { ...pots, stakeWinner: 3, betWinner: 3 };
    expect(entitlement(void_, { stakeA: 1n, stakeB: 2n, betA: 3n, betB: 4n })).toBe(10n);
  });

  it("owes nothing to who put nothing in, even of an empty pool", () => {
    expect(entitlement({ ...pots, poolA: 0n, betWinner: 1 }, nothing)).toBe(0n);
  });
});

describe("slipOf", () => {
  it("shows what the contract would pay if betting ended now", () => {
    const slip = slipOf({ side: 3n * COIN, other: 6n * COIN, mine: 0n }, COIN, FEE);
    expect(slip.returns).toBe(payout(COIN, 4n * COIN, 6n * COIN, FEE));
    expect(slip.share).toBe(0.25);
    expect(slip.profit).toBe(slip.returns - COIN);
  });

  it("counts what was bet before", () => {
    const slip = slipOf({ side: 3n * COIN, other: 6n * COIN, mine: COIN }, COIN, FEE);
    expect(slip.returns).toBe(payout(2n * COIN, 4n * COIN, 6n * COIN, FEE));
    expect(slip.share).toBe(0.5);
  });

  it("says when there is nobody to win from", () => {
    expect(slipOf({ side: 0n, other: 0n, mine: 0n }, COIN, FEE)).toMatchObject({
      returns: COIN,
      profit: 0n,
      unopposed: true,
    });
    expect(slipOf({ side: 0n, other: 0n, mine: 0n }, 0n, FEE).returns).toBe(0n);
  });
});

it("quotes decimal odds", () => {
  expect(decimalOdds(COIN, COIN, FEE)).toBeCloseTo(1.97);
  expect(decimalOdds(COIN, 0n, FEE)).toBe(1);
  expect(decimalOdds(0n, COIN, FEE)).toBeUndefined();
});
