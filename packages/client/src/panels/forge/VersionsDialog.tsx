import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { Archive, GitCompare, RotateCcw, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useStore } from "zustand";
import { Badge } from "../../primitives/Badge.tsx";
import { Button } from "../../primitives/Button.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { bench, drawer } from "./bench.ts";
import { ChangeList } from "./ChangeList.tsx";
import { changesBetween } from "./changes.ts";
import { type Draft, strategyOf } from "./draft.ts";
import { playTrial } from "./trial.ts";
import { TRIAL_BATTLES } from "./useTrials.ts";
import styles from "./VersionsDialog.module.css";
import type { Version } from "./versions.ts";

interface VersionsDialogProps {
  open: boolean;
  onClose(): void;
}

const WHY: Readonly<Record<Version["why"], string>> = {
  kept: "kept",
  saved: "on chain",
  replaced: "set aside",
};
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The drawer under the bench: versions that were put away, compared with what lies on it, and taken back. */
export function VersionsDialog({ open, onClose }: VersionsDialogProps) {
  const versions = useStore(drawer.store, (state) => state.versions);
  const draft = useStore(bench.store, (state) => state.draft);
  const [compared, setCompared] = useState<string>();
  const newestIsBench = JSON.stringify(versions[0]?.draft) === JSON.stringify(draft);
  return (
    <Dialog
      open={open}
      onOpenChange={(stay) => !stay && onClose()}
      title="Versions"
      description="Put a version away before you try something bold; take it back when the trial battles disagree."
      actions={
        <>
          <Button onClick={onClose}>Back to the bench</Button>
          <Button
            look="brass"
            icon={<Archive aria-hidden="true" />}
            disabled={newestIsBench}
            onClick={() => drawer.put(draft, "kept")}
          >
            {newestIsBench ? "This one is kept" : "Keep this version"}
          </Button>
        </>
      }
    >
      {versions.length === 0 ? (
        <Notice title="The drawer is empty.">
          Versions come here when you keep one, when you save a bot on the chain, and before another bot takes
          the bench.
        </Notice>
      ) : (
        <ol className={styles.versions} aria-label="Versions, the newest first">
          {versions.map((version) => (
            <VersionRow
              key={version.id}
              version={version}
              draft={draft}
              open={compared === version.id}
              onCompare={() => setCompared((old) => (old === version.id ? undefined : version.id))}
              onRestore={() => {
                bench.restore(version.draft);
                onClose();
              }}
            />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

interface VersionRowProps {
  version: Version;
  draft: Draft;
  open: boolean;
  onCompare(): void;
  onRestore(): void;
}

function VersionRow({ version, draft, open, onCompare, onRestore }: VersionRowProps) {
  const { id, at, why, bot, draft: kept } = version;
  const name = kept.name || "Nameless";
  const rules = kept.cards.filter(({ off }) => !off).length;
  const current = JSON.stringify(kept) === JSON.stringify(draft);
  return (
    <li>
      <div className={styles.row}>
        <div className={styles.what}>
          <strong>{name}</strong>
          <Badge tone={why === "saved" ? "brass" : "plain"}>{WHY[why]}</Badge>
          <p>
            {day.format(at)} · {rules} {rules === 1 ? "rule" : "rules"}
            {bot === undefined ? null : (
              <>
                {" · "}
                <Link href={`/bot/${bot}`}>bot {bot}</Link>
              </>
            )}
          </p>
        </div>
        <div className={styles.tools}>
          <Button
            size="small"
            look="quiet"
            aria-expanded={open}
            disabled={current}
            aria-label={`Compare ${name} of ${day.format(at)} with the bench`}
            icon={<GitCompare aria-hidden="true" />}
            onClick={onCompare}
          >
            {current ? "On the bench" : "Compare"}
          </Button>
          <Button
            size="small"
            disabled={current}
            aria-label={`Take back ${name} of ${day.format(at)}`}
            icon={<RotateCcw aria-hidden="true" />}
            onClick={onRestore}
          >
            Take back
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={`Throw away ${name} of ${day.format(at)}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => drawer.remove(id)}
          />
        </div>
      </div>
      {open && !current ? <Comparison kept={kept} draft={draft} /> : null}
    </li>
  );
}

function Comparison({ kept, draft }: { kept: Draft; draft: Draft }) {
  const changes = useMemo(() => changesBetween(kept, draft), [kept, draft]);
  const duel = useMemo(
    () => playTrial(compile(strategyOf(draft)), compile(strategyOf(kept)), TRIAL_BATTLES),
    [kept, draft],
  );
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return (
    <div className={styles.comparison}>
      <h3>Since then</h3>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p>Only the words that rules came from differ.</p>
      )}
      <p>
        Against each other, the bench wins <strong className="number">{percent(duel.share)}</strong> of{" "}
        {TRIAL_BATTLES} battles (95% sure: {percent(duel.low)} to {percent(duel.high)}).
      </p>
    </div>
  );
}
