import { Coins } from "../../primitives/Coins.tsx";
import { usePurse } from "../arena/usePurse.ts";
import styles from "./PurseChip.module.css";

/** The visitor's purse, in the bar. */
export default function PurseChip() {
  const purse = usePurse();
  return (
    <span className={styles.purse}>
      <span className="unseen">Your purse: </span>
      <Coins wei={purse} />
    </span>
  );
}
