import { errorLine } from "@cogwright/contracts/errors";
import { Download, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { exportSeals, importSeals, keepSeals, type Seal } from "../../autoplay/keptSeals.ts";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { showToast } from "../../primitives/toasts.ts";
import styles from "./AutoplayCard.module.css";

interface SealCopyProps {
  name: string;
  seal: Seal | undefined;
  onKept(): void;
}

/** What shows a sealed bot: a copy to keep, or a place to bring it back when this browser does not have it. */
export function SealCopy({ name, seal, onKept }: SealCopyProps) {
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const save = (kept: Seal) => {
    const address = URL.createObjectURL(new Blob([exportSeals([kept])], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name.replace(/[^\w-]+/g, "-")}-seal.json`;
    link.click();
    URL.revokeObjectURL(address);
  };
  const bring = async (chosen: File) => {
    try {
      keepSeals(window.localStorage, importSeals(await chosen.text()));
      setProblem(undefined);
      showToast("good", "The seal is here", `${name} can be shown from this browser now.`);
      onKept();
    } catch (error) {
      setProblem(errorLine(error));
    }
  };
  return (
    <div className={styles.part}>
      <h4>Its seal</h4>
      <p className={styles.words}>
        {seal
          ? `${name} is sealed: nobody knows how it fights until it is shown after bets close. Only this browser holds what shows it. Keep a copy: without it, it forfeits every match.`
          : `${name} is sealed, and this browser does not hold what shows it: it would forfeit every match it enters.`}
      </p>
      <div className={styles.row}>
        {seal ? (
          <Button icon={<Download aria-hidden="true" />} onClick={() => save(seal)}>
            Keep a copy
          </Button>
        ) : (
          <Button icon={<Upload aria-hidden="true" />} onClick={() => file.current?.click()}>
            Bring the copy
          </Button>
        )}
        <input
          ref={file}
          type="file"
          accept="application/json"
          className="unseen"
          aria-label="File with the seal"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void bring(chosen);
          }}
        />
      </div>
      {problem ? (
        <Notice tone="bad" title="No seal was kept.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
