import type { Hex } from "viem";
import type { RuleUse, Trial } from "./trial.ts";

/** What the page asks of the trial worker. A newer job ends the one before. */
export interface TrialJob {
  job: number;
  mine: Hex;
  /** Number of rules in `mine`. */
  rules: number;
  opponents: readonly Hex[];
  battles: number;
}

/** The worker's answer for one opponent. */
export interface TrialAnswer {
  job: number;
  opponent: number;
  trial: Trial;
  uses: RuleUse[];
}
