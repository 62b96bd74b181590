import { HeartCrack } from "lucide-react";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import styles from "./FallenNotice.module.css";

interface FallenNoticeProps {
  busy: boolean;
  onRise(): void;
}

/** The visitor's player is dead: how it goes on. */
export function FallenNotice({ busy, onRise }: FallenNoticeProps) {
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
          Nothing of yours is lost. Wolves do not come into towns, and guards keep them off the roads there.
        </Notice>
      </Card>
    </div>
  );
}
