import { Redo2, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { bench } from "./bench.ts";
import { ChangeList } from "./ChangeList.tsx";
import { changesBetween } from "./changes.ts";
import { isBlank } from "./forgeStore.ts";
import styles from "./LastChange.module.css";

/** What the last change made different, and the way back and forth. */
export function LastChange() {
  const draft = useStore(bench.store, (state) => state.draft);
  const before = useStore(bench.store, (state) => state.past.at(-1));
  const canRedo = useStore(bench.store, (state) => state.future.length > 0);
  const changes = useMemo(
    () => (before && !isBlank(before) ? changesBetween(before, draft) : []),
    [before, draft],
  );
  return (
    <div className={styles.last}>
      <div className={styles.what} role="status" aria-label="Last change">
        {changes.length > 0 ? (
          <>
            <h3>Last change</h3>
            <ChangeList changes={changes} most={3} />
          </>
        ) : null}
      </div>
      <div className={styles.ways}>
        <Button
          size="small"
          look="quiet"
          icon={<Undo2 aria-hidden="true" />}
          disabled={!before}
          aria-keyshortcuts="Control+Z"
          onClick={bench.undo}
        >
          Undo
        </Button>
        <Button
          size="small"
          look="quiet"
          icon={<Redo2 aria-hidden="true" />}
          disabled={!canRedo}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={bench.redo}
        >
          Redo
        </Button>
      </div>
    </div>
  );
}
