import { Gauge, Keyboard, Pause, Play, RotateCcw, SkipBack, SkipForward } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Select } from "../../primitives/Select.tsx";
import { Tooltip } from "../../primitives/Tooltip.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import styles from "./PlaybackControls.module.css";
import { type Playback, SPEEDS, type Speed } from "./playback.ts";
import { Scrubber } from "./Scrubber.tsx";
import type { ShownBattle } from "./shownBattle.ts";
import { SHORTCUTS } from "./useShortcuts.ts";

interface PlaybackControlsProps {
  battle: ShownBattle;
  playback: Playback;
}

const speedOptions = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }));

/** The bar under the board: step, play, scrub, speed. */
export function PlaybackControls({ battle, playback }: PlaybackControlsProps) {
  const { playing, speed, turns } = useStore(playback.store);
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const ended = useStore(playback.store, (state) => state.position >= state.turns);
  const icon = playing ? (
    <Pause aria-hidden="true" />
  ) : ended ? (
    <RotateCcw aria-hidden="true" />
  ) : (
    <Play aria-hidden="true" />
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label="Playback">
      <div className={styles.buttons}>
        <Button
          look="quiet"
          aria-label="One turn back"
          icon={<SkipBack aria-hidden="true" />}
          disabled={turn === 0}
          onClick={() => playback.step(-1)}
        />
        <Button
          look="brass"
          aria-label={playing ? "Pause" : ended ? "Play again" : "Play"}
          icon={icon}
          onClick={playback.toggle}
        />
        <Button
          look="quiet"
          aria-label="One turn on"
          icon={<SkipForward aria-hidden="true" />}
          disabled={turn === turns && ended}
          onClick={() => playback.step(1)}
        />
      </div>
      <output className={styles.turn} aria-label="Turn shown">
        {turn}
        <span> / {turns}</span>
      </output>
      <Scrubber battle={battle} playback={playback} />
      <div className={styles.speed}>
        <Gauge aria-hidden="true" size={16} />
        <Select
          label="Speed"
          hideLabel
          value={String(speed)}
          options={speedOptions}
          onChange={(next) => playback.setSpeed(Number(next) as Speed)}
        />
      </div>
      <span className={styles.keys}>
        <Tooltip
          text={
            <span className={styles.list}>
              {SHORTCUTS.map(({ shown, does }) => (
                <span key={shown}>
                  <kbd>{shown}</kbd> {does}
                </span>
              ))}
            </span>
          }
        >
          <Button
            look="quiet"
            aria-label={`Keys: ${SHORTCUTS.map(({ shown, does }) => `${shown} ${does}`).join(", ")}`}
            icon={<Keyboard aria-hidden="true" />}
          />
        </Tooltip>
      </span>
    </div>
  );
}
