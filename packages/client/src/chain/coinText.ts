/** Wei in a coin, the unit of the game's money. */
export const COIN = 1_000_000_000_000_000n;

/**
 * An amount in coins with at most `places` decimals, rounded down: never more than there is.
 *
 * @example coinText(2_500_000_000_000_000n) // "2.5"
 */
export function coinText(wei: bigint, places = 3): string {
  const sign = wei < 0n ? "−" : "";
  const size = wei < 0n ? -wei : wei;
  const whole = (size / COIN).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const scale = 10n ** BigInt(places);
  const part = ((size % COIN) * scale) / COIN;
  if (part === 0n) return size > 0n && size < COIN / scale ? `${sign}<${1 / Number(scale)}` : sign + whole;
  return `${sign}${whole}.${part.toString().padStart(places, "0").replace(/0+$/, "")}`;
}

/** An amount in coins as a sentence has it: "1 coin", "2.5 coins". */
export const coinsText = (wei: bigint): string => `${coinText(wei)} ${wei === COIN ? "coin" : "coins"}`;
