import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import { errorLine } from "@cogwright/contracts/errors";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { Save } from "lucide-react";
import { useMemo, useState } from "react";
import type { Hex } from "viem";
import { Link } from "wouter";
import { useStore } from "zustand";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Slider } from "../../primitives/Slider.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { showToast } from "../../primitives/toasts.ts";
import { lookOf } from "../../scenes/battle/look.ts";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import styles from "./BotPlate.module.css";
import { bench, drawer } from "./bench.ts";
import { faultOf, strategyOf } from "./draft.ts";
import { PARTS_OF_LOADOUT, type Part, setPart } from "./loadout.ts";
import { saveBot, saveSealedBot } from "./saveBot.ts";

interface BotPlateProps {
  /** The draft's bytecode. */
  code: Hex;
}

const PART_WORDS: Record<Part, string> = {
  armor: "Armour",
  weapon: "Weapon",
  engine: "Engine",
  repair: "Repair arm",
};

/** The bot itself: portrait, name, where its ten points went, and the way onto the chain. */
export function BotPlate({ code }: BotPlateProps) {
  const draft = useStore(bench.store, (state) => state.draft);
  const look = useMemo(() => lookOf(codeHash(code), draft.loadout, "a"), [code, draft.loadout]);
  return (
    <Card className={styles.plate ?? ""} aria-label="The bot">
      <AutomatonPortrait look={look} size={148} label={`Portrait of ${draft.name || "your bot"}`} />
      <div className={styles.side}>
        <Field
          label="Name"
          value={draft.name}
          placeholder="What is it called?"
          maxLength={32}
          onChange={(event) => {
            const name = event.currentTarget.value;
            bench.change((old) => ({ ...old, name }), "name");
          }}
        />
        <fieldset className={styles.parts} aria-label="Loadout, ten points in all">
          {PARTS_OF_LOADOUT.map((part) => (
            <Slider
              key={part}
              label={PART_WORDS[part]}
              value={draft.loadout[part]}
              min={0}
              max={5}
              onChange={(points) =>
                bench.change(
                  (old) => ({ ...old, loadout: setPart(old.loadout, part, points) }),
                  `part ${part}`,
                )
              }
            />
          ))}
        </fieldset>
        <SaveBar code={code} />
      </div>
    </Card>
  );
}

function SaveBar({ code }: BotPlateProps) {
  const draft = useStore(bench.store, (state) => state.draft);
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [sealing, setSealing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<{ id: number; code: Hex; name: string }>();
  const [problem, setProblem] = useState<string>();
  const { name } = strategyOf(draft);
  const fault =
    faultOf(draft) ?? (draft.cards.every(({ off }) => off) ? "Give it at least one rule first." : undefined);
  const done = saved !== undefined && saved.code === code && saved.name === name;
  const save = async () => {
    if (!chain) return;
    setSaving(true);
    setProblem(undefined);
    try {
      const id = await (sealing
        ? saveSealedBot(chain, strategyOf(draft), window.localStorage)
        : saveBot(chain, name, code));
      setSaved({ id, code, name });
      drawer.put(draft, "saved", id);
      showToast(
        "good",
        `${name} is saved`,
        `It is bot ${id}, yours, and its rules cannot be changed any more.`,
      );
    } catch (error) {
      setProblem(errorLine(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className={styles.save}>
      <div className={styles.saveRow}>
        <Button
          look="brass"
          icon={<Save aria-hidden="true" />}
          busy={saving}
          disabled={fault !== undefined || !live || done}
          onClick={() => void save()}
        >
          {done ? "Saved" : "Save on chain"}
        </Button>
        <Switch
          label="Sealed until bets close"
          checked={sealing}
          disabled={saving || done}
          onChange={setSealing}
        />
        {done && saved ? (
          <>
            <Link href={`/arena?bot=${saved.id}`}>Enter the arena with it</Link>
            <Link href={`/bot/${saved.id}`}>Its page</Link>
          </>
        ) : null}
      </div>
      <p className={styles.note}>
        {fault ??
          (live
            ? sealing
              ? `Writes a commitment of 32 bytes to the chain as a new bot of yours. How it fights stays yours until bets on its first match have closed; then it must be shown within ${wagerRules.revealWindow} seconds, or it loses the match. What shows it is kept in this browser: keep a copy from its page. It costs no coins.`
              : `Writes ${(code.length - 2) / 2} bytes of strategy to the chain as a new bot of yours, open for all to read. It costs no coins.`
            : "The chain is not answering just now; your draft is kept here.")}
      </p>
      {problem ? (
        <Notice tone="bad" title="The bot was not saved.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
