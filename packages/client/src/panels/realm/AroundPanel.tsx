import { useStore } from "zustand";
import { Card } from "../../primitives/Card.tsx";
import { grouped, nearby } from "../../realm/nearby.ts";
import type { Realm } from "../../realm/realm.ts";
import { doingWords, kindNames, moodWords, regardWords } from "../../realm/words.ts";
import styles from "./AroundPanel.module.css";
import { KindToken } from "./KindToken.tsx";
import { Legend } from "./Legend.tsx";

const SHOWN = 4;

/** Who is near, in words: the nearest few, and what the tokens mean. */
export function AroundPanel({ realm }: { realm: Realm }) {
  const view = useStore(realm.view);
  const others = grouped(nearby(view).filter((one) => one.doing !== "dead"));
  const unsaid = others.slice(SHOWN).reduce((sum, group) => sum + group.count, 0);
  return (
    <Card className={styles.panel} aria-label="Around you">
      <h3 className={styles.title}>Around you</h3>
      {others.length === 0 ? (
        <p className={styles.nobody}>Nobody within a dozen steps.</p>
      ) : (
        <ul className={styles.list}>
          {others.slice(0, SHOWN).map(({ first: one, count }) => (
            <li key={one.key}>
              <KindToken kind={one.kind} />
              <span>
                <strong>{kindNames[one.kind]}</strong> {doingWords[one.doing]}
                {count > 1 ? <span className="number"> × {count}</span> : null}
                <small>
                  {one.distance === 0 ? "beside you" : `${one.distance} ${one.direction}`} · {moodWords(one)}
                  {one.regard ? ` · ${regardWords[one.regard]}` : ""}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {unsaid > 0 ? <p className={styles.nobody}>and {unsaid} more</p> : null}
      <Legend />
    </Card>
  );
}
