import { ScrollText } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import type { Happening } from "../../realm/chronicle.ts";
import type { Realm } from "../../realm/realm.ts";
import styles from "./ChroniclePanel.module.css";
import { HappeningList } from "./HappeningList.tsx";

const SHOWN = 5;

interface ChroniclePanelProps {
  realm: Realm;
  /** Moves the map to a place. */
  onShow: (place: Happening["place"]) => void;
}

/** What happened in sight, the newest first; each leads to where it happened. */
export function ChroniclePanel({ realm, onShow }: ChroniclePanelProps) {
  const happenings = useStore(realm.chronicle.store);
  const mine = happenings.find((one) => one.mine);
  return (
    <Card className={styles.panel} aria-label="What happened">
      <h3 className={styles.title}>What happened</h3>
      <HappeningList happenings={happenings.slice(0, SHOWN)} onShow={onShow} />
      {happenings.length > SHOWN ? <ChronicleButton realm={realm} onShow={onShow} look="words" /> : null}
      <p className="unseen" aria-live="assertive">
        {mine?.text ?? ""}
      </p>
    </Card>
  );
}

/** Opens all that is remembered; on a phone this is the way to it. */
export function ChronicleButton({ realm, onShow, look }: ChroniclePanelProps & { look: "words" | "icon" }) {
  const [open, setOpen] = useState(false);
  const happenings = useStore(realm.chronicle.store);
  const show = (place: Happening["place"]): void => {
    setOpen(false);
    onShow(place);
  };
  return (
    <>
      {look === "words" ? (
        <Button look="quiet" size="small" onClick={() => setOpen(true)}>
          All {happenings.length}
        </Button>
      ) : (
        <Button
          aria-label="What happened"
          icon={<ScrollText aria-hidden="true" />}
          className={styles.opener}
          onClick={() => setOpen(true)}
        />
      )}
      <Dialog open={open} onOpenChange={setOpen} title="What happened">
        <HappeningList happenings={happenings} onShow={show} />
      </Dialog>
    </>
  );
}
