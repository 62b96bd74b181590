import { ArrowUpDown, Minus, PencilLine, Plus } from "lucide-react";
import styles from "./ChangeList.module.css";
import type { Change } from "./changes.ts";

interface ChangeListProps {
  changes: readonly Change[];
  /** So many lines at most; the rest is counted. */
  most?: number;
}

const marks = {
  added: { Icon: Plus, word: "New" },
  removed: { Icon: Minus, word: "Gone" },
  changed: { Icon: PencilLine, word: "Changed" },
  moved: { Icon: ArrowUpDown, word: "Moved" },
} as const;

/** What became different, a line each: what is there now, and what was struck out for it. */
export function ChangeList({ changes, most = changes.length }: ChangeListProps) {
  const more = changes.length - most;
  return (
    <ul className={styles.changes}>
      {changes.slice(0, most).map(({ kind, words, was }) => {
        const { Icon, word } = marks[kind];
        return (
          <li key={`${kind} ${words}`} className={styles[kind]}>
            <Icon aria-hidden="true" size={15} />
            <span>
              <span className="unseen">{word}: </span>
              {kind === "removed" ? <del>{words}</del> : words}
              {was === undefined ? null : (
                <del className={styles.was}>
                  <span className="unseen">, was </span>
                  {was}
                </del>
              )}
            </span>
          </li>
        );
      })}
      {more > 0 ? <li className={styles.more}>and {more} more</li> : null}
    </ul>
  );
}
