import { wagerRules } from "@cogwright/contracts/rules/wager";
import { formatUnits } from "viem";

/** An amount of wei as people read it: "2.5 coins", "1 coin". At most four decimals, rounded down. */
export function coins(wei: bigint): string {
  const step = wagerRules.coin / 10_000n;
  const text = formatUnits(wei / step, 4);
  return `${text} ${text === "1" ? "coin" : "coins"}`;
}

/** A chance as people read it: "63%". */
export const percent = (chance: number): string => `${Math.round(chance * 100)}%`;
