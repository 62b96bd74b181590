import { Eye } from "lucide-react";
import type { CSSProperties } from "react";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Table } from "../../primitives/Table.tsx";
import styles from "./TrialTable.module.css";
import { opponents, TRIAL_BATTLES, type Trials } from "./useTrials.ts";

interface TrialTableProps {
  trials: Trials;
  /** Index of the opponent that is being watched. */
  watched: number;
  onWatch(opponent: number): void;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** How the bot does against each reference bot: share of wins and how sure that is. */
export function TrialTable({ trials, watched, onWatch }: TrialTableProps) {
  if (trials.problem)
    return (
      <Notice tone="bad" title="No trial battles">
        {trials.problem}
      </Notice>
    );
  return (
    <Table
      caption={`Won of ${TRIAL_BATTLES} battles against each, with the 95% interval`}
      className={styles.table ?? ""}
    >
      <thead>
        <tr>
          <th scope="col">Opponent</th>
          <th scope="col">Won</th>
          <th scope="col" className={styles.band}>
            <span className="unseen">Interval</span>
          </th>
          <th scope="col">
            <span className="unseen">Watch</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {opponents.map((opponent, index) => {
          const trial = trials.results[index];
          return (
            <tr key={opponent.id} data-watched={index === watched}>
              <th scope="row">
                {opponent.name}
                <small>{opponent.character}</small>
              </th>
              <td data-number className={styles.share}>
                {trial ? percent(trial.share) : "…"}
              </td>
              <td className={styles.band}>
                {trial ? (
                  <span
                    className={styles.rule}
                    role="img"
                    aria-label={`between ${percent(trial.low)} and ${percent(trial.high)}`}
                    style={
                      { "--low": trial.low, "--high": trial.high, "--share": trial.share } as CSSProperties
                    }
                  />
                ) : null}
              </td>
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
  );
}
