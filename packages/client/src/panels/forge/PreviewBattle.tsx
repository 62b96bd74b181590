import { trace } from "@cogwright/botbuilder/battle/trace";
import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { Dices } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Hex } from "viem";
import { Button } from "../../primitives/Button.tsx";
import { Select } from "../../primitives/Select.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { lookOf } from "../../scenes/battle/look.ts";
import { BattlePlayer } from "../battle/BattlePlayer.tsx";
import { createPlayback } from "../battle/playback.ts";
import { ruleWords } from "../battle/ruleWords.ts";
import type { ShownBattle } from "../battle/shownBattle.ts";
import { useCalm } from "../battle/useCalm.ts";
import { useInView } from "../battle/useInView.ts";
import styles from "./PreviewBattle.module.css";
import { trialSeed } from "./trial.ts";
import { opponents } from "./useTrials.ts";

interface PreviewBattleProps {
  strategy: Strategy;
  code: Hex;
  /** Index of the opponent. */
  opponent: number;
  onOpponent(opponent: number): void;
}

/** The draft in a battle of its own, played in the page, anew on every change. */
export function PreviewBattle({ strategy, code, opponent, onOpponent }: PreviewBattleProps) {
  const [round, setRound] = useState(0);
  const [playback] = useState(() => createPlayback(0));
  const calm = useCalm();
  const frame = useRef<HTMLElement>(null);
  const seen = useInView(frame);
  // The board and what draws it are loaded when somebody first comes near: whoever writes has the whole machine.
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (seen) setWanted(true);
  }, [seen]);
  const enemy = opponents[opponent] ?? opponents[0];
  // Names are part of the strategy but not of what it does: typing one must not start the battle again.
  const { rules, loadout } = strategy;
  const battle = useMemo((): ShownBattle | undefined => {
    if (!enemy) return undefined;
    return {
      trace: trace(code, enemy.code, trialSeed(round)),
      looks: {
        a: lookOf(codeHash(code), loadout, "a"),
        b: lookOf(codeHash(enemy.code), enemy.strategy.loadout, "b"),
      },
      cast: {
        names: { a: "Your bot", b: enemy.name },
        rules: { a: rules.map(ruleWords), b: enemy.strategy.rules.map(ruleWords) },
      },
    };
  }, [code, enemy, round, rules, loadout]);
  useEffect(() => {
    if (!battle) return;
    playback.load(battle.trace.turns.length);
  }, [battle, playback]);
  // It plays by itself when it comes into view, and again for every new battle; out of view it rests.
  useEffect(() => {
    if (!battle) return;
    if (seen && !calm) playback.play();
    else playback.pause();
  }, [battle, playback, calm, seen]);
  if (!battle) return null;
  return (
    <section ref={frame} className={styles.preview} aria-label="Preview battle">
      <header className={styles.head}>
        <h2>Watch it fight</h2>
        <div className={styles.tools}>
          <Select
            label="Against"
            hideLabel
            value={String(opponent)}
            options={opponents.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(next) => onOpponent(Number(next))}
          />
          <Button icon={<Dices aria-hidden="true" />} onClick={() => setRound((old) => old + 1)}>
            Another battle
          </Button>
        </div>
      </header>
      {wanted ? (
        <BattlePlayer battle={battle} playback={playback} />
      ) : (
        <div className={styles.unlit}>
          <WindingSpring label="Setting up the board…" />
        </div>
      )}
    </section>
  );
}
