import { useStore } from "zustand";
import { classes } from "../../primitives/classes.ts";
import type { Realm } from "../../realm/realm.ts";
import styles from "./WalkHint.module.css";

/** How to walk; goes away with the first step. */
export function WalkHint({ realm }: { realm: Realm }) {
  const walked = useStore(realm.walker.store, (state) => state.moves > 0);
  return (
    <div className={classes(styles.hint, walked && styles.gone)} aria-hidden={walked}>
      <p className={styles.keys}>
        Walk with <kbd>W</kbd>
        <kbd>A</kbd>
        <kbd>S</kbd>
        <kbd>D</kbd> or the arrow keys, or click a place on the map.
      </p>
      <p className={styles.touch}>
        Tap a place on the map to walk there. Drag to look around, pinch to zoom.
      </p>
    </div>
  );
}
