import { useStore } from "zustand";
import { classes } from "../../primitives/classes.ts";
import { bench } from "./bench.ts";
import { point, usePointed } from "./pointed.ts";
import styles from "./SaidWords.module.css";
import { stretchesOf } from "./sayings.ts";

/** What the visitor said; words that became cards light up with them, and lead there when clicked. */
export function SaidWords({ text }: { text: string }) {
  const cards = useStore(bench.store, (state) => state.draft.cards);
  const pointed = usePointed((state) => state.cards);
  const sayings = cards.map(({ id, rule }) => ({ id, says: rule.says ?? "" }));
  return (
    <p>
      {stretchesOf(text, sayings).map((stretch, index) => {
        const [first] = stretch.cards;
        if (first === undefined) return stretch.text;
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never move
            key={index}
            type="button"
            className={classes(
              styles.stretch,
              stretch.cards.some((id) => pointed.includes(id)) && styles.lit,
            )}
            title="Show its rule"
            onPointerEnter={() => point(stretch.cards)}
            onPointerLeave={() => point([])}
            onFocus={() => point(stretch.cards)}
            onBlur={() => point([])}
            onClick={() => {
              point(stretch.cards);
              document
                .getElementById(`card-${first}`)
                ?.scrollIntoView({ block: "center", behavior: "smooth" });
            }}
          >
            {stretch.text}
          </button>
        );
      })}
    </p>
  );
}
