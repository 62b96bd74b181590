import { HeartCrack } from "lucide-react";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import styles from "./FallenNotice.module.css";

interface FallenNoticeProps {
  busy: boolean;
  /** How it came, in words; undefined when it was not seen. */
  story: string | undefined;
  onRise(): void;
}

/** The visitor's player is dead: how it goes on. */
export function FallenNotice({ busy, story, onRise }: FallenNoticeProps) {
  return (
    <div className={styles.over}>
      <Card>
        <Notice
          title="You have fallen."
          picture={<HeartCrack aria-hidden="true" size={30} strokeWidth={1.6} />}
          actions={
            <Button look="brass" busy={busy} onClick={onRise} autoFocus>
              Rise in the town
            </Button>
          }
        >
          {story ?? "What you carried is lost."} Your purse and your bots are untouched. You rise in the town
          with empty hands; wolves seldom come there, and guards keep them off its roads.
        </Notice>
      </Card>
    </div>
  );
}
