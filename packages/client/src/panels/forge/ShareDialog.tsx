import { Check, Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Field } from "../../primitives/Field.tsx";
import { bench } from "./bench.ts";
import { strategyOf } from "./draft.ts";
import styles from "./ShareDialog.module.css";
import { shareLink } from "./shareLink.ts";

interface ShareDialogProps {
  open: boolean;
  onClose(): void;
}

/** The bot as a link that puts it on somebody else's bench, and as a file for programs. */
export function ShareDialog({ open, onClose }: ShareDialogProps) {
  const draft = useStore(bench.store, (state) => state.draft);
  const [copied, setCopied] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const strategy = strategyOf(draft);
  const link = shareLink(window.location.origin, strategy);
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => setCopied(true))
      .catch(() => setProblem("This browser does not let the page copy; mark the link and copy it by hand."));
  const download = () => {
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(strategy, null, 2)}\n`], { type: "application/json" }),
    );
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = `${strategy.name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.json`;
    anchor.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(stay) => !stay && onClose()}
      title={`Share ${draft.name || "your bot"}`}
      description="Whoever opens the link gets your bot on the bench: its parts, its rules and its name. Your words and money rules stay here."
      actions={<Button onClick={onClose}>Back to the bench</Button>}
    >
      <div className={styles.share}>
        <Field
          label="Link"
          readOnly
          value={link}
          error={problem}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={styles.ways}>
          <Button
            look="brass"
            icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            onClick={() => void copy()}
          >
            {copied ? "Copied" : "Copy the link"}
          </Button>
          <Button icon={<Download aria-hidden="true" />} onClick={download}>
            Save as a file
          </Button>
        </div>
        <p className={styles.note}>
          The file is for programs: <code>npm run bot -- odds my-bot.json rusty-rusher</code>
        </p>
      </div>
    </Dialog>
  );
}
