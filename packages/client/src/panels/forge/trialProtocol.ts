import type { Hex } from "viem";
import type { Trial } from "./trial.ts";

/** What the page asks of the trial worker. A newer job ends the one before. */
export interface TrialJob {
  job: number;
  mine: Hex;
  opponents: readonly { id: string; code: Hex }[];
  battles: number;
}

/** The worker's answer for one opponent. */
export interface TrialAnswer {
  job: number;
  opponent: string;
  trial: Trial;
}
