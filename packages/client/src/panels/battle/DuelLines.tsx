import { useEffect, useMemo, useRef } from "react";
import { ChartFrame } from "../../primitives/ChartFrame.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import styles from "./DuelLines.module.css";
import { pathOf, seriesOf } from "./marks.ts";
import { outcomeOf } from "./narrate.ts";
import type { Playback } from "./playback.ts";
import type { ShownBattle } from "./shownBattle.ts";

interface DuelLinesProps {
  battle: ShownBattle;
  playback: Playback;
}

const [WIDTH, HEIGHT] = [400, 96];

/** Health (whole line) and energy (dotted) of both bots over the battle, with a hand at the shown moment. */
export function DuelLines({ battle, playback }: DuelLinesProps) {
  const hand = useRef<SVGLineElement>(null);
  const turns = battle.trace.turns.length;
  const lines = useMemo(
    () =>
      (["a", "b"] as const).map((side) => ({
        side,
        health: pathOf(seriesOf(battle.trace, side, "health"), WIDTH, HEIGHT),
        energy: pathOf(seriesOf(battle.trace, side, "energy"), WIDTH, HEIGHT),
      })),
    [battle],
  );
  // The hand moves with every frame: past React, which would draw all lines again.
  useEffect(() => {
    const point = ({ position }: { position: number }) =>
      hand.current?.setAttribute("transform", `translate(${(position / Math.max(1, turns)) * WIDTH} 0)`);
    point(playback.store.getState());
    return playback.store.subscribe(point);
  }, [playback, turns]);
  return (
    <ChartFrame
      title="Health and energy"
      unit="per cent, by turn"
      summary={`${outcomeOf(battle.trace, battle.cast)} The transcript gives every turn's figures.`}
      legend={
        <>
          {lines.map(({ side }) => (
            <span key={side} className={styles.key}>
              <SideBadge side={side} /> {battle.cast.names[side]}
            </span>
          ))}
          <span className={styles.key}>whole: health</span>
          <span className={styles.key}>dotted: energy</span>
        </>
      }
    >
      <svg
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        className={styles.chart}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {[0, 25, 50, 75, 100].map((level) => (
          <line
            key={level}
            x1="0"
            x2={WIDTH}
            y1={HEIGHT - (level / 100) * HEIGHT}
            y2={HEIGHT - (level / 100) * HEIGHT}
            className={styles.rule}
          />
        ))}
        {lines.map(({ side, energy }) => (
          <path key={side} d={energy} className={styles.energy} data-side={side} />
        ))}
        {lines.map(({ side, health }) => (
          <path key={side} d={health} className={styles.health} data-side={side} />
        ))}
        <line ref={hand} x1="0" x2="0" y1="-4" y2={HEIGHT + 4} className={styles.hand} />
      </svg>
    </ChartFrame>
  );
}
