import { useStore } from "zustand";
import { Field } from "../../primitives/Field.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { bench } from "./bench.ts";
import type { Draft } from "./draft.ts";
import styles from "./WagerRules.module.css";
import { WAGER_FIELDS, type WagerField, type WagerWords, withWager } from "./wagerFields.ts";

function set(field: WagerField, value: number | undefined, gesture?: string): void {
  bench.change(({ wager, ...draft }): Draft => {
    const next = withWager(wager, field, value);
    return next ? { ...draft, wager: next } : draft;
  }, gesture);
}

/** What the bot may do with money: four sentences, each with a switch and a number. */
export function WagerRules() {
  const wager = useStore(bench.store, (state) => state.draft.wager);
  return (
    <section className={styles.money} aria-label="Money rules">
      <h2>Money</h2>
      <p className={styles.lead}>
        {wager
          ? "When it plays for you, it stakes and bets within these limits."
          : "It never stakes or bets on its own. Switch on a rule to let it, within limits."}
      </p>
      <ul className={styles.rules}>
        {WAGER_FIELDS.map((words) => (
          <MoneyRule key={words.field} words={words} value={wager?.[words.field]} />
        ))}
      </ul>
      <p className={styles.note}>
        They guide the runner that plays your bot. They are not part of its code: nobody sees them on the
        chain.
      </p>
    </section>
  );
}

function MoneyRule({ words, value }: { words: WagerWords; value: number | undefined }) {
  const { field, label, before, after, start, min, max } = words;
  const on = value !== undefined;
  return (
    <li data-on={on}>
      <Switch
        label={label}
        hideLabel={on}
        checked={on}
        onChange={(checked) => set(field, checked ? start : undefined)}
      />
      {on ? (
        <span className={styles.sentence}>
          {before}{" "}
          <Field
            label={label}
            hideLabel
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={String(value)}
            onChange={(event) => {
              const number = event.currentTarget.valueAsNumber;
              if (!Number.isNaN(number)) set(field, number, `wager ${field}`);
            }}
          />{" "}
          {after}
        </span>
      ) : null}
    </li>
  );
}
