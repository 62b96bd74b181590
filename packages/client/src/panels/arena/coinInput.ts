import { COIN } from "../../chain/coinText.ts";

const DECIMALS = 15;

/** What was typed as an amount of coins: wei, or what is wrong with it in words. */
export type TypedCoins = { wei: bigint; problem?: undefined } | { wei?: undefined; problem: string };

/**
 * Reads an amount of coins as people type it: "2", "2.5", "2,5", " .5 ".
 *
 * @param least smallest amount that is taken, in wei
 * @param most what there is, in wei
 */
export function readCoins(text: string, least: bigint, most: bigint | undefined): TypedCoins {
  const plain = text.trim().replace(",", ".");
  const [, whole = "", part = ""] = /^(\d*)\.?(\d*)$/.exec(plain) ?? [];
  if (whole === "" && part === "")
    return {
      problem:
        plain === "" ? "How many coins?" : `“${text.trim()}” is not an amount. Write coins, like 2 or 0.5.`,
    };
  if (part.length > DECIMALS) return { problem: `A coin has ${DECIMALS} decimals at most.` };
  const wei = BigInt(whole || "0") * COIN + BigInt(part.padEnd(DECIMALS, "0") || "0");
  if (wei < least) return { problem: `The least is ${plainCoins(least)} coins.` };
  if (most !== undefined && wei > most)
    return { problem: `There are only ${plainCoins(most)} coins. Put in less, or deposit more.` };
  return { wei };
}

/** An amount as one would type it: all its decimals, no spaces. */
export function plainCoins(wei: bigint): string {
  const part = (wei % COIN).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  return `${wei / COIN}${part === "" ? "" : `.${part}`}`;
}
