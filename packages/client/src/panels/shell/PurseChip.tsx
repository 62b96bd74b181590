import { Coins } from "../../primitives/Coins.tsx";
import styles from "./PurseChip.module.css";
import { usePurse } from "./usePurse.ts";

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
