import { useState } from "react";
import type { BotPlay } from "../../autoplay/keptPlay.ts";
import { Button } from "../../primitives/Button.tsx";
import { Field } from "../../primitives/Field.tsx";
import styles from "./AutoplayCard.module.css";
import { rulesText, type TypedRules, typedRules } from "./typedRules.ts";

interface MoneyRulesProps {
  play: BotPlay;
  onChange(next: Pick<BotPlay, "wager" | "opens">): void;
}

const FIELDS = [
  ["stakePercent", "Of its purse, in a match", "%"],
  ["minChance", "Only with a chance of", "%"],
  ["maxStake", "Never more than", "coins"],
  ["stopAfterLosses", "Stop after losses in a row", ""],
  ["opens", "Challenge anyone for", "coins"],
] as const;

/** How a bot decides about money; kept in this browser, changed without a transaction. An empty field is no rule. */
export function MoneyRules({ play, onChange }: MoneyRulesProps) {
  const [typed, setTyped] = useState<TypedRules>(() => rulesText(play));
  const found = typedRules(typed);
  return (
    <div className={styles.part}>
      <h4>How it decides</h4>
      {FIELDS.map(([name, label, unit]) => (
        <Field
          key={name}
          label={label}
          inputMode="decimal"
          value={typed[name]}
          after={unit}
          placeholder="no rule"
          error={found.problems[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
      <Button disabled={found.rules === undefined} onClick={() => found.rules && onChange(found.rules)}>
        Keep these rules
      </Button>
      <p className={styles.words}>
        Kept in this browser; nothing is sent. It bets at most half of what Kelly's rule gives at its cautious
        chance, and always within its limits.
      </p>
    </div>
  );
}
