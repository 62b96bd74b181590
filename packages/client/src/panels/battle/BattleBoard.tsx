import { errorLine } from "@cogwright/contracts/errors";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../primitives/Notice.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import type { BattleStage } from "../../scenes/battle/stage.ts";
import styles from "./BattleBoard.module.css";
import type { Playback } from "./playback.ts";
import type { ShownBattle } from "./shownBattle.ts";
import { useCalm } from "./useCalm.ts";

interface BattleBoardProps {
  battle: ShownBattle;
  playback: Playback;
  /** What the board shows now, in words. */
  label: string;
}

/** The board itself; it loads Phaser when it first appears. */
export function BattleBoard({ battle, playback, label }: BattleBoardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BattleStage>();
  const [problem, setProblem] = useState<string>();
  const calm = useCalm();

  useEffect(() => {
    const parent = frame.current;
    if (!parent) return undefined;
    let mounted: BattleStage | undefined;
    let gone = false;
    import("../../scenes/battle/stage.ts")
      .then(({ mountBattleStage }) => {
        if (gone) return;
        mounted = mountBattleStage(parent);
        setStage(mounted);
      })
      .catch((error: unknown) => setProblem(errorLine(error)));
    return () => {
      gone = true;
      setStage(undefined);
      mounted?.destroy();
    };
  }, []);

  useEffect(() => {
    if (!stage) return undefined;
    stage.show(battle);
    stage.seek(playback.store.getState().position, calm);
    return playback.store.subscribe(({ position }, before) => {
      if (position !== before.position) stage.seek(position, calm);
    });
  }, [stage, battle, playback, calm]);

  return (
    <div className={styles.board} role="img" aria-label={label}>
      <div ref={frame} className={styles.frame} />
      {stage || problem ? null : (
        <div className={styles.over}>
          <WindingSpring label="Setting up the board…" />
        </div>
      )}
      {problem ? (
        <div className={styles.over}>
          <Notice tone="bad" title="The board cannot be drawn.">
            {problem} The words beside it tell the whole battle; reload the page to try again.
          </Notice>
        </div>
      ) : null}
    </div>
  );
}
