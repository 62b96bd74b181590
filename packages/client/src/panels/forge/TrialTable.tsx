import { Eye } from "lucide-react";
import type { CSSProperties } from "react";
import { Button } from "../../primitives/Button.tsx";
import { classes } from "../../primitives/classes.ts";
import { Notice } from "../../primitives/Notice.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { Table } from "../../primitives/Table.tsx";
import styles from "./TrialTable.module.css";
import { TrialTotal } from "./TrialTotal.tsx";
import type { Trial } from "./trial.ts";
import { opponents, TRIAL_BATTLES, type Trials } from "./useTrials.ts";

interface TrialTableProps {
  trials: Trials;
  chosen: readonly string[];
  onChoose(chosen: string[]): void;
  /** Index of the opponent that is being watched. */
  watched: number;
  onWatch(opponent: number): void;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** How the bot does against the chosen house bots: share of wins and how sure that is, together and one by one. */
export function TrialTable({ trials, chosen, onChoose, watched, onWatch }: TrialTableProps) {
  const choose = (id: string, on: boolean) =>
    onChoose(opponents.map((each) => each.id).filter((each) => (each === id ? on : chosen.includes(each))));
  const all = chosen.length === opponents.length;
  return (
    <section className={styles.trials} aria-label="Trial battles">
      <header className={styles.head}>
        <h2>Trial battles</h2>
        <Button size="small" look="quiet" onClick={() => onChoose(all ? [] : opponents.map(({ id }) => id))}>
          {all ? "Choose none" : "Choose all"}
        </Button>
      </header>
      {trials.problem ? (
        <Notice tone="bad" title="No trial battles">
          {trials.problem}
        </Notice>
      ) : chosen.length === 0 ? (
        <Notice title="Nobody to fight">
          Switch on an opponent below, and 200 battles are played at once.
        </Notice>
      ) : (
        <TrialTotal total={trials.total} before={trials.before} opponents={chosen.length} />
      )}
      <Table
        caption={`${TRIAL_BATTLES} battles against each, anew with every change`}
        className={styles.table ?? ""}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Chosen</span>
            </th>
            <th scope="col">Opponent</th>
            <th scope="col">Won</th>
            <th scope="col">
              <span className="unseen">Watch</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {opponents.map((opponent, index) => {
            const on = chosen.includes(opponent.id);
            return (
              <tr key={opponent.id} data-watched={index === watched} className={classes(!on && styles.out)}>
                <td>
                  <Switch
                    label={`Fight ${opponent.name}`}
                    hideLabel
                    checked={on}
                    onChange={(checked) => choose(opponent.id, checked)}
                  />
                </td>
                <th scope="row">
                  {opponent.name}
                  <small>{opponent.character}</small>
                </th>
                <Result trial={on ? trials.results.get(opponent.id) : undefined} on={on} />
                <td>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={`Watch against ${opponent.name}`}
                    aria-pressed={index === watched}
                    icon={<Eye aria-hidden="true" />}
                    onClick={() => onWatch(index)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

function Result({ trial, on }: { trial: Trial | undefined; on: boolean }) {
  if (!trial)
    return (
      <td data-number className={styles.share}>
        {on ? "…" : "–"}
      </td>
    );
  const { share, low, high } = trial;
  return (
    <td data-number className={styles.share}>
      {percent(share)}
      <span
        className={styles.rule}
        aria-hidden="true"
        style={{ "--low": low, "--high": high, "--share": share } as CSSProperties}
      />
      <small>
        <span className="unseen">95% sure: </span>
        {percent(low)}–{percent(high)}
      </small>
    </td>
  );
}
