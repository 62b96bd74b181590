import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { Eraser } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Page } from "../../primitives/Page.tsx";
import { BotPlate } from "./BotPlate.tsx";
import { bench } from "./bench.ts";
import { strategyOf } from "./draft.ts";
import { ForgeChat } from "./ForgeChat.tsx";
import styles from "./ForgePage.module.css";
import { PreviewBattle } from "./PreviewBattle.tsx";
import { RuleCards } from "./RuleCards.tsx";
import { TrialTable } from "./TrialTable.tsx";
import { useTrials } from "./useTrials.ts";

/** Words on the left, the machine they make on the right, its battles below. */
export default function ForgePage() {
  const draft = useStore(bench.store, (state) => state.draft);
  const [opponent, setOpponent] = useState(0);
  const strategy = useMemo(() => strategyOf(draft), [draft]);
  const code = useMemo(() => compile(strategy), [strategy]);
  const trials = useTrials(code, strategy.rules.length);
  return (
    <Page
      title="The forge"
      lead="Say how your bot should fight, read what was understood, watch it, and put it right."
      actions={
        <Button look="quiet" icon={<Eraser aria-hidden="true" />} onClick={bench.clear}>
          Clear the bench
        </Button>
      }
    >
      <div className={styles.forge}>
        <div className={styles.talk}>
          <ForgeChat />
        </div>
        <div className={styles.bot}>
          <BotPlate code={code} />
          <div className={styles.work}>
            <RuleCards uses={trials.uses} />
            <TrialTable trials={trials} watched={opponent} onWatch={setOpponent} />
          </div>
        </div>
      </div>
      <PreviewBattle strategy={strategy} code={code} opponent={opponent} onOpponent={setOpponent} />
    </Page>
  );
}
