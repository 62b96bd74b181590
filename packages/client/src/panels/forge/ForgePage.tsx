import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { Archive, Eraser, Share2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Page } from "../../primitives/Page.tsx";
import { Arrival } from "./Arrival.tsx";
import { BotPlate } from "./BotPlate.tsx";
import { bench, drawer } from "./bench.ts";
import { strategyOf } from "./draft.ts";
import { ForgeChat } from "./ForgeChat.tsx";
import styles from "./ForgePage.module.css";
import { isBlank } from "./forgeStore.ts";
import { PreviewBattle } from "./PreviewBattle.tsx";
import { RuleCards } from "./RuleCards.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { TrialTable } from "./TrialTable.tsx";
import { opponents, useTrials } from "./useTrials.ts";
import { useUndoKeys } from "./useUndoKeys.ts";
import { VersionsDialog } from "./VersionsDialog.tsx";
import { WagerRules } from "./WagerRules.tsx";

const everybody = opponents.map(({ id }) => id);

/** Words on the left, the machine they make on the right, its battles below. */
export default function ForgePage() {
  const draft = useStore(bench.store, (state) => state.draft);
  const chosen = useStore(bench.store, (state) => state.opponents) ?? everybody;
  const thinking = useStore(bench.store, (state) => state.thinking !== undefined);
  const [opponent, setOpponent] = useState(0);
  const [dialog, setDialog] = useState<"versions" | "share">();
  const strategy = useMemo(() => strategyOf(draft), [draft]);
  const code = useMemo(() => compile(strategy), [strategy]);
  const trials = useTrials(code, chosen);
  useUndoKeys();
  const blank = isBlank(draft) && draft.name === "";
  const clear = () => {
    if (!isBlank(draft)) drawer.put(draft, "replaced");
    bench.clear();
  };
  return (
    <Page
      title="The forge"
      lead="Say how your bot should fight, read what was understood, watch it, and put it right."
      actions={
        <>
          <Button look="quiet" icon={<Archive aria-hidden="true" />} onClick={() => setDialog("versions")}>
            Versions
          </Button>
          <Button
            look="quiet"
            icon={<Share2 aria-hidden="true" />}
            disabled={isBlank(draft)}
            onClick={() => setDialog("share")}
          >
            Share
          </Button>
          <Button
            look="quiet"
            icon={<Eraser aria-hidden="true" />}
            disabled={blank || thinking}
            aria-label="Clear the bench"
            onClick={clear}
          >
            Clear
          </Button>
        </>
      }
    >
      <div className={styles.forge}>
        <div className={styles.talk}>
          <ForgeChat />
        </div>
        {/* While the model reads, its answer is to what lies here: nobody moves it. */}
        <div className={styles.bot} inert={thinking} data-thinking={thinking}>
          <BotPlate code={code} />
          <div className={styles.work}>
            <RuleCards trial={trials.total} />
            <div className={styles.side}>
              <TrialTable
                trials={trials}
                chosen={chosen}
                onChoose={(ids) => bench.chooseOpponents(ids.length === everybody.length ? null : ids)}
                watched={opponent}
                onWatch={setOpponent}
              />
              <WagerRules />
            </div>
          </div>
        </div>
      </div>
      <PreviewBattle strategy={strategy} code={code} opponent={opponent} onOpponent={setOpponent} />
      <Arrival />
      <VersionsDialog open={dialog === "versions"} onClose={() => setDialog(undefined)} />
      <ShareDialog open={dialog === "share"} onClose={() => setDialog(undefined)} />
    </Page>
  );
}
