import { useStore } from "zustand";
import { Meter } from "../../primitives/Meter.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import { AutomatonPortrait } from "./AutomatonPortrait.tsx";
import type { Playback } from "./playback.ts";
import styles from "./SidePlates.module.css";
import type { ShownBattle } from "./shownBattle.ts";

interface SidePlatesProps {
  battle: ShownBattle;
  playback: Playback;
}

/** Both bots as the shown turn left them: name, health, energy, stance, mines. */
export function SidePlates({ battle, playback }: SidePlatesProps) {
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const shown = battle.trace.turns[Math.max(0, turn - 1)];
  return (
    <div className={styles.plates}>
      {(["a", "b"] as const).map((side) => {
        const view = shown ? (turn === 0 ? shown.before : shown.after)[side] : undefined;
        return (
          <section key={side} className={styles.plate} aria-label={battle.cast.names[side]}>
            <AutomatonPortrait look={battle.looks[side]} size={64} />
            <div className={styles.figures}>
              <h3>
                <SideBadge side={side} /> {battle.cast.names[side]}
              </h3>
              <Meter
                label="Health"
                value={view?.health ?? 100}
                max={100}
                colour={healthColour(view?.health ?? 100)}
                text={String(view?.health ?? 100)}
              />
              <Meter
                label="Energy"
                value={view?.energy ?? 100}
                max={100}
                text={String(view?.energy ?? 100)}
              />
              <p className={styles.small}>
                Stance {view?.stance ?? 0} · {view?.minesLeft ?? 0} mines left
              </p>
            </div>
          </section>
        );
      })}
    </div>
  );
}

function healthColour(health: number): "good" | "warn" | "bad" {
  return health > 50 ? "good" : health > 25 ? "warn" : "bad";
}
