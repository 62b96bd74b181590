import { Check, Copy } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../primitives/Button.tsx";
import { transcriptOf } from "./narrate.ts";
import type { ShownBattle } from "./shownBattle.ts";
import styles from "./Transcript.module.css";

interface TranscriptProps {
  battle: ShownBattle;
}

/** The whole battle as plain text, for reading, for screen readers and for keeping. */
export function Transcript({ battle }: TranscriptProps) {
  const lines = useMemo(() => transcriptOf(battle.trace, battle.cast), [battle]);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.transcript}>
      <Button
        size="small"
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => void navigator.clipboard.writeText(lines.join("\n")).then(() => setCopied(true))}
      >
        {copied ? "Copied" : "Copy all"}
      </Button>
      <ol aria-label="Transcript of the battle">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one battle never move
          <li key={index}>{line}</li>
        ))}
      </ol>
    </div>
  );
}
