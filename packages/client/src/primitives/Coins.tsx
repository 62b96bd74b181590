import { coinText } from "../chain/coinText.ts";
import styles from "./Coins.module.css";

interface CoinsProps {
  /** Amount in wei; `undefined` while unknown. */
  wei: bigint | undefined;
}

/** An amount of money, in coins, with the exact figure on hover. */
export function Coins({ wei }: CoinsProps) {
  if (wei === undefined) return <span className={styles.coins}>–</span>;
  return (
    <span className={styles.coins} title={`${wei} wei`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.coin}>
        <circle cx="8" cy="8" r="7" />
        <circle cx="8" cy="8" r="4.6" />
      </svg>
      {coinText(wei)}
      <span className="unseen"> coins</span>
    </span>
  );
}
