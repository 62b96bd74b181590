import { Link } from "wouter";
import { Coins } from "../../primitives/Coins.tsx";
import { usePurse } from "../arena/usePurse.ts";
import styles from "./PurseChip.module.css";

/** The visitor's purse, in the bar, and the way to what came of their bets. */
export default function PurseChip() {
  const purse = usePurse();
  return (
    <Link href="/bets" className={styles.purse} title="Your bets">
      <span className="unseen">Your bets. Your purse: </span>
      <Coins wei={purse} />
    </Link>
  );
}
