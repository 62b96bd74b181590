import type { BotTurn } from "@cogwright/botbuilder/battle/trace";
import { Check, CircleSlash, X } from "lucide-react";
import { useStore } from "zustand";
import { classes } from "../../primitives/classes.ts";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import type { Playback } from "./playback.ts";
import { verdictsOf } from "./reasons.ts";
import type { ShownBattle } from "./shownBattle.ts";
import styles from "./TurnReasons.module.css";

interface TurnReasonsProps {
  battle: ShownBattle;
  playback: Playback;
}

const icons = { fired: Check, condition: X, impossible: CircleSlash };

/** Why each bot did what it did in the shown turn: its rules from the top, down to the one that fired. */
export function TurnReasons({ battle, playback }: TurnReasonsProps) {
  const turn = useStore(playback.store, (state) => Math.max(1, turnAt(state.position)));
  const shown = battle.trace.turns[turn - 1];
  if (!shown) return <p>No turn was played.</p>;
  return (
    <div className={styles.reasons}>
      <p className={styles.lead}>In turn {turn} each bot went down its rules and took the first it could.</p>
      {(["a", "b"] as const).map((side) => (
        <section key={side} aria-label={`Why ${battle.cast.names[side]} did it`}>
          <h4>
            <SideBadge side={side} /> {battle.cast.names[side]} {doing(shown[side])}
          </h4>
          <ol className={styles.rules}>
            {verdictsOf(shown[side], battle.cast, side).map((verdict) => {
              const Icon = icons[verdict.kind];
              return (
                <li key={verdict.rule} className={classes(styles.rule, styles[verdict.kind])}>
                  <Icon aria-hidden="true" size={15} />
                  <span>
                    {verdict.words}
                    <small>{verdict.because}</small>
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}

function doing(turn: BotTurn): string {
  return `chose “${turn.action}” (rolled ${turn.chance})`;
}
