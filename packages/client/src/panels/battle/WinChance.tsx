import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { ChartFrame } from "../../primitives/ChartFrame.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import type { Playback } from "./playback.ts";
import type { ShownBattle } from "./shownBattle.ts";
import { useWinChance } from "./useWinChance.ts";
import styles from "./WinChance.module.css";
import {
  type BattleSource,
  bandPath,
  type Chance,
  type ChanceAnswer,
  chanceText,
  sharePath,
} from "./winChance.ts";

interface WinChanceProps {
  battle: ShownBattle;
  source: BattleSource;
  playback: Playback;
}

const [WIDTH, HEIGHT] = [400, 72];

/** How likely a's victory was at every moment: a line in its band, with the figures of the moment shown. */
export function WinChance({ battle, source, playback }: WinChanceProps) {
  const turns = battle.trace.turns.length;
  const found = useWinChance(source, turns);
  if (found.state === "failed")
    return (
      <ChartFrame title="Win chance" summary="The win chance cannot be worked out.">
        <p className={styles.wait}>It cannot be worked out in this browser: {found.problem}.</p>
      </ChartFrame>
    );
  if (found.state === "working")
    return (
      <ChartFrame
        title="Win chance"
        unit="playing the futures…"
        summary="The win chance is being worked out."
        legend={<Legend />}
      >
        <div className={styles.head}>
          <Figure battle={battle} side="a" chance={undefined} />
          <Figure battle={battle} side="b" chance={undefined} />
        </div>
        <div className={styles.winding} />
      </ChartFrame>
    );
  return <Chances battle={battle} playback={playback} answer={found.answer} />;
}

interface ChancesProps {
  battle: ShownBattle;
  playback: Playback;
  answer: ChanceAnswer;
}

function Chances({ battle, playback, answer }: ChancesProps) {
  const { chances, futures, of } = answer;
  const turns = battle.trace.turns.length;
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const hand = useRef<SVGLineElement>(null);
  const [band, line] = useMemo(
    () => [bandPath(chances, WIDTH, HEIGHT), sharePath(chances, WIDTH, HEIGHT)],
    [chances],
  );
  useEffect(() => {
    const point = ({ position }: { position: number }) =>
      hand.current?.setAttribute("transform", `translate(${(position / Math.max(1, turns)) * WIDTH} 0)`);
    point(playback.store.getState());
    return playback.store.subscribe(point);
  }, [playback, turns]);
  const now = chances[Math.min(turn, turns)];
  const theirs = now && { share: 1 - now.share, low: 1 - now.high, high: 1 - now.low };
  const start = chances[0];
  return (
    <ChartFrame
      title="Win chance"
      unit={futures < of ? `${futures} of ${of} futures a turn…` : `${of} futures a turn`}
      summary={
        start
          ? `At the start ${battle.cast.names.a} won ${Math.round(100 * start.share)} per cent of the futures.`
          : ""
      }
      legend={<Legend />}
    >
      <div className={styles.head}>
        <Figure battle={battle} side="a" chance={now} />
        <Figure battle={battle} side="b" chance={theirs} />
      </div>
      <div className={styles.dial}>
        <span className={styles.end}>
          <SideBadge side="a" /> wins
        </span>
        <span className={styles.end}>
          <SideBadge side="b" /> wins
        </span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className={styles.chart}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect x="0" y="0" width={WIDTH} height={HEIGHT / 2} className={styles.ground} data-side="a" />
          <rect
            x="0"
            y={HEIGHT / 2}
            width={WIDTH}
            height={HEIGHT / 2}
            className={styles.ground}
            data-side="b"
          />
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className={styles.middle} />
          <path d={band} className={styles.band} />
          <path d={line} className={styles.line} />
          <line ref={hand} x1="0" x2="0" y1="0" y2={HEIGHT} className={styles.hand} />
        </svg>
      </div>
    </ChartFrame>
  );
}

interface FigureProps {
  battle: ShownBattle;
  side: "a" | "b";
  chance: Chance | undefined;
}

function Figure({ battle, side, chance }: FigureProps) {
  const text = chance ? chanceText(chance) : { value: "· ·", spread: "" };
  return (
    <span className={styles.figure} data-side={side}>
      <SideBadge side={side} />
      <span className={styles.name}>{battle.cast.names[side]}</span>
      <b>{text.value}</b>
      <small>{text.spread}</small>
    </span>
  );
}

function Legend() {
  return <span>From this state on with chance drawn anew, draws counted half; the band is 95 %.</span>;
}
