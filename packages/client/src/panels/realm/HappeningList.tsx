import { Baby, Coins, Gift, HandCoins, PackageCheck, Pickaxe, Skull, Swords } from "lucide-react";
import { classes } from "../../primitives/classes.ts";
import type { Happening } from "../../realm/chronicle.ts";
import styles from "./ChroniclePanel.module.css";

const pictures = {
  strike: Swords,
  robbery: HandCoins,
  death: Skull,
  birth: Baby,
  delivery: PackageCheck,
  find: Pickaxe,
  gift: Gift,
  trade: Coins,
} as const;

interface HappeningListProps {
  happenings: readonly Happening[];
  /** Moves the map to a place. */
  onShow: (place: Happening["place"]) => void;
}

/** Happenings in words, each leading to where it happened. */
export function HappeningList({ happenings, onShow }: HappeningListProps) {
  if (happenings.length === 0) return <p className={styles.quiet}>All is quiet.</p>;
  return (
    <ul className={styles.list}>
      {happenings.map((one) => {
        const Picture = pictures[one.what];
        return (
          <li key={one.id}>
            <button
              type="button"
              className={classes(styles.link, one.mine && styles.mine, one.bad === true && styles.bad)}
              title={`Show ${one.place.x}, ${one.place.y} on the map`}
              onClick={() => onShow(one.place)}
            >
              <Picture aria-hidden="true" size={14} />
              <span>
                {one.text}
                {one.times > 1 ? <span className="number"> × {one.times}</span> : null}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
