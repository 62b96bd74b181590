import { Slider as Radix } from "radix-ui";
import { useMemo } from "react";
import { useStore } from "zustand";
import { classes } from "../../primitives/classes.ts";
import { turnAt } from "../../scenes/battle/timeline.ts";
import { marksOf } from "./marks.ts";
import type { Playback } from "./playback.ts";
import styles from "./Scrubber.module.css";
import type { ShownBattle } from "./shownBattle.ts";

interface ScrubberProps {
  battle: ShownBattle;
  playback: Playback;
}

/** Steps within a turn that the knob shows while it plays. */
const GRAIN = 10;

/** The way through the battle, with marks where bots were hit (height by weight) and changed their stance. */
export function Scrubber({ battle, playback }: ScrubberProps) {
  const position = useStore(playback.store, (state) => Math.round(state.position * GRAIN) / GRAIN);
  const turns = useStore(playback.store, (state) => state.turns);
  const marks = useMemo(() => marksOf(battle.trace), [battle]);
  return (
    <div className={styles.scrubber} data-scrubber="">
      <div className={styles.marks} aria-hidden="true">
        {marks.map((mark) => (
          <i
            key={`${mark.turn}${mark.side}${mark.kind}`}
            className={classes(styles.mark, styles[mark.kind], styles[mark.side])}
            style={{ left: `${(mark.turn / Math.max(1, turns)) * 100}%`, "--weight": mark.weight } as never}
          />
        ))}
      </div>
      <Radix.Root
        className={styles.root}
        value={[position]}
        min={0}
        max={Math.max(1, turns)}
        step={0.05}
        onValueChange={([to]) => to !== undefined && playback.seek(to)}
        onValueCommit={([to]) => to !== undefined && playback.seek(Math.round(to))}
      >
        <Radix.Track className={styles.track}>
          <Radix.Range className={styles.range} />
        </Radix.Track>
        <Radix.Thumb
          className={styles.thumb}
          aria-label="Turn"
          aria-valuetext={`Turn ${turnAt(position)} of ${turns}`}
        />
      </Radix.Root>
    </div>
  );
}
