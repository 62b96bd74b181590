import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { Tabs } from "../../primitives/Tabs.tsx";
import { tileName } from "../../scenes/battle/geometry.ts";
import { turnAt } from "../../scenes/battle/timeline.ts";
import { BattleBoard } from "./BattleBoard.tsx";
import styles from "./BattlePlayer.module.css";
import { DuelLines } from "./DuelLines.tsx";
import { EventFeed } from "./EventFeed.tsx";
import { PlaybackControls } from "./PlaybackControls.tsx";
import type { Playback } from "./playback.ts";
import { SidePlates } from "./SidePlates.tsx";
import type { ShownBattle } from "./shownBattle.ts";
import { Transcript } from "./Transcript.tsx";
import { TurnReasons } from "./TurnReasons.tsx";
import { usePlaying } from "./usePlaying.ts";
import { useShortcuts } from "./useShortcuts.ts";
import { WinChance } from "./WinChance.tsx";

interface BattlePlayerProps {
  battle: ShownBattle;
  playback: Playback;
  /** Stands over the words at the side: a verdict, a link. */
  aside?: ReactNode;
}

/** A battle to watch: the board, what both did and why, and the keys to move through it. */
export function BattlePlayer({ battle, playback, aside }: BattlePlayerProps) {
  usePlaying(playback);
  useShortcuts(playback);
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const label = useMemo(() => boardInWords(battle, turn), [battle, turn]);
  return (
    <div className={styles.player}>
      <div className={styles.watch}>
        <BattleBoard battle={battle} playback={playback} label={label} />
        <PlaybackControls battle={battle} playback={playback} />
      </div>
      <div className={styles.words}>
        {aside}
        <SidePlates battle={battle} playback={playback} />
        {battle.source ? <WinChance battle={battle} source={battle.source} playback={playback} /> : null}
        <DuelLines battle={battle} playback={playback} />
        <Tabs
          label="The battle in words"
          className={styles.tabs ?? ""}
          tabs={[
            {
              id: "feed",
              label: "What happened",
              content: <EventFeed battle={battle} playback={playback} />,
            },
            { id: "why", label: "Why?", content: <TurnReasons battle={battle} playback={playback} /> },
            { id: "transcript", label: "Transcript", content: <Transcript battle={battle} /> },
          ]}
        />
      </div>
    </div>
  );
}

/** "Turn 3 of 34. Wolf on C5, 91 health. Hog on I6, 100 health." */
function boardInWords({ trace, cast }: ShownBattle, turn: number): string {
  const shown = trace.turns[Math.max(0, turn - 1)];
  if (!shown) return "An empty board";
  const views = turn === 0 ? shown.before : shown.after;
  const one = (side: "a" | "b") =>
    `${cast.names[side]} on ${tileName(views[side].tile)}, ${views[side].health} health.`;
  return `Turn ${turn} of ${trace.turns.length}. ${one("a")} ${one("b")}`;
}
