import { useMemo } from "react";
import { useStore } from "zustand";
import { classes } from "../../primitives/classes.ts";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import styles from "./EventFeed.module.css";
import { eventsOf, outcomeOf } from "./narrate.ts";
import type { Playback } from "./playback.ts";
import type { ShownBattle } from "./shownBattle.ts";

interface EventFeedProps {
  battle: ShownBattle;
  playback: Playback;
}

/** What has happened so far in words, newest first; a turn's number leads back to it. */
export function EventFeed({ battle, playback }: EventFeedProps) {
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const playing = useStore(playback.store, (state) => state.playing);
  const all = useMemo(
    () =>
      battle.trace.turns.map((each) => ({
        turn: each.turn,
        events: [...eventsOf(each, "a", battle.cast), ...eventsOf(each, "b", battle.cast)],
      })),
    [battle],
  );
  const shown = all.slice(0, turn).reverse();
  return (
    <ol className={styles.feed} role="log" aria-label="What happened" aria-live={playing ? "off" : "polite"}>
      {turn === battle.trace.turns.length && turn > 0 ? (
        <li className={styles.outcome}>{outcomeOf(battle.trace, battle.cast)}</li>
      ) : null}
      {shown.map(({ turn: number, events }) => (
        <li key={number} className={classes(styles.turn, number === turn && styles.now)}>
          <button
            type="button"
            className={styles.number}
            aria-label={`Go to turn ${number}`}
            onClick={() => playback.seek(number)}
          >
            {number}
          </button>
          <div className={styles.events}>
            {events.map((event) => (
              <p key={event.side + event.text} className={classes(styles.event, styles[event.tone])}>
                <SideBadge side={event.side} />
                <span>
                  {event.text}
                  {event.because ? <small>{event.because}</small> : null}
                </span>
              </p>
            ))}
          </div>
        </li>
      ))}
      {turn === 0 ? <li className={styles.empty}>Both stand at their marks. Press play.</li> : null}
    </ol>
  );
}
