import { CircleDot, CircleSlash2, TriangleAlert } from "lucide-react";
import { type Note, useAutoplay } from "../../autoplay/autoplay.ts";
import styles from "./AutoplayCard.module.css";

const MARKS: Record<Note["kind"], { icon: typeof CircleDot; label: string }> = {
  did: { icon: CircleDot, label: "Done" },
  left: { icon: CircleSlash2, label: "Left alone" },
  refused: { icon: TriangleAlert, label: "Refused" },
};

/** What the runner did for the visitor's bots and what it left alone, with why, newest first. */
export function RunnerNotes() {
  const notes = useAutoplay((play) => play.notes);
  if (notes.length === 0)
    return <p className={styles.words}>It writes down here what it does, and why it leaves things alone.</p>;
  return (
    <ol className={styles.notes} aria-label="What it did and why">
      {notes.map(({ key, time, kind, text }) => {
        const { icon: Icon, label } = MARKS[kind];
        return (
          <li key={key} data-kind={kind}>
            <time dateTime={new Date(time * 1000).toISOString()}>
              {new Date(time * 1000).toLocaleTimeString(undefined, { timeStyle: "medium" })}
            </time>
            <Icon aria-label={label} size={14} />
            <span>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
