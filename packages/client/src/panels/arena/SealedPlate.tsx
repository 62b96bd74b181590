import { Lock } from "lucide-react";
import styles from "./Fighters.module.css";

/** Stands where a bot would whose code nobody has seen yet. */
export function SealedPlate({ size }: { size: number }) {
  return (
    <div className={styles.stand} style={{ width: size, height: size }} role="img" aria-label="Sealed">
      <Lock aria-hidden="true" size={Math.round(size / 3)} strokeWidth={1.4} />
    </div>
  );
}
