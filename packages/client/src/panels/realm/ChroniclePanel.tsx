import { Baby, Skull, Swords } from "lucide-react";
import { useStore } from "zustand";
import { Card } from "../../primitives/Card.tsx";
import type { Happening } from "../../realm/chronicle.ts";
import type { Realm } from "../../realm/realm.ts";
import styles from "./ChroniclePanel.module.css";

const SHOWN = 6;
const pictures = { strike: Swords, death: Skull, birth: Baby } as const;

interface ChroniclePanelProps {
  realm: Realm;
  /** Moves the map to a place. */
  onShow: (place: Happening["place"]) => void;
}

/** What happened in sight, the newest first; each leads to where it happened. */
export function ChroniclePanel({ realm, onShow }: ChroniclePanelProps) {
  const happenings = useStore(realm.chronicle.store);
  const mine = happenings.find((one) => one.mine);
  return (
    <Card className={styles.panel} aria-label="What happened">
      <h3 className={styles.title}>What happened</h3>
      {happenings.length === 0 ? (
        <p className={styles.quiet}>All is quiet.</p>
      ) : (
        <ul className={styles.list}>
          {happenings.slice(0, SHOWN).map((one) => {
            const Picture = pictures[one.what];
            return (
              <li key={one.id}>
                <button
                  type="button"
                  className={one.mine ? styles.mine : styles.link}
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
      )}
      <p className="unseen" aria-live="assertive">
        {mine?.text ?? ""}
      </p>
    </Card>
  );
}
