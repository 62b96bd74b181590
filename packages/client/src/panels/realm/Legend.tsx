import { Link } from "wouter";
import { kindNames, kindStories } from "../../realm/words.ts";
import { KindToken } from "./KindToken.tsx";
import styles from "./Legend.module.css";

/** What each token is, folded away until asked for. */
export function Legend() {
  return (
    <details className={styles.legend}>
      <summary>What the tokens are</summary>
      <dl>
        {(Object.keys(kindStories) as (keyof typeof kindStories)[]).map((kind) => (
          <div key={kind}>
            <KindToken kind={kind} />
            <dt>{kindNames[kind]}</dt>
            <dd>{kindStories[kind]}</dd>
          </div>
        ))}
      </dl>
      <p>
        NPCs do what their brains choose, and whoever plays them can be held to it:{" "}
        <Link href="/npcs">check a decision</Link>.
      </p>
      <p>
        A badge on the right above a token is its mood: afraid, hurt, hungry, asleep. One on the left is how
        it stands to you: clasped hands for a friend, crossed swords for a foe. Icons: game-icons.net, CC BY
        3.0.
      </p>
    </details>
  );
}
