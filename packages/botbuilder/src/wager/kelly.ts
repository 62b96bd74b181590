/**
 * How much to put at risk, after Kelly (A New Interpretation of Information Rate, 1956): the part of a purse whose
 * repeated staking makes it grow fastest. Chances are 0..1, amounts wei. What a full Kelly stake would be is computed
 * here; a careful player takes a fraction of it.
 */

/** How a battle may end for one's side; the rest up to 1 is a draw, in which everything goes back. */
export interface Chances {
  readonly win: number;
  readonly lose: number;
}

const WHOLE = 10_000;

/** `amount · share`, rounded down; `share` is 0..1. */
function part(amount: bigint, share: number): bigint {
  const SCALE = 1_000_000_000;
  return (amount * BigInt(Math.floor(Math.min(1, Math.max(0, share)) * SCALE))) / BigInt(SCALE);
}

/**
 * The full Kelly stake of a duel in which both sides put up the same and the winner takes both less a fee on the other's.
 *
 * The growth `win·log(1 + b·f) + lose·log(1 − f)` with b = 1 − fee is largest at f = (win·b − lose) / (b·(win + lose)).
 */
export function kellyStake(purse: bigint, { win, lose }: Chances, feeBps: number): bigint {
  const gain = 1 - feeBps / WHOLE;
  if (win + lose <= 0) return 0n;
  return part(purse, (win * gain - lose) / (gain * (win + lose)));
}

/**
 * The full Kelly bet on one side of a parimutuel pool, one's own effect on the odds included; 0 when no bet has an edge.
 *
 * With `x` bet on a pool of S against L, a win brings g(x) = x·L·(1 − fee) / (S + x). The growth
 * `win·log(W + g(x)) + lose·log(W − x)` is concave; its slope's root is found by halving.
 *
 * @param pools what stands on the side and against it, in wei
 */
export function kellyBet(
  purse: bigint,
  { win, lose }: Chances,
  pools: { readonly side: bigint; readonly other: bigint },
  feeBps: number,
): bigint {
  const wealth = Number(purse);
  const side = Number(pools.side);
  const prize = Number(pools.other) * (1 - feeBps / WHOLE);
  if (wealth <= 0 || prize <= 0 || win <= 0) return 0n;
  const slope = (bet: number) => {
    const gain = (bet * prize) / (side + bet);
    const growth = (prize * side) / (side + bet) ** 2;
    return (win * growth) / (wealth + gain) - lose / (wealth - bet);
  };
  // On an empty side the least bet takes the whole prize: there is nothing to gain by more.
  if (side === 0) return 1n;
  if (slope(0) <= 0) return 0n;
  let low = 0;
  let high = wealth;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return part(purse, low / wealth);
}
